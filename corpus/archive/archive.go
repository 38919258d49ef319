// Package archive reads the files in .zip and .tar archives one after the other, without unpacking them to disk and without
// trusting what the archive says of itself.
package archive

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"kotae/corpus"
)

// Entry is one file of an archive: either its content or what keeps it from being read.
type Entry struct {
	Name    string          // within the archive, with slashes
	Content io.Reader       // good until the next entry is asked for
	Problem *corpus.Problem // File is left to the caller
}

// maxEntries is twice the horizon of a million pages, each a file.
const maxEntries = 2_000_000

// A bomb is what unpacks to more than a text can: after slack, growth times what was read. Deflate reaches 1,032 at most,
// Japanese text about 4, the most repetitive exports that were seen about 30.
const (
	slack  = 256 << 20 // bytes
	growth = 100
)

// ErrBomb is returned where an archive unpacks to far more than it holds.
var ErrBomb = fmt.Errorf("it unpacks to more than %d times its size; unpack it yourself if it is yours, and name the folder", growth)

var errTooMany = fmt.Errorf("it holds more than %d files; split it", maxEntries)

// budget bounds what all entries of an archive unpack to.
type budget struct {
	packed   func() int64 // bytes of the archive so far
	unpacked int64
}

func (b *budget) add(n int) error {
	if b.unpacked += int64(n); b.unpacked > slack && b.unpacked-slack > growth*b.packed() {
		return ErrBomb
	}
	return nil
}

// within is a reader that keeps to the budget.
func (b *budget) within(in io.Reader) io.Reader { return &bounded{in: in, budget: b} }

type bounded struct {
	in     io.Reader
	budget *budget
}

func (r *bounded) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	if over := r.budget.add(n); over != nil {
		return 0, over
	}
	if err != nil && err != io.EOF {
		err = damaged(err)
	}
	return n, err
}

// counted counts what was read of an archive.
type counted struct {
	in io.Reader
	n  int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

// unsafeName is why an entry's name is not that of a file below the archive; nothing is ever written there, but a name like
// that is no export's.
func unsafeName(name string) *corpus.Problem {
	reason := ""
	switch {
	case strings.Contains(name, `\`):
		reason = "has a backslash"
	case strings.ContainsRune(name, 0):
		reason = "has a NUL character"
	case strings.HasPrefix(name, "/"), len(name) > 1 && name[1] == ':':
		reason = "is absolute"
	case !fs.ValidPath(path.Clean(name)) || strings.Contains("/"+name+"/", "/../"):
		reason = "leads out of the archive"
	}
	if reason == "" {
		return nil
	}
	return &corpus.Problem{Reason: fmt.Sprintf("the name %.80q in the archive %s", name, reason), Fix: "pack the export's folder again, with names below it"}
}

// passedOver reports whether a name is hidden, or what macOS adds to archives; a folder's are passed over too.
func passedOver(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return false
}
