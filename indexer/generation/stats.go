package generation

import (
	"cmp"
	"slices"
	"time"
)

// Stats counts what a generation holds.
type Stats struct {
	Questions       int       `json:"questions"`
	Answers         int       `json:"answers"`
	Advisers        int       `json:"advisers"`
	MedianAnswers   float64   `json:"median_answers"` // to a question
	First           time.Time `json:"first,omitzero"` // when the oldest and the newest question was asked
	Last            time.Time `json:"last,omitzero"`
	WithoutAnswer   int       `json:"without_answer"`
	WithoutDate     int       `json:"without_date"`
	WithoutCategory int       `json:"without_category"`
	Facets          []Counts  `json:"facets"` // in the order of FacetNames
}

// Counts are the values of one facet, those with the most questions first.
type Counts struct {
	Name   string  `json:"name"`
	Values []Count `json:"values"`
}

// Count is one value and how many questions have it.
type Count struct {
	Value     string `json:"value"`
	Questions int    `json:"questions"`
}

// Stats counts the questions but those that skip names by their id.
func (c *Columns) Stats(skip func(id string) bool) Stats {
	var s Stats
	var answers []int
	counts := make([][]int, len(c.Facets))
	for f := range c.Facets {
		counts[f] = make([]int, len(c.Facets[f].Values))
	}
	first, last := int64(NoDate), int64(NoDate)
	for n := range uint32(len(c.IDs)) {
		if !c.Live(n) || skip(c.IDs[n]) {
			continue
		}
		answers = append(answers, int(c.Answers[n]))
		s.Answers += int(c.Answers[n])
		if c.Answers[n] == 0 {
			s.WithoutAnswer++
		}
		switch at := c.Asked[n]; {
		case at == NoDate:
			s.WithoutDate++
		default:
			if first == NoDate || at < first {
				first = at
			}
			last = max(last, at)
		}
		if len(c.Facets[Category].Of(n)) == 0 {
			s.WithoutCategory++
		}
		for f := range c.Facets {
			for _, o := range c.Facets[f].Of(n) {
				counts[f][o]++
			}
		}
	}
	s.Questions, s.MedianAnswers = len(answers), median(answers)
	if first != NoDate {
		s.First, s.Last = time.Unix(first, 0).UTC(), time.Unix(last, 0).UTC()
	}
	for f := range c.Facets {
		s.Facets = append(s.Facets, Counts{FacetNames[f], counted(c.Facets[f].Values, counts[f])})
	}
	s.Advisers = len(s.Facets[Adviser].Values)
	return s
}

// counted pairs values with their counts.
func counted(values []string, counts []int) []Count {
	out := []Count{}
	for i, v := range values {
		if counts[i] > 0 {
			out = append(out, Count{v, counts[i]})
		}
	}
	slices.SortStableFunc(out, func(a, b Count) int { return cmp.Compare(b.Questions, a.Questions) })
	return out
}

func median(of []int) float64 {
	if len(of) == 0 {
		return 0
	}
	slices.Sort(of)
	middle := len(of) / 2
	if len(of)%2 == 1 {
		return float64(of[middle])
	}
	return float64(of[middle-1]+of[middle]) / 2
}
