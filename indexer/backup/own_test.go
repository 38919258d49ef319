package backup_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kotae/indexer/backup"
)

func TestOwnFiles(t *testing.T) {
	for _, name := range []string{"copy", "copy.tar.gz"} {
		t.Run(name, func(t *testing.T) {
			from, to := newStore(t), newStore(t)
			publish(t, from, false, "a")
			put := func(dir, name, text string) {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			put(from.Dir(), "dictionary.tsv", "推し活面談\tオシカツメンダン\n")
			put(from.Dir(), "synonyms.tsv", "a\tequivalent\t就活\n")
			put(from.Dir(), "notes.txt", "nobody's business")
			target := create(t, from, name)

			put(to.Dir(), "synonyms.tsv", "b\tequivalent\t転職\n")
			r, err := backup.Restore(t.Context(), to, target)
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Own) != 2 || r.Own[0] != (backup.OwnFile{Name: "dictionary.tsv"}) || r.Own[1].Aside == "" {
				t.Fatalf("got %+v", r.Own)
			}
			after := contents(t, to.Dir())
			aside := filepath.Base(r.Own[1].Aside)
			if after["dictionary.tsv"] != "推し活面談\tオシカツメンダン\n" || after["synonyms.tsv"] != "a\tequivalent\t就活\n" ||
				after[aside] != "b\tequivalent\t転職\n" || !strings.HasPrefix(aside, "synonyms.tsv.before-") || after["notes.txt"] != "" {
				t.Errorf("the data directory holds %v", after)
			}
			if r, err = backup.Restore(t.Context(), to, target); err != nil || len(r.Own) > 0 {
				t.Errorf("a second time it brought %+v, %v", r.Own, err)
			}
			put(to.Dir(), "synonyms.tsv", "b\tequivalent\t転職\n")
			if r, err = backup.Restore(t.Context(), to, create(t, to, "later")); err != nil || len(r.Own) > 0 {
				t.Errorf("its own backup brought %+v, %v", r.Own, err)
			}
		})
	}
}
