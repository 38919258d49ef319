package page

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/corpus/fixture"
)

var update = flag.Bool("update", false, "write testdata/pages anew from the sample")

// pageIDs are the sample's questions that also exist as page dumps: one to four answers, lists, letters, missing
// genders, best answers and sub-headlines among them.
var pageIDs = []string{
	"1101", "1108", "1109", "1117", "1204", "1210", "1212", "1218", "1303", "1313",
	"1314", "1316", "1401", "1402", "1407", "1417", "1504", "1508", "1513", "1514",
	"1601", "1602", "1603", "1609", "1701", "1704", "1711", "1716", "1803", "1809",
}

func sampleQuestions(t testing.TB) []*corpus.Question {
	t.Helper()
	questions, err := fixture.Sample()
	if err != nil {
		t.Fatal(err)
	}
	return questions
}

// readFolder reads the pages of a folder of testdata/pages in the order of their names.
func readFolder(t *testing.T, layout string) []corpus.Item {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "pages", layout, "*"))
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t)
	var items []corpus.Item
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, r.Read(name, data))
	}
	return items
}

// squeeze leaves of a text its lines, for layout B, which has lost the paragraphs.
func squeeze(s string) string {
	for strings.Contains(s, "\n\n") {
		s = strings.ReplaceAll(s, "\n\n", "\n")
	}
	return s
}

func wholeText(q *corpus.Question) string {
	var b strings.Builder
	for _, a := range q.Answers {
		b.WriteString(a.Headline + "\n" + a.Text() + "\n")
	}
	return squeeze(b.String())
}

func TestPages(t *testing.T) {
	byID := map[string]*corpus.Question{}
	for _, q := range sampleQuestions(t) {
		byID[q.ID] = q
	}
	for n, id := range pageIDs {
		q, f := byID[id], fixture.Dress(n)
		for layout, text := range map[string]string{"a": fixture.SpacedDump(q, f), "b": fixture.CompactDump(q, f)} {
			file := filepath.Join("testdata", "pages", layout, id+".txt")
			if *update {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if data, err := os.ReadFile(file); err != nil || string(data) != text {
				t.Errorf("%s is not what the writer makes (%v); run go test ./corpus/page -run TestPages -update", file, err)
			}
		}
	}
	t.Run("spaced", func(t *testing.T) {
		n := 0
		for _, item := range readFolder(t, "a") {
			if item.Question == nil {
				t.Fatalf("item %d: %v", n, item)
			}
			id := pageIDs[n]
			want := fixture.Dumped(byID[id], fixture.Dress(n), filepath.Join("testdata/pages/a", id+".txt"))
			if d := cmp.Diff(want, item.Question); d != "" {
				t.Errorf("%s (-want +got):\n%s", id, d)
			}
			if len(item.Warnings) > 0 {
				t.Errorf("%s: warnings %v", id, item.Warnings)
			}
			n++
		}
		if n != len(pageIDs) {
			t.Errorf("%d pages were read, want %d", n, len(pageIDs))
		}
	})
	t.Run("compact", func(t *testing.T) {
		n := 0
		for _, item := range readFolder(t, "b") {
			if item.Question == nil {
				t.Fatalf("item %d: %v", n, item)
			}
			got, id := item.Question, pageIDs[n]
			want := fixture.Dumped(byID[id], fixture.Dress(n), "")
			if got.ID != id || got.Title != want.Title || got.Asker != want.Asker || squeeze(got.Body) != squeeze(want.Body) {
				t.Errorf("%s: read %q, %v, %q", id, got.Title, got.Asker, got.Body)
			}
			if d := cmp.Diff(wholeText(want), wholeText(got)); d != "" {
				t.Errorf("%s: the answers' text (-want +got):\n%s", id, d)
			}
			if !got.Guessed {
				t.Errorf("%s: guessed is false", id)
			}
			for i, a := range want.Answers {
				if a.Best && !hasBest(got, a.Headline) {
					t.Errorf("%s: answer %d is not the best", id, i+1)
				}
			}
			for _, a := range got.Answers {
				if a.Adviser != "" || len(a.Qualifications) > 0 {
					t.Errorf("%s: layout B names no adviser, got %q %v", id, a.Adviser, a.Qualifications)
				}
			}
			n++
		}
		if n != len(pageIDs) {
			t.Errorf("%d pages were read, want %d", n, len(pageIDs))
		}
	})
}

func hasBest(q *corpus.Question, headline string) bool {
	for _, a := range q.Answers {
		if a.Best && a.Headline == headline {
			return true
		}
	}
	return false
}

// TestSpacedSample writes the whole sample as layout A: what a reader of forms cannot know may miss 3 of the 160.
func TestSpacedSample(t *testing.T) {
	r := newReader(t)
	qs := sampleQuestions(t)
	exact := 0
	for n, q := range qs {
		f := fixture.Dress(n)
		item := r.Read(q.ID+".txt", []byte(fixture.SpacedDump(q, f)))
		if item.Question == nil {
			t.Errorf("%s: %v %v", q.ID, item.Rejected, item.Refused)
		} else if cmp.Equal(fixture.Dumped(q, f, q.ID+".txt"), item.Question) {
			exact++
		}
	}
	t.Logf("%d of %d records come back exactly", exact, len(qs))
	if exact < len(qs)-3 {
		t.Errorf("%d of %d records come back exactly, want %d", exact, len(qs), len(qs)-3)
	}
}

// TestCompactBoundaries measures the guessed boundaries; those that ベストアンサー makes certain do not count.
func TestCompactBoundaries(t *testing.T) {
	r := newReader(t)
	inPages := map[string]bool{}
	for _, id := range pageIDs {
		inPages[id] = true
	}
	var right, wrong, missed [2]int // the 30 pages, the whole sample
	for n, q := range sampleQuestions(t) {
		item := r.Read(q.ID+".txt", []byte(fixture.CompactDump(q, fixture.Dress(n))))
		if item.Question == nil {
			t.Fatalf("%s: %v", q.ID, item.Rejected)
		}
		want := map[string]bool{}
		for i, a := range q.Answers {
			if i > 0 && !a.Best {
				want[corpus.Normalize(a.Headline)] = true
			}
		}
		count := func(into *[2]int, by int) {
			into[1] += by
			if inPages[q.ID] {
				into[0] += by
			}
		}
		for i, a := range item.Question.Answers {
			switch {
			case i == 0 || a.Best:
			case want[a.Headline]:
				count(&right, 1)
				delete(want, a.Headline)
			default:
				count(&wrong, 1)
			}
		}
		count(&missed, len(want))
	}
	for i, part := range []struct {
		name              string
		precision, recall float64
	}{{"the 30 pages", 0.88, 0.91}, {"the sample", 0.87, 0.90}} {
		precision := float64(right[i]) / float64(right[i]+wrong[i])
		recall := float64(right[i]) / float64(right[i]+missed[i])
		t.Logf("%s: precision %.3f, recall %.3f of %d boundaries", part.name, precision, recall, right[i]+missed[i])
		if precision < part.precision || recall < part.recall {
			t.Errorf("%s: precision %.3f, recall %.3f, want at least %.2f and %.2f", part.name, precision, recall, part.precision, part.recall)
		}
	}
}
