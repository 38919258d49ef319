package source

import (
	"bufio"
	"io"

	"kotae/corpus/jsonl"
	"kotae/corpus/page"
)

func (r *reader) file(t tree, name string, named bool) bool {
	f, err := t.open(name)
	if err != nil {
		return r.unreadable(name, named, err)
	}
	defer f.Close()
	return r.content(name, r.watched(f), named)
}

// content reads a file by what it is.
func (r *reader) content(name string, from io.Reader, named bool) bool {
	in := bufio.NewReaderSize(from, readSize)
	head, err := in.Peek(headSize) // an error comes again with the read
	switch r.recognize(name, head, named) {
	case jsonlRecords:
		return r.records(name, in, named)
	case pageDump:
		return r.page(name, in, named)
	}
	if err != nil && err != io.EOF {
		return r.unreadable(name, named, err)
	}
	return r.unknown(name)
}

func (r *reader) records(name string, in io.Reader, named bool) bool {
	for item, err := range jsonl.Read(name, in) {
		if err != nil || r.ctx.Err() != nil {
			return r.unreadable(name, named, err)
		}
		if !r.yield(item, nil) {
			return false
		}
	}
	return true
}

func (r *reader) page(name string, in io.Reader, named bool) bool {
	data, err := io.ReadAll(io.LimitReader(in, page.MaxBytes+1)) // one byte more, so that the page reader sees it is too long
	if err != nil {
		return r.unreadable(name, named, err)
	}
	return r.yield(r.pages.Read(name, data), nil)
}
