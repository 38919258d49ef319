package clusters

import (
	"math"
	"reflect"
	"testing"
)

func TestChoose(t *testing.T) {
	const day = 24 * 60 * 60
	tests := []struct {
		name string
		of   []Facts
		best int
		why  []Why
	}{
		{"more answers and longer ones", []Facts{{Answers: 1, Length: 100}, {Answers: 3, Length: 700}}, 1, []Why{MostAnswers, LongestAnswers}},
		{"no answer, however new", []Facts{{Asked: 4 * year, Body: 50}, {Answers: 1, Length: 100}}, 1, []Why{MostAnswers, LongestAnswers}},
		{"the newest of those that are as good", []Facts{{Answers: 2, Length: 9, Asked: 0}, {Answers: 2, Length: 9, Asked: 2 * year}}, 1, []Why{Newest}},
		{"a few days make little difference", []Facts{{Answers: 2, Length: 9, Body: 40, Asked: 0}, {Answers: 2, Length: 9, Body: 10, Asked: 3 * day}}, 0, []Why{FullestBody}},
		{"no date", []Facts{{Asked: math.MinInt64}, {Asked: 0}}, 1, []Why{Newest}},
		{"no dates", []Facts{{Asked: math.MinInt64, Title: 3}, {Asked: math.MinInt64, Title: 7}}, 1, []Why{ClearestTitle}},
		{"titles that are long enough", []Facts{{Title: 9}, {Title: 20}}, 0, []Why{First}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			best, why := Choose(tt.of)
			if best != tt.best || !reflect.DeepEqual(why, tt.why) {
				t.Errorf("got %d %v, want %d %v", best, why, tt.best, tt.why)
			}
		})
	}
}

func TestBenefit(t *testing.T) {
	one := []Worth{{Score: 1, Answers: 1}}
	for _, tt := range []struct {
		kind Kind
		of   []Worth
		want float64
	}{
		{Duplicate, one, 1.5},
		{Competing, one, 0.75},
		{Duplicate, []Worth{{Score: 0.5, Answers: 3}, {Score: 1}}, 2},
		{Copy, []Worth{{Score: 1, Age: halfWorth}}, 0.5},
	} {
		if got := Benefit(tt.kind, tt.of); math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("Benefit(%s, %+v) is %v, want %v", tt.kind, tt.of, got, tt.want)
		}
	}
}

func TestEverythingIsToldInBothLanguages(t *testing.T) {
	for _, c := range criteria {
		if c.why.English() == "" || c.why.Japanese() == "" {
			t.Error(c.why)
		}
	}
	for _, k := range Kinds {
		if k.English() == "" || k.Japanese() == "" {
			t.Error(k)
		}
	}
	if First.English() == "" || First.Japanese() == "" {
		t.Error(First)
	}
}
