package search

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"kotae/indexer/generation"
	"kotae/search/query"
)

// checkConditions refuses a query that asks more of a hit than the bounds allow; a part of it would find what it excludes.
func checkConditions(text string) error {
	q := query.Parse(query.Finished(text))
	if n := q.Conditions(); n > query.MaxConditions {
		return &RequestError{"q", fmt.Sprintf("the query has %d conditions", n),
			fmt.Sprintf("exclude and require at most %d words, phrases and fields", query.MaxConditions)}
	}
	if n := q.Depth(); n > query.MaxDepth {
		return &RequestError{"q", fmt.Sprintf("the query's parentheses are %d deep", n), fmt.Sprintf("use at most %d", query.MaxDepth)}
	}
	return nil
}

// understand reads a query as it is answered from this generation.
func (e *engine) understand(text string) query.Query {
	q := query.Parse(query.Finished(text))
	e.values[generation.Adviser].uniteNames(&q)
	return q
}

// uniteNames makes one value of adviser:藤枝 and the words after it where together they are an adviser's name as the site shows
// it, 藤枝 直人. The longest name wins.
func (v *values) uniteNames(q *query.Query) {
	kept := q.Clauses[:0]
	for i := 0; i < len(q.Clauses); i++ {
		c := q.Clauses[i]
		for j := range c.Any {
			v.uniteNames(&c.Any[j])
		}
		if i+1 < len(q.Clauses) && soft(q.Clauses[i+1]) && c.Field == query.Adviser && !c.Phrase {
			words := strings.Fields(q.Clauses[i+1].Text)
			if n := v.rest(c.Text, words); n > 0 {
				c.Text, c.Phrase = c.Text+" "+strings.Join(words[:n], " "), true
				if q.Clauses[i+1].Text = strings.Join(words[n:], " "); n == len(words) {
					i++
				}
			}
		}
		kept = append(kept, c)
	}
	q.Clauses = kept
}

// rest tells how many of the words after the first belong to a value, 0 where none do.
func (v *values) rest(first string, words []string) (n int) {
	for i, w := range words {
		first += w
		if utf8.RuneCountInString(first) > 2*v.longest { // folding makes some characters of several, or one of two
			break
		}
		if len(v.equal(first)) > 0 {
			n = i + 1
		}
	}
	return n
}
