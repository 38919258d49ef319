package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// replaceFile writes a file beside and renames it when it is whole. What is no file, such as a pipe, is written as it is.
func replaceFile(path string, write func(io.Writer) error) error {
	special, mode := false, fs.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		special, mode = !info.Mode().IsRegular(), info.Mode().Perm()
	}
	var (
		f   *os.File
		err error
	)
	if special {
		f, err = os.OpenFile(path, os.O_WRONLY, 0)
	} else {
		f, err = os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-")
	}
	if err != nil {
		var at *fs.PathError // which names the temporary file
		if errors.As(err, &at) {
			err = at.Err
		}
		return fmt.Errorf("%s cannot be written: %w", path, err)
	}
	out := bufio.NewWriterSize(f, 1<<20)
	err = write(out)
	if err == nil {
		err = out.Flush()
	}
	if special {
		return errors.Join(err, f.Close())
	}
	if err == nil {
		err = errors.Join(f.Chmod(mode), f.Sync())
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}
