package decisions

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// markerName is the file that tells that there were decisions: without it, a database that was deleted would look like one
// that never was, and all that is forgotten would be found again.
const markerName = "decisions.made"

const marker = "kotae has made " + FileName + " here. Where that is gone, nothing is served until kotae restore brings it back.\n"

var errLost = errors.New("they are gone, although there were some")

// Lost is an *UnusableError where a data directory had decisions that are gone, else nil.
func Lost(dir string) error {
	_, err := made(dir)
	return err
}

// made reports whether a data directory has decisions. Where they are missing although there were some, as for a moment
// while Replace swaps them, it is an error, so that nobody takes that for none.
func made(dir string) (bool, error) {
	path := filepath.Join(dir, FileName)
	switch {
	case !missing(path):
		return true, nil
	case missing(filepath.Join(dir, markerName)):
		return false, nil
	case !missing(path): // another process has made both meanwhile, the database first
		return true, nil
	}
	return false, (&DB{path: path}).explain(errLost)
}

func missing(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// mark writes that there are decisions.
func mark(dir string) error {
	path := filepath.Join(dir, markerName)
	if !missing(path) {
		return nil
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o644)
	if err == nil {
		_, err = f.WriteString(marker)
		err = errors.Join(err, f.Sync(), f.Close())
	}
	if err == nil {
		err = syncDir(dir)
	}
	if err != nil {
		return fmt.Errorf("that there are decisions in %s cannot be noted beside them: %w", dir, err)
	}
	return nil
}
