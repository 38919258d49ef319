package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/japanese"
)

// file is an entry as a test packs it; a link has no text.
type file struct {
	name, text string
	link       bool
}

func zipped(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate, NonUTF8: strings.ContainsRune(f.name, '\ufffd') || !isASCII(f.name)}
		if f.link {
			h.SetMode(0o777 | 1<<27) // fs.ModeSymlink
		}
		e, err := w.CreateHeader(h)
		if err == nil {
			_, err = io.WriteString(e, f.text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func isASCII(s string) bool { return !strings.ContainsFunc(s, func(r rune) bool { return r > 127 }) }

func tarred(t testing.TB, gz bool, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	out := io.Writer(&b)
	var z *gzip.Writer
	if gz {
		z = gzip.NewWriter(&b)
		out = z
	}
	w := tar.NewWriter(out)
	for _, f := range files {
		h := &tar.Header{Name: f.name, Mode: 0o644, Size: int64(len(f.text)), Typeflag: tar.TypeReg}
		if f.link {
			h.Typeflag, h.Linkname, h.Size = tar.TypeSymlink, "/etc/passwd", 0
		}
		if strings.HasSuffix(f.name, "/") {
			h.Typeflag = tar.TypeDir
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, f.text); err != nil {
			t.Fatal(err)
		}
	}
	err := w.Close()
	if z != nil {
		err = errors.Join(err, z.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// contents reads all entries: their text, or the reason they have none.
func contents(t testing.TB, entries iter.Seq2[Entry, error]) (map[string]string, error) {
	t.Helper()
	got := map[string]string{}
	for e, err := range entries {
		if err != nil {
			return got, err
		}
		if e.Problem != nil {
			got[e.Name] = "! " + e.Problem.Reason
			continue
		}
		b, err := io.ReadAll(e.Content)
		if err != nil {
			return got, err
		}
		got[e.Name] = string(b)
	}
	return got, nil
}

// readTar reads a tar archive packed with gzip or not.
func readTar(b []byte, gzipped bool) iter.Seq2[Entry, error] {
	if !gzipped {
		return Tar(bytes.NewReader(b))
	}
	in, err := Gunzip(bytes.NewReader(b))
	if err != nil {
		return func(yield func(Entry, error) bool) { yield(Entry{}, err) }
	}
	return Tar(in)
}

func readZip(b []byte) iter.Seq2[Entry, error] { return Zip(bytes.NewReader(b), int64(len(b))) }

var tricky = []file{
	{name: "export/"}, {name: "export/b.txt", text: "二"}, {name: "export/a.txt", text: "一"}, {name: "./c.txt", text: "三"},
	{name: "__MACOSX/export/._a.txt", text: "x"}, {name: "export/.DS_Store", text: "x"},
	{name: "../../etc/passwd", text: "x"}, {name: "/etc/passwd", text: "x"}, {name: "C:/x.txt", text: "x"}, {name: `a\b.txt`, text: "x"},
	{name: "export/../../x.txt", text: "x"}, {name: "link.txt", link: true},
}

var want = map[string]string{
	"export/a.txt": "一", "export/b.txt": "二", "./c.txt": "三",
	"../../etc/passwd":   `! the name "../../etc/passwd" in the archive leads out of the archive`,
	"/etc/passwd":        `! the name "/etc/passwd" in the archive is absolute`,
	"C:/x.txt":           `! the name "C:/x.txt" in the archive is absolute`,
	`a\b.txt`:            `! the name "a\\b.txt" in the archive has a backslash`,
	"export/../../x.txt": `! the name "export/../../x.txt" in the archive leads out of the archive`,
	"link.txt":           "! a link or device in the archive, not a file",
}

func TestEntries(t *testing.T) {
	for name, entries := range map[string]iter.Seq2[Entry, error]{
		"zip":    readZip(zipped(t, tricky...)),
		"tar":    readTar(tarred(t, false, tricky...), false),
		"tar.gz": readTar(tarred(t, true, tricky...), true),
	} {
		got, err := contents(t, entries)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		want := maps.Clone(want)
		if name == "zip" { // some programs of Windows part folders so
			delete(want, `a\b.txt`)
			want["a/b.txt"] = "x"
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestJapaneseNames: Windows writes them in CP932, in which the second byte of 表 is a backslash.
func TestJapaneseNames(t *testing.T) {
	name, err := japanese.ShiftJIS.NewEncoder().String("質問/表紙.txt")
	if err != nil {
		t.Fatal(err)
	}
	got, err := contents(t, readZip(zipped(t, file{name: name, text: "x"}, file{name: "日本語.txt", text: "y"})))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"質問/表紙.txt": "x", "日本語.txt": "y"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestEncrypted(t *testing.T) {
	b := zipped(t, file{name: "a.txt", text: "secret"})
	at := bytes.Index(b, []byte("PK\x01\x02"))
	b[at+8] |= encrypted
	if got, err := contents(t, readZip(b)); err != nil || got["a.txt"] != "! the file is encrypted" {
		t.Errorf("%v, %v", got, err)
	}
}

// TestBombs: zeros pack a thousandfold; as one file, as many, and as entries that share their bytes.
func TestBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 40<<20)
	var many []file
	for _, name := range []string{"1", "2", "3", "4", "5", "6", "7", "8"} {
		many = append(many, file{name: name, text: zeros})
	}
	packed := tarred(t, true, many...)
	for name, entries := range map[string]iter.Seq2[Entry, error]{
		"tar.gz": readTar(packed, true),
		"zip":    readZip(zipped(t, many...)),
	} {
		if _, err := contents(t, entries); !errors.Is(err, ErrBomb) {
			t.Errorf("%s: %v, want ErrBomb", name, err)
		}
	}
	in, err := Gunzip(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, in); !errors.Is(err, ErrBomb) {
		t.Errorf("gzip: %v, want ErrBomb", err)
	}
}

// TestSparseBomb: a sparse file in a tar is all holes, which take no room at all.
func TestSparseBomb(t *testing.T) {
	h := make([]byte, 512)
	copy(h, "holes.jsonl")
	copy(h[100:], "0000644\x000000000\x000000000\x0000000000000\x0000000000000\x00        S")
	copy(h[257:], "ustar  \x00")
	copy(h[386:], "77777777777\x0000000000000\x00") // the only data: none, at the end
	copy(h[483:], "77777777777\x00")                // 8 GB
	sum := 0
	for _, b := range h {
		sum += int(b)
	}
	copy(h[148:], fmt.Sprintf("%06o\x00 ", sum))
	entries := 0
	for e, err := range Tar(bytes.NewReader(append(h, make([]byte, 1024)...))) {
		entries++
		if err != nil || e.Problem != nil {
			t.Fatalf("%+v, %v", e, err)
		}
		if n, err := io.Copy(io.Discard, e.Content); !errors.Is(err, ErrBomb) {
			t.Errorf("%d bytes, %v, want ErrBomb", n, err)
		}
	}
	if entries != 1 {
		t.Errorf("%d entries", entries)
	}
}

func TestDamaged(t *testing.T) {
	files := []file{{name: "a.txt", text: strings.Repeat("本文です。", 999)}, {name: "b.txt", text: "x"}}
	gz, plain, z := tarred(t, true, files...), tarred(t, false, files...), zipped(t, files...)
	for name, entries := range map[string]iter.Seq2[Entry, error]{
		"tar.gz cut":      readTar(gz[:len(gz)/2], true),
		"tar cut":         readTar(plain[:700], false),
		"tar.gz is text":  readTar([]byte("Q\n題\n"), true),
		"tar is text":     readTar([]byte(strings.Repeat("Q\n題\n", 999)), false),
		"zip cut":         readZip(z[:len(z)-30]),
		"zip is empty":    readZip(nil),
		"tar.gz is empty": readTar([]byte(""), true),
	} {
		if got, err := contents(t, entries); err == nil {
			t.Errorf("%s: no error, %v", name, got)
		}
	}
}

func FuzzArchive(f *testing.F) {
	f.Add(zipped(f, tricky...))
	f.Add(tarred(f, false, tricky...))
	f.Add(tarred(f, true, tricky...))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, entries := range []iter.Seq2[Entry, error]{readZip(data), readTar(data, false), readTar(data, true)} {
			for e, err := range entries {
				if err != nil {
					break
				}
				if (e.Problem == nil) == (e.Content == nil) && e.Problem == nil {
					t.Fatalf("%q has neither content nor problem", e.Name)
				}
				if e.Problem == nil {
					if unsafeName(e.Name) != nil {
						t.Fatalf("%q is handed out", e.Name)
					}
					_, _ = io.Copy(io.Discard, io.LimitReader(e.Content, 1<<20))
				}
			}
		}
	})
}
