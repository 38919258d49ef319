package generation

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestStats(t *testing.T) {
	day := func(d int) int64 { return time.Date(2024, 5, d, 0, 0, 0, 0, time.UTC).Unix() }
	c := newColumns([]Row{
		{ID: "a", Answers: 3, Asked: day(2), Values: [numFacets][]string{Category: {"面接", "服装"}, Adviser: {"高梨", "大野", "高梨"}, Year: {"2024"}}},
		{Asked: NoDate}, // a hole
		{ID: "b", Answers: 0, Asked: NoDate},
		{ID: "c", Answers: 2, Asked: day(1), Values: [numFacets][]string{Category: {"服装"}, Adviser: {"大野"}, Status: {"大学4年生"}, Year: {"2024"}}},
		{ID: "forgotten", Answers: 9, Asked: day(9), Values: [numFacets][]string{Category: {"秘密"}, Adviser: {"誰か"}}},
		{ID: "d", Answers: 0, Asked: day(3), Values: [numFacets][]string{Year: {"2024"}}},
	}, 0)
	want := Stats{
		Questions: 4, Answers: 5, Advisers: 2, MedianAnswers: 1,
		First: time.Unix(day(1), 0).UTC(), Last: time.Unix(day(3), 0).UTC(),
		WithoutAnswer: 2, WithoutDate: 1, WithoutCategory: 2,
		Facets: []Counts{
			{"category", []Count{{"服装", 2}, {"面接", 1}}},
			{"adviser", []Count{{"大野", 2}, {"高梨", 1}}},
			{"status", []Count{{"大学4年生", 1}}},
			{"year", []Count{{"2024", 3}}},
		},
	}
	if diff := cmp.Diff(want, c.Stats(func(id string) bool { return id == "forgotten" })); diff != "" {
		t.Error(diff)
	}
	none := c.Stats(func(string) bool { return true })
	if none.Questions != 0 || none.MedianAnswers != 0 || !none.First.IsZero() || none.Advisers != 0 {
		t.Errorf("%+v", none)
	}
	for _, m := range []struct {
		of   []int
		want float64
	}{{nil, 0}, {[]int{7}, 7}, {[]int{5, 1, 3}, 3}, {[]int{4, 1, 2, 3}, 2.5}} {
		if got := median(m.of); got != m.want {
			t.Errorf("median of %v is %v, want %v", m.of, got, m.want)
		}
	}
}
