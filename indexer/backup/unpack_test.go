package backup

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// entry is one file of an archive that somebody made by hand.
type entry struct {
	path    string
	content string
	kind    byte // tar.TypeReg where 0
}

func listed(path, content string) file {
	sum := sha256.Sum256([]byte(content))
	return file{path, int64(len(content)), hex.EncodeToString(sum[:])}
}

// pack makes an archive of a list of files, whose sum is right, and of entries, whatever they are.
func pack(t testing.TB, files []file, entries ...entry) []byte {
	t.Helper()
	list, err := manifest{Format: format, Files: files}.encode()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	w := tar.NewWriter(z)
	for _, e := range append([]entry{{path: manifestName, content: string(list)}}, entries...) {
		h := &tar.Header{Name: e.path, Typeflag: e.kind, Mode: 0o644, Size: int64(len(e.content))}
		if e.kind == 0 {
			h.Typeflag = tar.TypeReg
		}
		if e.kind == tar.TypeSymlink {
			h.Linkname, h.Size = e.content, 0
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := w.Write([]byte(e.content)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// unpackBytes unpacks an archive and returns what lies in the folder and beside it then.
func unpackBytes(t testing.TB, archive []byte) (inside, beside []string, err error) {
	t.Helper()
	top := t.TempDir()
	from := filepath.Join(top, "archive")
	if err := os.WriteFile(from, archive, 0o644); err != nil {
		t.Fatal(err)
	}
	err = unpack(t.Context(), from, filepath.Join(top, "to"))
	walked := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(top, path)
		rel = filepath.ToSlash(rel)
		switch in, ok := strings.CutPrefix(rel, "to/"); {
		case err != nil || d.IsDir() || rel == "archive":
		case ok:
			inside = append(inside, in)
		default:
			beside = append(beside, rel)
		}
		return err
	})
	if walked != nil {
		t.Fatal(walked)
	}
	return inside, beside, err
}

// TestTricks: an archive made to lead out of the folder, or to fill the disk, does neither.
func TestTricks(t *testing.T) {
	const zap = "generations/g000001/store/1.zap"
	good := []file{listed("CURRENT", "g000001\n"), listed(zap, "x")}
	for name, archive := range map[string][]byte{
		"not on the list":       pack(t, good, entry{path: "CURRENT", content: "g000001\n"}, entry{path: zap, content: "x"}, entry{path: "HISTORY", content: "x"}),
		"twice":                 pack(t, good, entry{path: "CURRENT", content: "g000001\n"}, entry{path: "CURRENT", content: "g000001\n"}, entry{path: zap, content: "x"}),
		"missing":               pack(t, good, entry{path: "CURRENT", content: "g000001\n"}),
		"a link":                pack(t, good, entry{path: "CURRENT", content: "/etc/passwd", kind: tar.TypeSymlink}, entry{path: zap, content: "x"}),
		"a folder":              pack(t, good, entry{path: "generations/g000001/store/", kind: tar.TypeDir}, entry{path: "CURRENT", content: "g000001\n"}, entry{path: zap, content: "x"}),
		"more than the list":    pack(t, good, entry{path: "CURRENT", content: "g000001\n" + strings.Repeat("x", 100)}, entry{path: zap, content: "x"}),
		"listed twice":          pack(t, append(good, good[0]), entry{path: "CURRENT", content: "g000001\n"}, entry{path: zap, content: "x"}),
		"a bomb":                pack(t, []file{{"CURRENT", 1 << 40, strings.Repeat("0", 64)}}, entry{path: "CURRENT", content: "x"}),
		"a sum that flows over": pack(t, []file{{"CURRENT", 1<<63 - 1, ""}, {"HISTORY", 1<<63 - 1, ""}}, entry{path: "CURRENT", content: "x"}),
		"less than nothing":     pack(t, []file{{"CURRENT", -1, ""}}, entry{path: "CURRENT", content: ""}),
	} {
		t.Run(name, func(t *testing.T) {
			_, beside, err := unpackBytes(t, archive)
			var broken *DamagedError
			if !errors.As(err, &broken) || len(beside) > 0 {
				t.Errorf("%v; beside lie %v", err, beside)
			}
		})
	}
	inside, beside, err := unpackBytes(t, pack(t, good, entry{path: zap, content: "x"}, entry{path: "CURRENT", content: "g000001\n"}))
	if err != nil || len(inside) != 2 || len(beside) > 0 {
		t.Errorf("a good one: %v, %v, %v", inside, beside, err)
	}
}

func TestOurs(t *testing.T) {
	for path, want := range map[string]bool{
		"CURRENT": true, "HISTORY": true, "decisions.db": true,
		"generations/g000001/manifest.json": true, "generations/g1234567/store/00000a.zap": true,
		"": false, ".": false, "current": false, "writer.lock": false, "CURRENT/x": false, "/CURRENT": false, "./CURRENT": false,
		"generations": false, "generations/g000001": false, "generations/g000001/": false, "generations/g1/x": false,
		"generations/.draft-1/x": false, "generations/g000001/../../x": false, "generations/g000001/a/../b": false,
		"generations/g000001//x": false, "generations/g000001/.": false, "generations/g000001/..": false, "../x": false,
		`generations/g000001/..\..\x`: false, "generations/g000001/c:x": false, "generations/g000001/a\x00b": false,
		"generations/g000001/x\n": false,
	} {
		if got := ours(path); got != want {
			t.Errorf("%q: %v", path, got)
		}
	}
}

// FuzzUnpack: whatever an archive is, nothing panics, nothing lies outside of the folder, and what is taken is whole.
func FuzzUnpack(f *testing.F) {
	f.Add(pack(f, []file{listed("CURRENT", "g000001\n")}, entry{path: "CURRENT", content: "g000001\n"}))
	f.Add(pack(f, []file{listed("../x", "x")}, entry{path: "../x", content: "x"}))
	f.Add(pack(f, nil))
	f.Add([]byte("\x1f\x8b"))
	f.Fuzz(func(t *testing.T, archive []byte) {
		inside, beside, err := unpackBytes(t, archive)
		if len(beside) > 0 {
			t.Errorf("beside lie %v", beside)
		}
		for _, path := range inside {
			if !ours(path) {
				t.Errorf("%q was unpacked (%v)", path, err)
			}
		}
	})
}

// FuzzDecode: a list that is believed has only paths and sizes that may be unpacked.
func FuzzDecode(f *testing.F) {
	for _, m := range []manifest{{}, {Format: format}, {Format: format, Files: []file{listed("CURRENT", "x"), listed("../x", "x")}}} {
		b, err := m.encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := decode(bytes.NewReader(b), 1000)
		if err != nil {
			return
		}
		if n := m.bytes(); n < 0 || n > 1000 {
			t.Errorf("%d bytes", n)
		}
		for _, f := range m.Files {
			if !ours(f.Path) {
				t.Errorf("%q", f.Path)
			}
		}
	})
}
