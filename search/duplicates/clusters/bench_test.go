package clusters

import (
	"testing"

	"kotae/search/duplicates"
)

// BenchmarkLink compares a question with one from the shelf, as is done 48 times for each question of a corpus.
func BenchmarkLink(b *testing.B) {
	f := newFixture(b)
	shelf, err := newShelf(b.TempDir(), len(f.questions))
	if err != nil {
		b.Fatal(err)
	}
	defer shelf.close()
	for n, q := range f.questions {
		if err := shelf.put(n, &book{question: *f.preparer.Prepare(q), asked: printOf(letters(q.Title, q.Body))}); err != nil {
			b.Fatal(err)
		}
	}
	if err := shelf.finish(); err != nil {
		b.Fatal(err)
	}
	find := &finder{Options: Options{Model: f.model, Floor: duplicates.DefaultThreshold}}
	buffer := new([]byte)
	b.ReportAllocs()
	n := 0
	var own *book
	for b.Loop() {
		if n%48 == 0 {
			if own, err = shelf.get(n/48%len(f.questions), buffer); err != nil {
				b.Fatal(err)
			}
		}
		other, err := shelf.get((n*7+n/48+1)%len(f.questions), buffer)
		if err != nil {
			b.Fatal(err)
		}
		find.link(own, other)
		n++
	}
}
