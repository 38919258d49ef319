package generation

import (
	"errors"
	"os"

	"github.com/blevesearch/mmap-go"
)

// mapped is a file as it lies in memory, read-only.
type mapped struct {
	bytes mmap.MMap
	file  *os.File
}

func openMapped(path string) (mapped, error) {
	f, err := os.Open(path)
	if err != nil {
		return mapped{}, err
	}
	b, err := mmap.Map(f, mmap.RDONLY, 0)
	if err != nil {
		return mapped{}, errors.Join(err, f.Close())
	}
	return mapped{b, f}, nil
}

// close releases the file. Closing twice does no harm.
func (m *mapped) close() error {
	if m.file == nil {
		return nil
	}
	err := errors.Join(m.bytes.Unmap(), m.file.Close())
	m.bytes, m.file = nil, nil
	return err
}
