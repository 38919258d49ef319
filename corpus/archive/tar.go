package archive

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"

	"kotae/corpus"
)

// Tar yields the files of a tar archive, in the archive's order. The error is for an archive that cannot be read on; it
// ends the sequence.
func Tar(in io.Reader) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		read := &counted{in: in}
		b := &budget{packed: func() int64 { return read.n }}
		files := tar.NewReader(read)
		for n := 0; ; n++ {
			h, err := files.Next()
			if err == io.EOF {
				return
			}
			if err == nil && n == maxEntries {
				err = errTooMany
			}
			if err != nil {
				yield(Entry{}, damaged(err))
				return
			}
			if h.Typeflag == tar.TypeDir || h.Typeflag == tar.TypeXGlobalHeader || passedOver(h.Name) {
				continue
			}
			e := Entry{Name: h.Name, Problem: unsafeName(h.Name), Content: b.within(files)} // a sparse file has more than the archive
			if e.Problem == nil && h.Typeflag != tar.TypeReg && h.Typeflag != tar.TypeGNUSparse {
				e.Problem = &corpus.Problem{Reason: "a link or device in the archive, not a file", Fix: "pack the file itself; tar --dereference follows links"}
			}
			if !yield(e, nil) {
				return
			}
		}
	}
}

// Gunzip is the content of what is packed with gzip, one file or a tar archive, bounded like an archive.
func Gunzip(in io.Reader) (io.Reader, error) {
	read := &counted{in: in}
	z, err := gzip.NewReader(read)
	if err != nil {
		return nil, damaged(err)
	}
	b := &budget{packed: func() int64 { return read.n }}
	return b.within(z), nil
}

// damagedError is an archive's error, with what to do.
type damagedError struct{ err error }

func (e *damagedError) Error() string {
	return fmt.Sprintf("the archive is damaged or cut off: %v; export or copy it again", e.err)
}

func (e *damagedError) Unwrap() error { return e.err }

// damaged says of an archive's error what to do, once.
func damaged(err error) error {
	var already *damagedError
	if errors.Is(err, ErrBomb) || errors.Is(err, errTooMany) || errors.As(err, &already) {
		return err
	}
	return &damagedError{err}
}
