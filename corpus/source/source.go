// Package source finds the records of whatever it is given: files of every format, folders, pipes, standard input.
package source

import (
	"context"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"kotae/corpus"
	"kotae/corpus/page"
)

// Options say how sources are read. The zero value recognises everything.
type Options struct{}

// Read yields the records of the sources in order. A source is a file, a folder (walked in sorted order, hidden files
// left out, links to folders not followed), a pipe, or "-" for JSONL on standard input. A record or file that cannot be taken is
// an Item that says so. The error is for a source that cannot be read at all or for an ended context; it ends the stream.
func Read(ctx context.Context, sources []string, o Options) iter.Seq2[corpus.Item, error] {
	return readSources(ctx, sources, o, os.Stdin)
}

// ReadFS yields the records of every file of fsys, as Read does those of a folder.
func ReadFS(ctx context.Context, fsys fs.FS, o Options) iter.Seq2[corpus.Item, error] {
	return func(yield func(corpus.Item, error) bool) {
		r, err := newReader(ctx, o, yield)
		if err != nil {
			yield(corpus.Item{}, err)
			return
		}
		r.folder(tree{
			readDir: func(name string) ([]fs.DirEntry, error) { return fs.ReadDir(fsys, name) },
			stat:    func(name string) (fs.FileInfo, error) { return fs.Stat(fsys, name) },
			open:    fsys.Open,
			join:    path.Join,
		}, ".", true)
	}
}

func readSources(ctx context.Context, sources []string, o Options, stdin io.Reader) iter.Seq2[corpus.Item, error] {
	return func(yield func(corpus.Item, error) bool) {
		r, err := newReader(ctx, o, yield)
		if err != nil {
			yield(corpus.Item{}, err)
			return
		}
		disk := tree{
			readDir: os.ReadDir,
			stat:    os.Stat,
			open:    func(name string) (fs.File, error) { return os.Open(name) },
			join:    filepath.Join,
		}
		for _, s := range sources {
			if s == "-" {
				if !r.records(s, r.awaited(stdin), true) {
					return
				}
				continue
			}
			info, err := os.Stat(s)
			switch {
			case err != nil:
				r.fail(s, err)
				return
			case info.IsDir():
				if !r.folder(disk, s, true) {
					return
				}
			case !info.Mode().IsRegular():
				if !r.pipe(s) {
					return
				}
			case !r.file(disk, s, true):
				return
			}
		}
	}
}

// tree is where a walk finds folders and files: the disk or an embedded folder.
type tree struct {
	readDir func(name string) ([]fs.DirEntry, error)
	stat    func(name string) (fs.FileInfo, error)
	open    func(name string) (fs.File, error)
	join    func(elem ...string) string
}

// reader is one run over sources. Its methods return false when the stream has ended. named is true for what the user
// named: only there a failure to read ends the stream.
type reader struct {
	ctx     context.Context
	options Options
	pages   *page.Reader
	yield   func(corpus.Item, error) bool
}

func newReader(ctx context.Context, o Options, yield func(corpus.Item, error) bool) (*reader, error) {
	pages, err := page.NewReader()
	if err != nil {
		return nil, err
	}
	return &reader{ctx: ctx, options: o, pages: pages, yield: yield}, nil
}

func (r *reader) folder(t tree, dir string, named bool) bool {
	entries, err := t.readDir(dir) // sorted by name
	if err != nil {
		return r.unreadable(dir, named, err)
	}
	seen := false
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		seen = true
		name := t.join(dir, e.Name())
		mode := e.Type()
		linked := mode&fs.ModeSymlink != 0
		if linked {
			info, err := t.stat(name)
			if err != nil {
				if !r.unreadable(name, false, err) {
					return false
				}
				continue
			}
			mode = info.Mode().Type()
		}
		ok := true
		switch {
		case mode.IsDir() && linked:
			ok = r.reject(name, "a link to a folder is not followed", "name the linked folder as a source of its own")
		case mode.IsDir():
			ok = r.folder(t, name, false)
		case !mode.IsRegular():
			ok = r.reject(name, "not a file with data", "move it out of the folder")
		case foreign(name):
			ok = r.unknown(name)
		default:
			ok = r.file(t, name, false)
		}
		if !ok {
			return false
		}
	}
	if !seen && named {
		return r.reject(dir, "the folder is empty", "put page dumps (.txt) or records (.jsonl) there, or name another folder")
	}
	return true
}
