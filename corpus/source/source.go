// Package source finds the records of whatever it is given: files of every format, folders, archives, pipes, standard input.
package source

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"

	"kotae/corpus"
	"kotae/corpus/page"
)

// standardInput is how a user names it, and stands as the file's name in records and problems.
const standardInput = "-"

// Read yields the records of the sources in order. A source is a file, a folder (walked in sorted order, hidden files and
// what saved pages bring along left out, links to folders not followed), an archive of either, a pipe, or "-" for standard input. A record or file that
// cannot be taken is an Item that says so. The error is for a source that cannot be read at all, for options that are wrong
// or for an ended context; it ends the stream.
func Read(ctx context.Context, sources []string, o Options) iter.Seq2[corpus.Item, error] {
	return readSources(ctx, sources, o, os.Stdin)
}

// ReadFS yields the records of every file of fsys, as Read does those of a folder.
func ReadFS(ctx context.Context, fsys fs.FS, o Options) iter.Seq2[corpus.Item, error] {
	return stream(ctx, o, func(r *reader) error {
		return r.leftOut(".", r.failure(".", r.folder(tree{
			readDir: func(name string) ([]fs.DirEntry, error) { return fs.ReadDir(fsys, name) },
			stat:    func(name string) (fs.FileInfo, error) { return fs.Stat(fsys, name) },
			open:    fsys.Open,
			join:    path.Join,
		}, ".", true)))
	})
}

func readSources(ctx context.Context, sources []string, o Options, stdin io.Reader) iter.Seq2[corpus.Item, error] {
	return stream(ctx, o, func(r *reader) error {
		for _, s := range sources {
			if err := r.leftOut(s, r.failure(s, r.source(s, stdin))); err != nil {
				return err
			}
		}
		return nil
	})
}

// stream yields what read sends, and its error.
func stream(ctx context.Context, o Options, read func(*reader) error) iter.Seq2[corpus.Item, error] {
	return func(yield func(corpus.Item, error) bool) {
		r := &reader{ctx: ctx, options: o, yield: yield, names: names{}, others: map[string]*others{}}
		if len(o.Columns) > 0 {
			r.columns.met = map[string]bool{}
			r.yield = r.columns.holding(yield)
		}
		err := o.Validate()
		if err == nil {
			r.pages, err = page.NewReader()
		}
		if err == nil {
			err = read(r)
		}
		if len(o.Columns) > 0 && err != errStopped && !r.columns.release(o.Columns, yield) {
			return
		}
		if err != nil && !errors.Is(err, errStopped) {
			yield(corpus.Item{}, err)
		}
	}
}

// reader is one run over sources. named is true for what the user named: only there a failure to read ends the stream.
type reader struct {
	ctx     context.Context
	options Options
	pages   *page.Reader
	yield   func(corpus.Item, error) bool
	names   names              // by which pages without an address are known
	others  map[string]*others // of the source being read, by extension
	columns columns
}

// source reads what the user named.
func (r *reader) source(name string, stdin io.Reader) error {
	if name == standardInput {
		return r.content(file{name: name, in: r.awaited(stdin), named: true})
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	disk := tree{
		readDir: os.ReadDir,
		stat:    os.Stat,
		open:    func(name string) (fs.File, error) { return os.Open(name) },
		join:    filepath.Join,
	}
	switch {
	case info.IsDir():
		return r.folder(disk, name, true)
	case !info.Mode().IsRegular():
		return r.pipe(name)
	}
	return r.file(disk, name, true)
}
