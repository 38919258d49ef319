package completion

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"unsafe"
)

// Data is what of a generation may be completed.
type Data struct {
	Titles *Set // entry by entry the questions' titles; Docs is the document's number
	Words  *Set // terms and phrases
}

// The file is one line of magic and then sections, each its length in bytes, the bytes, and zeros up to a multiple of eight.
// Numbers are little-endian, so that the file is used as it lies in memory.
const magic = "kotae completions 1 \n\n\n\n"

// Write writes the file.
func (d *Data) Write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := &writer{out: bufio.NewWriterSize(f, 1<<20)}
	w.bytes([]byte(magic))
	for _, s := range d.sets() {
		for _, c := range s.columns() {
			section(w, unsafe.Slice(unsafe.StringData(c.all), len(c.all)))
			section(w, c.ends)
		}
		section(w, s.boundEnds)
		section(w, s.bounds)
		section(w, s.kinds)
		section(w, s.docs)
		section(w, s.weights)
		for _, o := range s.orders() {
			section(w, o.entries)
			section(w, o.numbers)
			section(w, o.priorities)
		}
	}
	return errors.Join(w.err, w.out.Flush(), f.Close())
}

// Read makes the sets of a file's bytes, which they keep using. The bytes must be aligned to eight, as those of a mapped
// file are, and checked by their sum: a file of another content may crash whoever uses it.
func Read(file []byte) (*Data, error) {
	if len(file) < len(magic) || string(file[:len(magic)]) != magic {
		return nil, errors.New("these are no completions")
	}
	if binary.NativeEndian.Uint16([]byte{1, 0}) != 1 {
		return nil, errors.New("completions are only read on little-endian machines")
	}
	r := &reader{rest: file[len(magic):]}
	d := &Data{Titles: &Set{}, Words: &Set{}}
	for _, s := range d.sets() {
		for _, c := range s.columns() {
			all := numbers[byte](r)
			c.all = unsafe.String(unsafe.SliceData(all), len(all))
			c.ends = numbers[uint32](r)
		}
		s.boundEnds = numbers[uint32](r)
		s.bounds = numbers[Bound](r)
		s.kinds = numbers[byte](r)
		s.docs = numbers[uint32](r)
		s.weights = numbers[float32](r)
		for _, o := range s.orders() {
			o.entries = numbers[uint32](r)
			o.numbers = numbers[uint16](r)
			o.priorities = numbers[uint16](r)
		}
		if r.err == nil {
			r.err = s.check()
		}
		if r.err != nil {
			return nil, r.err
		}
		s.index()
	}
	return d, nil
}

func (d *Data) sets() []*Set { return []*Set{d.Titles, d.Words} }

func (s *Set) columns() []*column { return []*column{&s.texts, &s.surfaces, &s.keys} }

func (s *Set) orders() []*Order { return []*Order{&s.BySurface, &s.ByKey} }

// check compares the lengths of what belongs together.
func (s *Set) check() error {
	n := len(s.kinds)
	whole := len(s.boundEnds) == n && len(s.docs) == n && len(s.weights) == n
	for _, c := range s.columns() {
		whole = whole && len(c.ends) == n && (n == 0 || int(c.ends[n-1]) == len(c.all))
	}
	for _, o := range s.orders() {
		whole = whole && len(o.entries) == len(o.numbers) && len(o.entries) == len(o.priorities)
	}
	if !whole || n > 0 && int(s.boundEnds[n-1]) != len(s.bounds) {
		return errors.New("completions of different lengths")
	}
	return nil
}

type writer struct {
	out *bufio.Writer
	err error
}

func (w *writer) bytes(b []byte) {
	if w.err == nil {
		_, w.err = w.out.Write(b)
	}
}

// section writes numbers of a fixed size.
func section[T any](w *writer, values []T) {
	size := binary.Size(values)
	w.bytes(binary.LittleEndian.AppendUint64(nil, uint64(size)))
	if bytes, ok := any(values).([]byte); ok {
		w.bytes(bytes)
	} else if w.err == nil {
		w.err = binary.Write(w.out, binary.LittleEndian, values)
	}
	w.bytes(make([]byte, -size&7))
}

type reader struct {
	rest []byte
	err  error
}

// numbers returns the next section as it lies there.
func numbers[T any](r *reader) []T {
	var zero T
	size := int(unsafe.Sizeof(zero))
	if r.err == nil && len(r.rest) < 8 {
		r.err = io.ErrUnexpectedEOF
	}
	if r.err != nil {
		return nil
	}
	n := binary.LittleEndian.Uint64(r.rest)
	r.rest = r.rest[8:]
	if n > uint64(len(r.rest)) || n%uint64(size) != 0 {
		r.err = fmt.Errorf("a section of %d bytes: %w", n, io.ErrUnexpectedEOF)
		return nil
	}
	values := r.rest[:n]
	r.rest = r.rest[min(len(r.rest), int(n+7)&^7):]
	if n == 0 {
		return nil
	}
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(values))), int(n)/size)
}
