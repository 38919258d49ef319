package source

import (
	"bufio"
	"errors"
	"io"
	"iter"

	"kotae/corpus"
	"kotae/corpus/charset"
	"kotae/corpus/jsonl"
	"kotae/corpus/page"
	"kotae/corpus/table"
	"kotae/corpus/webpage"
	"kotae/corpus/wordpress"
)

// file is one to be read: of a folder, of an archive, or what comes through a pipe.
type file struct {
	name   string
	in     io.Reader   // ends with the context
	at     io.ReaderAt // the same content, where it can be read anywhere, else nil
	size   int64       // of at, in bytes
	named  bool        // by the user
	packed bool        // it stands in an archive
}

func (r *reader) file(t tree, name string, named bool) error {
	opened, err := t.open(name)
	if err != nil {
		return err
	}
	defer opened.Close()
	f := file{name: name, in: r.watched(opened), named: named}
	if at, ok := opened.(io.ReaderAt); ok {
		info, err := opened.Stat()
		if err != nil {
			return err
		}
		f.at, f.size = at, info.Size()
	}
	return r.content(f)
}

// content reads a file by what it is. An error is that the file cannot be read on, or that the stream has ended.
func (r *reader) content(f file) error {
	if reason, fix := closed(f.name); reason != "" {
		return r.reject(f.name, reason, fix)
	}
	in := bufio.NewReaderSize(f.in, readSize)
	head, failed := in.Peek(headSize) // an error comes again with the read
	if packing := packingOf(f.name, head); packing != unpacked {
		return r.unpack(f, in, packing)
	}
	encoding := r.encodingOf(head)
	as := r.recognize(f, head, charset.Decode(head, encoding))
	switch {
	case as != unknownFormat:
	case failed != nil && failed != io.EOF:
		return failed
	case f.named:
		return r.unknown(f.name)
	default:
		r.leaveOut(f.name)
		return nil
	}
	var decoded *charset.Reader
	var text io.Reader = in
	if encoding != "" && !as.decodesItself() {
		decoded = charset.NewReader(in, encoding)
		text = decoded
	}
	for item, err := range r.items(as, f.name, text) {
		if err == nil {
			err = r.ctx.Err()
		}
		var wrong *charset.WrongError
		if errors.As(err, &wrong) {
			return r.reject(f.name, wrong.Reason, wrong.Fix)
		}
		if err != nil {
			return err
		}
		item.Warnings = append(item.Warnings, replacedIn(decoded, f.name)...)
		if as == webPage || as == pageDump {
			item = r.names.check(item)
		}
		if err := r.send(item); err != nil {
			return err
		}
	}
	return nil
}

// items are the records of a file of a format.
func (r *reader) items(as format, name string, in io.Reader) iter.Seq2[corpus.Item, error] {
	switch as {
	case jsonlRecords:
		return jsonl.Read(name, in)
	case csvTable, tsvTable:
		o := table.Options{Columns: r.options.Columns, Encoding: r.options.Encoding, Met: r.columns.met}
		if r.options.Format == string(tsvTable) {
			o.Comma = '\t'
		}
		return table.Read(name, in, o)
	case wordPress:
		r.columns.custom = true
		return wordpress.Read(name, in, r.options.customFields())
	case webPage:
		return whole(in, func(data []byte) []corpus.Item { return webpage.Read(name, data, r.pages) })
	default:
		return whole(in, func(data []byte) []corpus.Item { return []corpus.Item{r.pages.Read(name, data)} })
	}
}

// whole reads a page, which is read as a whole.
func whole(in io.Reader, read func([]byte) []corpus.Item) iter.Seq2[corpus.Item, error] {
	return func(yield func(corpus.Item, error) bool) {
		data, err := io.ReadAll(io.LimitReader(in, page.MaxBytes+1)) // one byte more, so that the reader sees it is too long
		if err != nil {
			yield(corpus.Item{}, err)
			return
		}
		for _, item := range read(data) {
			if !yield(item, nil) {
				return
			}
		}
	}
}
