package completion_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kotae/corpus/sample"
	"kotae/corpus/source"
	"kotae/indexer/analysis"
	"kotae/indexer/completion"
	"kotae/indexer/kana"
)

// entries are the sample's titles, with weights of all kinds.
func entries(t testing.TB) []completion.Entry {
	t.Helper()
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 0))
	var all []completion.Entry
	for item, err := range source.ReadFS(t.Context(), sample.Questions(), source.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		e := completion.NewEntry(a, item.Question.Title, completion.Title)
		e.Docs, e.Weight = uint32(2*len(all)), float64(rng.IntN(40))/2-2
		all = append(all, e)
	}
	return all
}

// TestFind compares what the orders find, and which of it comes first, with a look at every place.
func TestFind(t *testing.T) {
	all := entries(t)
	set := completion.NewSet(all)
	starts := map[string]bool{"": true, "zz": true, kana.Key("めんせ"): true}
	for _, e := range all {
		for _, b := range e.Bounds {
			for _, n := range []int{1, 3, 6, 30} {
				starts[e.Surface[b.Surface():min(b.Surface()+n, len(e.Surface))]] = true
				starts[e.Key[b.Key():min(b.Key()+n, len(e.Key))]] = true
			}
		}
	}
	for start := range starts {
		for _, o := range []*completion.Order{&set.BySurface, &set.ByKey} {
			from := func(e completion.Entry, b completion.Bound) string { return e.Surface[b.Surface():] }
			if o == &set.ByKey {
				from = func(e completion.Entry, b completion.Bound) string { return e.Key[b.Key():] }
			}
			var want []float64
			for _, e := range all {
				for n, b := range e.Bounds {
					if b.Begins() && strings.HasPrefix(from(e, b), start) {
						w := e.Weight
						if n > 0 {
							w -= 1.5
						}
						want = append(want, min(max(w, 0), completion.MaxWeight))
					}
				}
			}
			span := o.Find(start)
			if span.Len() != len(want) {
				t.Fatalf("%q stands at %d places, not %d", start, span.Len(), len(want))
			}
			if len(want) == 0 {
				continue
			}
			if _, _, top := o.Place(o.Top(span)); top != slices.Max(want) {
				t.Fatalf("the first of %q has the weight %v, not %v", start, top, slices.Max(want))
			}
		}
	}
	if len(starts) < 1000 {
		t.Errorf("only %d starts were tried", len(starts))
	}
}

// TestTop tries every span of a small order.
func TestTop(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 0))
	var all []completion.Entry
	for range 300 {
		all = append(all, completion.Entry{Text: "a", Surface: "a", Key: "a", Bounds: []completion.Bound{1}, Weight: float64(rng.IntN(9))})
	}
	o := &completion.NewSet(all).BySurface
	weight := func(i int) float64 { _, _, w := o.Place(i); return w }
	for from := range 300 {
		best := from
		for to := from + 1; to <= 300; to++ {
			if weight(to-1) > weight(best) {
				best = to - 1
			}
			if got := o.Top(completion.Span{From: from, To: to}); got != best {
				t.Fatalf("of %d to %d the first is %d, not %d", from, to, got, best)
			}
		}
	}
}

func TestFileRoundTrip(t *testing.T) {
	all := entries(t)
	for _, titles := range [][]completion.Entry{all, nil, all[:1]} {
		path := filepath.Join(t.TempDir(), "completions.bin")
		data := completion.Data{Titles: completion.NewSet(titles), Words: completion.NewSet(all[:7])}
		if err := data.Write(path); err != nil {
			t.Fatal(err)
		}
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		read, err := completion.Read(file)
		if err != nil {
			t.Fatal(err)
		}
		if read.Titles.Len() != len(titles) || read.Words.Len() != 7 {
			t.Fatalf("%d titles and %d words were read", read.Titles.Len(), read.Words.Len())
		}
		for i := range titles {
			want := titles[i]
			want.Weight = float64(float32(want.Weight))
			if got := read.Titles.Entry(uint32(i)); !reflect.DeepEqual(got, want) {
				t.Fatalf("%+v was read as %+v", want, got)
			}
			if got, ok := read.Titles.Of(want.Docs); !ok || got.Text != want.Text {
				t.Fatalf("document %d has the title %q", want.Docs, got.Text)
			}
		}
		if _, ok := read.Titles.Of(1); ok {
			t.Error("a hole has a title")
		}
		if got, want := read.Titles.ByKey.Find(kana.Key("めん")), data.Titles.ByKey.Find(kana.Key("めん")); got != want {
			t.Errorf("found at %v, not %v", got, want)
		}
		for n := 0; n < len(file); n += 1 + len(file)/100 { // a torn file is an error and no crash
			if _, err := completion.Read(file[:n]); err == nil {
				t.Errorf("%d of %d bytes can be read", n, len(file))
			}
		}
	}
}

// TestBounds: pieces begin where they do in both, in order, and a completion begins at words, not at particles or marks.
func TestBounds(t *testing.T) {
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"「面接」で緊張します":   "面接」で緊張します 緊張します",
		"ES と 自己ＰＲの違い": "esと自己prの違い 自己prの違い prの違い 違い",
		"どうすれば内定が出ますか": "どうすれば内定が出ますか 内定が出ますか 出ますか",
		"26卒の就活":       "26卒の就活 就活",
		"？！":           "",
		"面接に行けません":     "面接に行けません",
	} {
		e := completion.NewEntry(a, text, completion.Title)
		var begins []string
		surface, key := 0, 0
		for i, b := range e.Bounds {
			if b.Surface() < surface || b.Key() < key || i == 0 && (b.Surface() != 0 || b.Key() != 0) {
				t.Errorf("%s has the bounds %v", text, e.Bounds)
			}
			surface, key = b.Surface(), b.Key()
			if b.Begins() {
				begins = append(begins, e.Surface[b.Surface():])
			}
		}
		if got := strings.Join(begins, " "); !strings.HasPrefix(got, want) {
			t.Errorf("of %s one may begin with %q, want %q", text, got, want)
		}
	}
	long := completion.NewEntry(a, strings.Repeat("面接が緊張する。", 5000), completion.Title)
	if len(long.Surface) > 1<<15 || long.Bounds[len(long.Bounds)-1].Surface() >= len(long.Surface) {
		t.Errorf("a title of %d bytes has %d bytes", 8*3*5000, len(long.Surface))
	}
}

// FuzzEntry finds a text whose bounds do not lie in it.
func FuzzEntry(f *testing.F) {
	for _, s := range []string{"面接で緊張", "ES", "\xff", "ー", "々", "㈱ＡＢＣ 1,000円", "𠮷野家", "が゛", strings.Repeat("あ", 300)} {
		f.Add(s)
	}
	a, err := analysis.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e := completion.NewEntry(a, text, completion.Title)
		set := completion.NewSet([]completion.Entry{e})
		for n := range e.Bounds {
			if !strings.HasSuffix(e.Surface, set.SurfaceFrom(0, uint16(n))) || !strings.HasSuffix(e.Key, set.KeyFrom(0, uint16(n))) {
				t.Fatalf("%q: %+v", text, e)
			}
		}
		if strings.ContainsAny(e.Surface, " \n") {
			t.Fatalf("%q has the surface %q", text, e.Surface)
		}
	})
}

// BenchmarkNewSet sorts titles.
func BenchmarkNewSet(b *testing.B) {
	all := entries(b)
	for range 4 {
		all = slices.Concat(all, all)
	}
	b.ReportMetric(float64(len(all)), "titles")
	for b.Loop() {
		completion.NewSet(all)
	}
}
