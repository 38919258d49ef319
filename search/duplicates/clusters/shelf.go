package clusters

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"sync"

	"kotae/search/duplicates"
)

// shelf keeps what has been read of the questions in a temporary file, 4 KB a question, which the system holds in memory as far as
// there is room: of a question no more than its place stays in the program's own. It is read and not mapped, so that the memory of the
// process is that of the program.
type shelf struct {
	file  *os.File
	mu    sync.Mutex // while books are put
	out   *bufio.Writer
	end   int64
	spans []span // by the question's place in Options.Questions
}

// span is where a book stands in the file.
type span struct {
	from int64
	size uint32
}

// book is one question as it is compared.
type book struct {
	question duplicates.Prepared
	asked    print   // of title and body
	answers  []print // of the long ones
}

// newShelf makes the file in a folder, "" for the system's. Nobody else can open it, and where the system allows it has no name.
func newShelf(dir string, size int) (*shelf, error) {
	f, err := os.CreateTemp(dir, "kotae-dupes-")
	if err != nil {
		return nil, fmt.Errorf("no temporary file can be made for comparing questions: %w; name a folder with room in TMPDIR", err)
	}
	_ = os.Remove(f.Name()) // else close does
	return &shelf{file: f, out: bufio.NewWriterSize(f, 1<<20), spans: make([]span, size)}, nil
}

func (s *shelf) close() error {
	err := s.file.Close()
	_ = os.Remove(s.file.Name())
	if errors.Is(err, os.ErrClosed) { // closing twice does no harm
		return nil
	}
	return err
}

// put stores a book. It may be called by several goroutines; finish comes before the first get.
func (s *shelf) put(n int, b *book) error {
	text, err := b.question.AppendBinary(make([]byte, 4, 6<<10))
	if err != nil {
		return err
	}
	binary.LittleEndian.PutUint32(text, uint32(len(text)-4))
	for _, p := range append([]print{b.asked}, b.answers...) {
		text = append(text, byte(len(p)))
		for _, h := range p {
			text = binary.LittleEndian.AppendUint32(text, h)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.out.Write(text); err != nil {
		return unwritten(err)
	}
	s.spans[n] = span{s.end, uint32(len(text))}
	s.end += int64(len(text))
	return nil
}

func (s *shelf) finish() error {
	if err := s.out.Flush(); err != nil {
		return unwritten(err)
	}
	return nil
}

func unwritten(err error) error {
	return fmt.Errorf("the temporary file for comparing questions cannot be written: %w; name a folder with room in TMPDIR", err)
}

// get reads a book as far as scores depend on it. It may be called by several goroutines, each with a buffer of its own.
func (s *shelf) get(n int, buffer *[]byte) (*book, error) {
	b := new(book)
	question, prints, err := s.open(n, buffer)
	if err != nil {
		return nil, err
	}
	if err := b.question.UnmarshalScored(question); err != nil {
		return nil, err
	}
	b.asked = readPrint(&prints)
	for len(prints) > 0 {
		b.answers = append(b.answers, readPrint(&prints))
	}
	return b, nil
}

// open reads a book's question and its prints as they are stored.
func (s *shelf) open(n int, buffer *[]byte) (question, prints []byte, err error) {
	at := s.spans[n]
	if cap(*buffer) < int(at.size) {
		*buffer = make([]byte, 2*at.size)
	}
	text := (*buffer)[:at.size]
	if _, err := s.file.ReadAt(text, at.from); err != nil {
		return nil, nil, fmt.Errorf("the temporary file for comparing questions cannot be read: %w", err)
	}
	size := binary.LittleEndian.Uint32(text)
	if int(size) > len(text)-4 {
		return nil, nil, errors.New("the temporary file for comparing questions is damaged")
	}
	return text[4 : 4+size], text[4+size:], nil
}

// readPrint takes the first of some stored prints.
func readPrint(stored *[]byte) print {
	p := make(print, (*stored)[0])
	for i := range p {
		p[i] = binary.LittleEndian.Uint32((*stored)[1+4*i:])
	}
	*stored = (*stored)[1+4*len(p):]
	return p
}
