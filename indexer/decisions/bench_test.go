package decisions_test

import (
	"fmt"
	"testing"

	"kotae/indexer/decisions"
)

// benched is a database of 50,000 verdicts.
func benched(b *testing.B) (*decisions.DB, string) {
	b.Helper()
	dir := b.TempDir()
	d := open(b, dir)
	for batch := range 100 {
		var all []decisions.Verdict
		for i := range 500 {
			v := verdict(fmt.Sprintf("%d", batch*500+i), fmt.Sprintf("x%d", i), decisions.Different)
			v.WordingA, v.WordingB = fmt.Sprintf("%032x", batch*500+i), fmt.Sprintf("%032x", i)
			all = append(all, v)
		}
		decide(b, d, "hana", all...)
	}
	return d, dir
}

// BenchmarkDecide decides about one pair more, a duplicate of a question with a hundred verdicts.
func BenchmarkDecide(b *testing.B) {
	d, _ := benched(b)
	n := 0
	for b.Loop() {
		decide(b, d, "jiro", duplicate(fmt.Sprint("y", n), "x7"))
		n++
	}
}

// BenchmarkVerdicts reads all that holds, and only what changed.
func BenchmarkVerdicts(b *testing.B) {
	d, _ := benched(b)
	for name, after := range map[string]int64{"all": 0, "changed": 100} {
		b.Run(name, func(b *testing.B) {
			decide(b, d, "jiro", verdict("1", "2", decisions.Later))
			for b.Loop() {
				if _, err := d.Verdicts(b.Context(), after); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkOpenVerdicts opens the database to write, which reads all of it.
func BenchmarkOpenVerdicts(b *testing.B) {
	_, dir := benched(b)
	for b.Loop() {
		d, err := decisions.Open(b.Context(), dir)
		if err != nil {
			b.Fatal(err)
		}
		_ = d.Close()
	}
}
