package ruleset_test

import (
	"context"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/corpus/fixture"
	"kotae/corpus/source"
	"kotae/search/audit"
	"kotae/search/audit/audittest"
	"kotae/search/audit/ruleset"
)

// TestExportsOfTheSample audits the sample as other systems export it: what the readers strip is no finding, and what an
// export has lost is one for all questions.
func TestExportsOfTheSample(t *testing.T) {
	qs, err := fixture.Sample()
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		ending string
		write  func(q *corpus.Question, n int) string
		want   []string
	}{
		"spaced":  {".txt", func(q *corpus.Question, n int) string { return fixture.SpacedDump(q, fixture.Dress(n)) }, []string{"no-category categories"}},
		"compact": {".txt", func(q *corpus.Question, n int) string { return fixture.CompactDump(q, fixture.Dress(n)) }, []string{"guessed-answers answers", "no-category categories"}},
		"pages":   {".html", func(q *corpus.Question, _ int) string { return fixture.WebPage(q) }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{}
			for n, q := range qs {
				files[q.ID+tt.ending] = &fstest.MapFile{Data: []byte(tt.write(q, n))}
			}
			rules, err := audit.Select(ruleset.All(), []string{"structure", "read"}, []string{"structure/one-answer", "structure/thin-answer", "structure/no-date", "structure/no-adviser"})
			if err != nil {
				t.Fatal(err)
			}
			var found []audit.Finding
			_, err = audit.Run(context.Background(), source.ReadFS(context.Background(), files, source.Options{}),
				audit.Options{Rules: rules, AsOf: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)},
				func(f *audit.Finding) error { found = append(found, *f); return nil })
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, audittest.Told(found)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
