package duplicates

import "testing"

func BenchmarkPrepare(b *testing.B) {
	p, questions := preparer(b), sampleQuestions(b)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		p.Prepare(questions[i%len(questions)])
		i++
	}
}

func BenchmarkPrepareTitle(b *testing.B) {
	p := preparer(b)
	q := Question("内定承諾書を提出したあとでも辞退はできるのでしょうか")
	b.ReportAllocs()
	for b.Loop() {
		p.Prepare(q)
	}
}

func BenchmarkScore(b *testing.B) {
	p, m := preparer(b), model(b)
	var prepared []*Prepared
	for _, q := range sampleQuestions(b) {
		prepared = append(prepared, p.Prepare(q))
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		m.Score(prepared[i%160], prepared[(i*7+1)%160])
		i++
	}
}
