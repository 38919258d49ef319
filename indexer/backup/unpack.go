package backup

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
)

// unpack copies a backup into a new folder and checks every byte of it.
func unpack(ctx context.Context, from, dir string) error {
	info, err := os.Stat(from)
	if err != nil {
		return fmt.Errorf("the backup cannot be read: %w", err)
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return fmt.Errorf("the data directory cannot be written: %w", err)
	}
	r := &receiver{ctx: ctx, dir: dir}
	if info.IsDir() {
		err = r.folder(from)
	} else {
		err = r.archive(from, info.Size())
	}
	if err == nil {
		err = r.complete()
	}
	return err
}

// receiver takes the files of a backup in, and nothing that is not on its list.
type receiver struct {
	ctx    context.Context
	dir    string
	listed *manifest
	wanted map[string]file // those that have not come yet
}

func (r *receiver) expect(in io.Reader, most int64) (err error) {
	if r.listed, err = decode(in, most); err != nil {
		return err
	}
	r.wanted = map[string]file{}
	for _, f := range r.listed.Files {
		r.wanted[f.Path] = f
	}
	return nil
}

// take writes one file and compares it with the list.
func (r *receiver) take(path string, in io.Reader) error {
	f, ok := r.wanted[path]
	if !ok {
		return damaged("%.200q is not on its list, or comes twice", path)
	}
	delete(r.wanted, path)
	to := filepath.Join(r.dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return fmt.Errorf("the data directory cannot be written: %w", err)
	}
	h := sha256.New()
	source := &readFailure{in: io.LimitReader(&reader{r.ctx, in}, f.Size+1)}
	n, err := writeNew(to, io.TeeReader(source, h))
	switch {
	case r.ctx.Err() != nil:
		return r.ctx.Err()
	case source.err != nil:
		return damaged("%s cannot be read: %v", path, source.err)
	case err != nil:
		return fmt.Errorf("the data directory cannot be written: %w", err)
	case n != f.Size || hex.EncodeToString(h.Sum(nil)) != f.SHA256:
		return damaged("%s has changed since it was made", path)
	}
	return nil
}

// complete tells what did not come.
func (r *receiver) complete() error {
	for _, f := range r.listed.Files {
		if _, missing := r.wanted[f.Path]; missing {
			return damaged("%s is missing", f.Path)
		}
	}
	return syncTree(r.dir)
}

// folder takes what the list names; whatever else lies there is left alone. No link leads out of it.
func (r *receiver) folder(from string) error {
	root, err := os.OpenRoot(from)
	if err != nil {
		return fmt.Errorf("the backup cannot be read: %w", err)
	}
	defer root.Close()
	open := func(path string) (*os.File, error) {
		// Looked at first: opening a pipe would wait for its writer.
		info, err := root.Lstat(filepath.FromSlash(path))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, damaged("%s is missing", path)
		case err != nil:
			return nil, damaged("%s cannot be read: %v", path, err)
		case !info.Mode().IsRegular():
			return nil, damaged("%s is no file", path)
		}
		return root.Open(filepath.FromSlash(path))
	}
	if _, err := root.Lstat(manifestName); errors.Is(err, fs.ErrNotExist) {
		return ErrNoBackup
	}
	listed, err := open(manifestName)
	if err != nil {
		return err
	}
	defer listed.Close()
	if err := r.expect(listed, math.MaxInt64); err != nil { // what is there fits on a disk
		return err
	}
	for _, f := range r.listed.Files {
		in, err := open(f.Path)
		if err != nil {
			return err
		}
		if err := errors.Join(r.take(f.Path, in), in.Close()); err != nil {
			return err
		}
	}
	return nil
}

// archive takes a packed backup of some bytes.
func (r *receiver) archive(from string, size int64) error {
	f, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("the backup cannot be read: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return ErrNoBackup
	}
	files := tar.NewReader(z)
	first, err := files.Next()
	if err != nil || first.Name != manifestName || first.Typeflag != tar.TypeReg {
		return ErrNoBackup
	}
	if err := r.expect(files, smallEnough+maxRatio*size); err != nil {
		return err
	}
	for {
		h, err := files.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return damaged("it ends too early, or is torn (%v)", err)
		}
		if h.Typeflag != tar.TypeReg {
			return damaged("%.200q is no file", h.Name)
		}
		if err := r.take(h.Name, files); err != nil {
			return err
		}
	}
	// The sum of the archive itself stands at its end, behind tar's padding.
	rest, err := io.Copy(io.Discard, io.LimitReader(z, 1<<20))
	if err != nil || rest == 1<<20 {
		return damaged("it does not end as it should")
	}
	return nil
}

// readFailure keeps the error of reading apart from that of writing.
type readFailure struct {
	in  io.Reader
	err error
}

func (r *readFailure) Read(b []byte) (int, error) {
	n, err := r.in.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		r.err = err
	}
	return n, err
}
