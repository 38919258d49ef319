package source

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus/archive"
)

// TestArchives: what stands in an archive is read and reported like what stands in a folder.
func TestArchives(t *testing.T) {
	inner := zipFile(t, map[string]string{"x.jsonl": goodRecord})
	dir := save(t, map[string]string{
		"a.zip": zipFile(t, map[string]string{
			"1.txt": goodPage, "b/r.jsonl": goodRecord, "d.pdf": "%PDF", "inner.zip": inner, "inner.jsonl.gz": gzipFile(t, goodRecord), "../up.txt": goodPage, "list.xlsx": inner,
		}),
		"b.tar.gz":    gzipFile(t, tarFile(t, map[string]string{"./2.txt": goodPage, "inner": inner})),
		"c.jsonl.gz":  gzipFile(t, goodRecord),
		"d.zip.gz":    gzipFile(t, inner),
		"e.zip":       "これは ZIP ではない",
		"f.tgz":       gzipFile(t, tarFile(t, map[string]string{"1.txt": goodPage, "2.txt": strings.Repeat(goodPage, 999)}))[:60],
		"g.txt.gz":    gzipFile(t, goodPage),
		"h.xlsx":      inner,
		"i.zip":       zipFile(t, nil),
		"j.rar":       "Rar!",
		"k.jsonl.zip": inner,
	})
	var got []string
	for _, item := range readAll(t, dir) {
		got = append(got, strings.TrimPrefix(outcome(item), dir+string(filepath.Separator)))
	}
	want := []string{
		`a.zip/../up.txt rejected: the name "../up.txt" in the archive leads out of the archive`,
		"a.zip/1.txt 1", "a.zip/b/r.jsonl r1",
		"a.zip/inner.jsonl.gz rejected: an archive in an archive is not opened", "a.zip/inner.zip rejected: an archive in an archive is not opened",
		"a.zip/list.xlsx rejected: a spreadsheet is not a known format",
		"b.tar.gz/2.txt 2", "b.tar.gz/inner rejected: an archive in an archive is not opened",
		"c.jsonl.gz/c.jsonl r1",
		"d.zip.gz/d.zip rejected: an archive in an archive is not opened",
		"e.zip rejected: cannot be read: the archive is damaged or cut off: zip: not a valid zip file; export or copy it again",
		"f.tgz rejected: cannot be read: the archive is damaged or cut off: unexpected EOF; export or copy it again",
		"g.txt.gz/g.txt g",
		"h.xlsx rejected: a spreadsheet is not a known format",
		"i.zip rejected: the archive is empty",
		"j.rar rejected: an archive of this kind is not opened",
		"k.jsonl.zip/x.jsonl r1",
		dir + " refused: files with the ending .pdf that are not of a known format: 1 (the first is " + filepath.Join(dir, "a.zip") + "/d.pdf)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestNamedArchives: an archive that the user named ends the stream where it cannot be read on; what was read before is there.
func TestNamedArchives(t *testing.T) {
	text := zipFile(t, map[string]string{"1.txt": goodPage, "2.txt": strings.Repeat(goodPage, 99)})
	at := strings.LastIndex(text[:strings.Index(text, "PK\x01\x02")], "2.txt") + len("2.txt")
	damaged := text[:at+3] + "\xff\xff" + text[at+5:]
	for name, c := range map[string]struct {
		text  string
		items int
		want  string
	}{
		"damaged.zip":   {damaged, 1, "damaged.zip: 2.txt: the archive is damaged or cut off: "},
		"cut.tar":       {tarFile(t, map[string]string{"1.txt": goodPage, "2.txt": goodPage})[:1550], 1, "cut.tar: 2.txt: the archive is damaged or cut off: "},
		"cut.jsonl.gz":  {gzipFile(t, strings.Repeat(goodRecord+"\n", 9))[:40], 0, "cut.jsonl.gz: the archive is damaged or cut off: "},
		"bomb.jsonl.gz": {gzipFile(t, goodRecord+"\n"+strings.Repeat("\x00", 300<<20)), 1, "bomb.jsonl.gz: it unpacks to more than 100 times its size"},
	} {
		file := filepath.Join(save(t, map[string]string{name: c.text}), name)
		items := 0
		var last error
		for _, err := range Read(context.Background(), []string{file}, Options{}) {
			if err != nil {
				last = err
				continue
			}
			items++
		}
		if items != c.items || last == nil || !strings.Contains(last.Error(), c.want) || strings.Contains(last.Error(), "its disk") {
			t.Errorf("%s: %d items, error %v, want %s", name, items, last, c.want)
		}
		if name == "bomb.jsonl.gz" && !errors.Is(last, archive.ErrBomb) {
			t.Errorf("%v is not ErrBomb", last)
		}
	}
	if left, err := filepath.Glob(filepath.Join(os.TempDir(), "kotae-archive-*")); err != nil || len(left) > 0 {
		t.Errorf("scratch files are left: %v, %v", left, err)
	}
}
