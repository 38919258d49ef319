package source

import (
	"io/fs"
	"strings"
)

// tree is where a walk finds folders and files: the disk or an embedded folder.
type tree struct {
	readDir func(name string) ([]fs.DirEntry, error)
	stat    func(name string) (fs.FileInfo, error)
	open    func(name string) (fs.File, error)
	join    func(elem ...string) string
}

// folder reads all files of a folder. An error is that the folder itself cannot be read, or what ends the stream.
func (r *reader) folder(t tree, dir string, named bool) error {
	entries, err := t.readDir(dir) // sorted by name
	if err != nil {
		return err
	}
	seen := false
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		seen = true
		name := t.join(dir, e.Name())
		if err := r.found(name, r.below(t, name, e.Type())); err != nil {
			return err
		}
	}
	if !seen && named {
		return r.reject(dir, "the folder is empty", "put the export's files there, or name another folder")
	}
	return nil
}

// below reads what stands in a folder.
func (r *reader) below(t tree, name string, mode fs.FileMode) error {
	linked := mode&fs.ModeSymlink != 0
	if linked {
		info, err := t.stat(name)
		if err != nil {
			return err
		}
		mode = info.Mode().Type()
	}
	switch {
	case mode.IsDir() && linked:
		return r.reject(name, "a link to a folder is not followed", "name the linked folder as a source of its own")
	case mode.IsDir():
		return r.folder(t, name, false)
	case !mode.IsRegular():
		return r.reject(name, "not a file with data", "move it out of the folder")
	case furnishing(name):
		return nil
	case foreign(name):
		r.leaveOut(name)
		return nil
	}
	return r.file(t, name, false)
}
