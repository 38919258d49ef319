package source

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"kotae/corpus"
	"kotae/corpus/archive"
)

// unpack reads the files of an archive. Their names are the archive's with theirs below it.
func (r *reader) unpack(f file, in io.Reader, as packing) error {
	switch {
	case f.packed:
		return r.reject(f.name, "an archive in an archive is not opened", "unpack the outer one, and name the folder")
	case as == gzipped:
		return r.gunzip(f, in)
	case as == tarred:
		return r.entries(f, archive.Tar(in))
	case f.at != nil:
		return r.entries(f, archive.Zip(f.at, f.size))
	}
	return r.spooled(f, in)
}

// gunzip reads what is packed with gzip: a tar archive, or one file, which is named like it without the ending.
func (r *reader) gunzip(f file, in io.Reader) error {
	text, err := archive.Gunzip(in)
	if err != nil {
		return err
	}
	content := bufio.NewReaderSize(r.watched(text), readSize)
	head, _ := content.Peek(headSize) // an error comes again with the read
	name := path.Base(filepath.ToSlash(f.name))
	switch extension(name) {
	case ".gz":
		name = name[:len(name)-len(".gz")]
	case ".tgz":
		name = name[:len(name)-len(".tgz")] + ".tar"
	}
	if packingOf(name, head) == tarred {
		return r.entries(f, archive.Tar(content))
	}
	if f.name != standardInput {
		name = f.name + "/" + name
	}
	return r.content(file{name: name, in: content, named: f.named, packed: true})
}

// spooled reads a zip that comes through a pipe: its list of files stands at its end, so it goes to a scratch file first.
func (r *reader) spooled(f file, in io.Reader) (err error) {
	scratch, err := os.CreateTemp("", "kotae-archive-*")
	if err != nil {
		return fmt.Errorf("no scratch file can be made: %w; set TMPDIR to a folder with room", err)
	}
	defer func() { err = errors.Join(err, scratch.Close(), os.Remove(scratch.Name())) }()
	size, err := io.Copy(scratch, in)
	if err != nil {
		return fmt.Errorf("it cannot be copied to a scratch file: %w; set TMPDIR to a folder with room", err)
	}
	return r.entries(f, archive.Zip(scratch, size))
}

func (r *reader) entries(f file, all iter.Seq2[archive.Entry, error]) error {
	seen := false
	for e, err := range all {
		if err != nil {
			return err
		}
		seen = true
		if err := r.entry(f, e); err != nil {
			return err
		}
	}
	if !seen {
		return r.reject(f.name, "the archive is empty", "put the export's files there, or leave it out")
	}
	return nil
}

func (r *reader) entry(f file, e archive.Entry) error {
	if e.Problem != nil {
		e.Problem.File = f.name + "/" + e.Name
		return r.send(corpus.Item{Rejected: e.Problem})
	}
	name := f.name + "/" + strings.TrimPrefix(path.Clean(e.Name), "/")
	switch {
	case furnishing(name):
		return nil
	case foreign(name):
		r.leaveOut(name)
		return nil
	}
	err := r.content(file{name: name, in: r.watched(e.Content), packed: true})
	if err != nil && !errors.Is(err, errStopped) && r.ctx.Err() == nil {
		return fmt.Errorf("%s: %w", e.Name, err)
	}
	return err
}
