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

// Tar yields the files of a tar archive, packed with gzip or not, in the archive's order. The error is for an archive that
// cannot be read on; it ends the sequence.
func Tar(in io.Reader, gzipped bool) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		read := &counted{in: in}
		b := &budget{packed: func() int64 { return read.n }}
		unpacked := io.Reader(read)
		if gzipped {
			z, err := gzip.NewReader(read)
			if err != nil {
				yield(Entry{}, damaged(err))
				return
			}
			unpacked = z
		}
		files := tar.NewReader(b.within(unpacked))
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
			e := Entry{Name: h.Name, Problem: unsafeName(h.Name), Content: files}
			if e.Problem == nil && h.Typeflag != tar.TypeReg {
				e.Problem = &corpus.Problem{Reason: "a link or device in the archive, not a file", Fix: "pack the file itself; tar --dereference follows links"}
			}
			if !yield(e, nil) {
				return
			}
		}
	}
}

// Gunzip is the content of one file that is packed with gzip, bounded like an archive.
func Gunzip(in io.Reader) (io.Reader, error) {
	read := &counted{in: in}
	z, err := gzip.NewReader(read)
	if err != nil {
		return nil, damaged(err)
	}
	b := &budget{packed: func() int64 { return read.n }}
	return b.within(z), nil
}

// damaged says of an archive's error what to do.
func damaged(err error) error {
	if errors.Is(err, ErrBomb) || errors.Is(err, errTooMany) {
		return err
	}
	return fmt.Errorf("the archive is damaged or cut off: %w; export or copy it again", err)
}
