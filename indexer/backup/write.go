package backup

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// source is a file that goes into a backup.
type source struct {
	file
	from string // where it is read
}

func inFile(path, from string) source { return source{file{Path: path}, from} }

// measure reads the file once to know its size and sum.
func (s *source) measure(ctx context.Context) error {
	in, err := os.Open(s.from)
	if err != nil {
		return err
	}
	defer in.Close()
	h := sha256.New()
	if s.Size, err = io.Copy(h, &reader{ctx, in}); err != nil {
		return err
	}
	s.SHA256 = hex.EncodeToString(h.Sum(nil))
	return nil
}

// sink is where a backup goes: a folder or an archive.
type sink interface {
	put(path string, size int64, in io.Reader) error
	close() error
}

// write makes the whole backup, the manifest first.
func write(ctx context.Context, path string, archived bool, m manifest, sources []source) (err error) {
	var to sink
	if archived {
		to, err = newArchive(path, m.Created)
	} else {
		to, err = newFolder(path)
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.close()) }()
	listed, err := m.encode()
	if err != nil {
		return err
	}
	if err := to.put(manifestName, int64(len(listed)), bytes.NewReader(listed)); err != nil {
		return err
	}
	for _, s := range sources {
		if err := s.copy(ctx, to); err != nil {
			return err
		}
	}
	return nil
}

// copy reads the file again and holds it against what was measured.
func (s *source) copy(ctx context.Context, to sink) error {
	in, err := os.Open(s.from)
	if err != nil {
		return err
	}
	defer in.Close()
	h := sha256.New()
	if err := to.put(s.Path, s.Size, io.TeeReader(&reader{ctx, in}, h)); err != nil {
		return err
	}
	if hex.EncodeToString(h.Sum(nil)) != s.SHA256 {
		return fmt.Errorf("%s changed while it was copied; check the disk", s.from)
	}
	return nil
}

// folder is a backup that has the form of a data directory.
type folder struct{ dir string }

// A backup is its owner's alone: it tells who asked to be forgotten.
func newFolder(dir string) (*folder, error) { return &folder{dir}, os.Mkdir(dir, 0o700) }

func (f *folder) put(path string, size int64, in io.Reader) error {
	to := filepath.Join(f.dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	n, err := writeNew(to, in)
	if err == nil && n != size {
		err = fmt.Errorf("%s changed while it was copied", path)
	}
	return err
}

func (f *folder) close() error { return syncTree(f.dir) }

// archive is a backup in one file.
type archive struct {
	file    *os.File
	gzip    *gzip.Writer
	tar     *tar.Writer
	created time.Time
}

func newArchive(path string, created time.Time) (*archive, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewWriterLevel(f, gzip.BestSpeed) // most of an index is packed already
	return &archive{f, z, tar.NewWriter(z), created.Truncate(time.Second)}, err
}

func (a *archive) put(path string, size int64, in io.Reader) error {
	if err := a.tar.WriteHeader(&tar.Header{Name: path, Size: size, Mode: 0o644, ModTime: a.created}); err != nil {
		return err
	}
	_, err := io.Copy(a.tar, in)
	return err
}

func (a *archive) close() error {
	return errors.Join(a.tar.Close(), a.gzip.Close(), a.file.Sync(), a.file.Close())
}
