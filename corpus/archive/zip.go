package archive

import (
	"archive/zip"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"

	"kotae/corpus"
)

const encrypted = 1 // the flag of an entry

// Zip yields the files of a zip archive of size bytes, sorted by name as those of a folder are. The error is for an
// archive that cannot be read; it ends the sequence.
func Zip(in io.ReaderAt, size int64) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		z, err := zip.NewReader(in, size)
		if err == nil && len(z.File) > maxEntries {
			err = errTooMany
		}
		if err != nil {
			yield(Entry{}, damaged(err))
			return
		}
		// Entries may overlap, so that each is as large as it says and all together are a bomb: what counts is the archive's size.
		b := &budget{packed: func() int64 { return size }}
		for _, f := range z.File {
			f.Name = strings.ReplaceAll(decodedName(f), `\`, "/") // some programs of Windows part folders so
		}
		slices.SortStableFunc(z.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
		for _, f := range z.File {
			if f.FileInfo().IsDir() || passedOver(f.Name) {
				continue
			}
			if !one(b, f, yield) {
				return
			}
		}
	}
}

func one(b *budget, f *zip.File, yield func(Entry, error) bool) bool {
	e := Entry{Name: f.Name, Problem: unsafeName(f.Name)}
	switch {
	case e.Problem != nil:
	case f.Flags&encrypted != 0:
		e.Problem = &corpus.Problem{Reason: "the file is encrypted", Fix: "pack the export without a password"}
	case !f.Mode().IsRegular():
		e.Problem = &corpus.Problem{Reason: "a link or device in the archive, not a file", Fix: "pack the file itself"}
	default:
		content, err := f.Open()
		if err != nil {
			e.Problem = &corpus.Problem{Reason: fmt.Sprintf("cannot be unpacked: %v", err), Fix: "pack the export again, as a common zip or as .tar.gz"}
			break
		}
		defer content.Close()
		e.Content = b.within(content)
	}
	return yield(e, nil)
}

// decodedName is an entry's name in UTF-8: without the flag that says so, Japanese Windows writes CP932.
func decodedName(f *zip.File) string {
	if !f.NonUTF8 || utf8.ValidString(f.Name) {
		return f.Name
	}
	if name, err := japanese.ShiftJIS.NewDecoder().String(f.Name); err == nil {
		return name
	}
	return strings.ToValidUTF8(f.Name, "_")
}
