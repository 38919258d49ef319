package corpus

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Read yields the records of the sources in order. A source is a file, a folder (walked in sorted order, hidden files
// left out, links to folders not followed), a pipe, or "-" for JSONL on standard input. A record or file that cannot be taken is
// an Item that says so. The error is for a source that cannot be read at all or for an ended context; it ends the stream.
func Read(ctx context.Context, sources []string) iter.Seq2[Item, error] {
	return readSources(ctx, sources, os.Stdin)
}

// ReadFS yields the records of every file of fsys, as Read does those of a folder.
func ReadFS(ctx context.Context, fsys fs.FS) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		r, err := newReader(ctx, yield)
		if err != nil {
			yield(Item{}, err)
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

func readSources(ctx context.Context, sources []string, stdin io.Reader) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		r, err := newReader(ctx, yield)
		if err != nil {
			yield(Item{}, err)
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
				if !r.lines(s, bufio.NewReaderSize(r.awaited(stdin), readSize), true) {
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
	ctx   context.Context
	list  *boilerplate
	yield func(Item, error) bool
}

func newReader(ctx context.Context, yield func(Item, error) bool) (*reader, error) {
	list, err := parseBoilerplate(boilerplateText)
	if err != nil {
		return nil, err
	}
	return &reader{ctx: ctx, list: list, yield: yield}, nil
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
			ok = r.reject(name, 0, "", "a link to a folder is not followed", "name the linked folder as a source of its own")
		case mode.IsDir():
			ok = r.folder(t, name, false)
		case !mode.IsRegular():
			ok = r.reject(name, 0, "", "not a file with data", "move it out of the folder")
		case filepath.Ext(name) != "" && !knownExtension(name):
			ok = r.unknown(name)
		default:
			ok = r.file(t, name, false)
		}
		if !ok {
			return false
		}
	}
	if !seen && named {
		return r.reject(dir, 0, "", "the folder is empty", "put page dumps (.txt) or records (.jsonl) there, or name another folder")
	}
	return true
}

func (r *reader) file(t tree, name string, named bool) bool {
	f, err := t.open(name)
	if err != nil {
		return r.unreadable(name, named, err)
	}
	defer f.Close()
	return r.content(name, r.watched(f), named)
}

// content reads a file by what it is: records or a page. In a folder, a file without an extension must begin like one.
func (r *reader) content(name string, from io.Reader, named bool) bool {
	in := bufio.NewReaderSize(from, readSize)
	head, err := in.Peek(4096) // an error comes again with the read
	if isJSONL(name, head) {
		return r.lines(name, in, named)
	}
	if !named && filepath.Ext(name) == "" && (err == nil || err == io.EOF) && !r.beginsPage(head) {
		return r.unknown(name)
	}
	data, err := io.ReadAll(io.LimitReader(in, maxPage+1))
	if err != nil {
		return r.unreadable(name, named, err)
	}
	return r.yield(readPage(r.list, name, data), nil)
}

// beginsPage reports whether the first line that is not blank begins a page.
func (r *reader) beginsPage(head []byte) bool {
	for l := range strings.SplitSeq(normalize(string(head)), "\n") {
		if l != "" {
			return r.list.role(l) == roleQuestion
		}
	}
	return false
}

func knownExtension(name string) bool {
	return strings.EqualFold(filepath.Ext(name), ".txt") || jsonExtension(name)
}

func jsonExtension(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson", ".json":
		return true
	}
	return false
}

// isJSONL tells records from page dumps. A binary file is left to the page reader, which rejects it once and not by lines.
func isJSONL(name string, head []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, utf8BOM), " \t\r\n")
	if len(text) > 0 && text[0] == '{' {
		return true
	}
	return jsonExtension(name) && bytes.IndexByte(head, 0) < 0
}

func (r *reader) unknown(name string) bool {
	return r.reject(name, 0, "", "not a known format", "give .txt page dumps or .jsonl records, or move the file out of the folder")
}

func (r *reader) reject(name string, line int, field, reason, fix string) bool {
	return r.yield(Item{Rejected: &Problem{File: name, Line: line, Field: field, Reason: reason, Fix: fix}}, nil)
}

// unreadable ends the stream for a source the user named, and reports a file found in a folder.
func (r *reader) unreadable(name string, named bool, err error) bool {
	if named || r.ctx.Err() != nil {
		r.fail(name, err)
		return false
	}
	return r.reject(name, 0, "", "cannot be read: "+cause(err).Error(), "check that the file is there and may be read")
}

func (r *reader) fail(name string, err error) {
	switch {
	case r.ctx.Err() != nil:
		err = fmt.Errorf("stopped while reading %s: %w; start again to read everything", name, context.Cause(r.ctx))
	case errors.Is(err, fs.ErrNotExist):
		err = fmt.Errorf("%s: %w; check the path", name, cause(err))
	case errors.Is(err, fs.ErrPermission):
		err = fmt.Errorf("%s: %w; let this user read it, or run as one who may", name, cause(err))
	default:
		err = fmt.Errorf("%s: %w; check that it is a readable file or folder and that its disk works", name, cause(err))
	}
	r.yield(Item{}, err)
}

// cause strips the call and the path, which the message names itself.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
