package eval

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Query is one query of a set with the documents that answer it. Documents have the ids of Set.Questions.
type Query struct {
	ID, Text string
	Doc      string             // where related questions are asked for: of which document; Text is its title then
	Gains    map[string]float64 // by document; greater is better, and 0 or less is not right
}

// isJudged reports a query with any right document; others say nothing about a ranking.
func (q *Query) isJudged() bool {
	for _, g := range q.Gains {
		if g > 0 {
			return true
		}
	}
	return false
}

// Files name what a set is made of; each may be gzip.
type Files struct {
	Docs    []string // JSON objects, one a line: id, title or question, text or answer; an id stands once in all of them
	Queries string   // JSON objects, one a line: id and text, or with Related id and doc
	Qrels   string   // lines of query, document and gain (1 where it is left out), separated by tabs
	Related bool     // a query asks for what is related to a document
}

// Load reads a set. Its errors name file and line.
func Load(f Files) (*Set, error) {
	set, err := LoadDocuments(f.Docs)
	if err != nil {
		return nil, err
	}
	set.related = f.Related
	at := map[string]place{}
	number := map[string]int{}
	err = lines(f.Queries, func(n int, line []byte) error {
		q, err := set.query(line)
		if err != nil {
			return err
		}
		if first, ok := at[q.ID]; ok {
			return fmt.Errorf("the id %q is that of the query at %s; give each query an id of its own", q.ID, first)
		}
		at[q.ID], number[q.ID] = place{f.Queries, n}, len(set.Queries)
		set.Queries = append(set.Queries, q)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = lines(f.Qrels, func(_ int, line []byte) error { return set.judgment(string(line), number) })
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(set.Queries, func(q Query) bool { return q.isJudged() }) {
		return nil, fmt.Errorf("%s names no document that answers any query, so there is nothing to measure", f.Qrels)
	}
	return set, nil
}

func (s *Set) query(line []byte) (Query, error) {
	var in struct{ ID, Text, Doc string }
	if err := object(line, &in); err != nil {
		return Query{}, err
	}
	if err := checkID(in.ID); err != nil {
		return Query{}, err
	}
	q := Query{ID: in.ID, Text: in.Text, Gains: map[string]float64{}}
	if s.related {
		n, ok := s.numbers[in.Doc]
		switch {
		case in.Doc == "":
			return q, errors.New("the query names no doc, the id of the document to which others are related")
		case !ok:
			return q, fmt.Errorf("there is no document %q", in.Doc)
		}
		q.Doc, q.Text = s.Questions[n].ID, s.Questions[n].Title
		return q, nil
	}
	if strings.TrimSpace(in.Text) == "" {
		return q, errors.New("the query has no text")
	}
	return q, nil
}

// judgment reads a line of qrels.
func (s *Set) judgment(line string, number map[string]int) error {
	f := strings.Split(line, "\t")
	if len(f) < 2 || len(f) > 3 {
		return fmt.Errorf("want query, document and gain, separated by tabs, got %q", line)
	}
	gain := 1.0
	if len(f) == 3 {
		var err error
		gain, err = strconv.ParseFloat(strings.TrimSpace(f[2]), 64)
		if err != nil || math.IsNaN(gain) || math.Abs(gain) > maxGain {
			return fmt.Errorf("the gain %q is no number up to %d", f[2], maxGain)
		}
	}
	i, ok := number[f[0]]
	if !ok {
		return fmt.Errorf("there is no query %q", f[0])
	}
	if _, ok := s.numbers[f[1]]; !ok {
		s.Unknown++
	}
	q, doc := &s.Queries[i], s.ID(f[1])
	if before, ok := q.Gains[doc]; ok && before != gain {
		return fmt.Errorf("query %q has document %q with the gain %g already; keep one of the two", f[0], f[1], before)
	}
	if doc != q.Doc { // a document is never related to itself
		q.Gains[doc] = gain
	}
	return nil
}

// maxGain keeps 2^gain a number that can be added up.
const maxGain = 100
