package search

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Bounds on the work of finding topics, and on how many are told.
const (
	maxTopics          = 6
	maxTopicQuestions  = 3
	maxTopicCategories = 12

	maxTopicCompletions = 4

	maxTopicWords = 8  // of a query that are tried
	maxTopicWord  = 24 // characters of a word that are tried
	maxTopicTries = 60 // searches

	categories = "category" // the facet
)

// Topics are ways on for a visitor whose search found nothing. Each is known to find something.
type Topics struct {
	Unfiltered int          // how many questions the same query finds without the filters; 0 where there are none
	Searches   []Topic      // near what was typed, the nearest first
	Questions  []Hit        // the first that these find
	Categories []FacetCount // of what these find, or the largest where they find nothing; the count is of all their questions
}

// Topic is a search and how many questions it finds.
type Topic struct {
	Text  string
	Total int
}

// Topics looks for what is near a request that found nothing: the query without its conditions, what it may be the beginning
// of, each of its words alone, and the longest beginning and end of a word that find something.
func (s *Service) Topics(ctx context.Context, r Request) (*Topics, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	return newTopicFinder(ctx, e).find(&r)
}

// topicFinder gathers the topics of one request.
type topicFinder struct {
	engine *engine
	ctx    context.Context
	tries  int
	topics Topics
	near   map[string]int  // categories of what was found, by how often
	shown  map[string]bool // questions
}

func newTopicFinder(ctx context.Context, e *engine) *topicFinder {
	return &topicFinder{engine: e, ctx: ctx, near: map[string]int{}, shown: map[string]bool{}}
}

func (t *topicFinder) find(r *Request) (*Topics, error) {
	if !r.isBare() && len(r.Filters) > 0 {
		a, err := t.engine.search(t.ctx, Request{Query: r.Query, Sort: ByDate, Page: 1, PerPage: 1, Facets: []string{categories}, Looks: r.Looks})
		if err != nil {
			return nil, err
		}
		t.topics.Unfiltered = a.Total
		t.count(a)
	}
	if t.topics.Unfiltered == 0 {
		if err := t.nearTo(r.Query); err != nil {
			return nil, err
		}
	}
	return &t.topics, t.addCategories()
}

// nearTo adds the searches near a query.
func (t *topicFinder) nearTo(text string) error {
	words := typedWords(t.engine.understand(text).Clauses)
	words = words[:min(len(words), maxTopicWords)]
	if len(words) > 1 {
		if found, err := t.try(strings.Join(words, " ")); err != nil || found {
			return err
		}
	}
	if err := t.complete(text); err != nil {
		return err
	}
	completed := len(t.topics.Questions) > 0
	for _, w := range words {
		if found, err := t.try(w); err != nil {
			return err
		} else if found || completed {
			continue
		}
		beginnings, ends := t.parts(w)
		for _, parts := range [][]string{beginnings, ends} {
			for _, part := range parts {
				if found, err := t.try(part); err != nil {
					return err
				} else if found {
					break
				}
			}
		}
	}
	return nil
}

// complete adds what a text that was not typed to its end may be meant for.
func (t *topicFinder) complete(text string) error {
	found, err := t.engine.suggest(t.ctx, text, maxTopicCompletions)
	if err != nil {
		return err
	}
	for _, s := range found {
		if s.Kind != SuggestQuestion {
			_, err = t.try(s.Text)
		} else {
			err = t.addTitle(s)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// addTitle adds the question of a suggested title.
func (t *topicFinder) addTitle(s Suggestion) error {
	q, err := t.engine.shown(s.ID)
	if err != nil {
		return err
	}
	t.addQuestion(Hit{ID: q.ID, URL: q.URL, Title: q.Title, TitleMarks: s.Marks, Snippets: []Snippet{}, Answers: len(q.Answers),
		Categories: q.Categories, Asked: q.Asked, Updated: q.Updated, Status: q.Asker.Status})
	for _, c := range q.Categories {
		t.near[c]++
	}
	return nil
}

func (t *topicFinder) addQuestion(h Hit) {
	if len(t.topics.Questions) < maxTopicQuestions && !t.shown[h.ID] {
		t.shown[h.ID] = true
		t.topics.Questions = append(t.topics.Questions, h)
	}
}

// try searches for a text, and adds it where something is found that has all its words.
func (t *topicFinder) try(text string) (found bool, err error) {
	if len(t.topics.Searches) == maxTopics || t.tries == maxTopicTries {
		return false, nil
	}
	t.tries++
	a, err := t.engine.search(t.ctx, Request{Query: text, Page: 1, PerPage: maxTopicQuestions, Facets: []string{categories}})
	if err != nil || a.Total == 0 || a.Relaxed || len(a.Dropped) > 0 {
		return false, err
	}
	if a.Meant != nil && a.Meant.Instead {
		text = a.Meant.Text
	}
	if slices.ContainsFunc(t.topics.Searches, func(s Topic) bool { return s.Text == text }) {
		return true, nil
	}
	t.topics.Searches = append(t.topics.Searches, Topic{Text: text, Total: a.Total})
	t.count(a)
	for _, h := range a.Hits {
		t.addQuestion(h)
	}
	return true, nil
}

// count takes note of the categories of what a search found.
func (t *topicFinder) count(a *Answer) {
	for _, c := range a.Facets[categories] {
		t.near[c.Value] += c.Count
	}
}

// addCategories adds the categories of what was found, those first that have most of it, or else the largest of all.
func (t *topicFinder) addCategories() error {
	all, err := t.engine.search(t.ctx, Request{Sort: ByDate, Page: 1, PerPage: 1, Facets: []string{categories}})
	if err != nil {
		return err
	}
	for _, c := range all.Facets[categories] {
		if len(t.near) == 0 || t.near[c.Value] > 0 {
			t.topics.Categories = append(t.topics.Categories, c)
		}
	}
	slices.SortStableFunc(t.topics.Categories, func(a, b FacetCount) int { return cmp.Compare(t.near[b.Value], t.near[a.Value]) })
	t.topics.Categories = t.topics.Categories[:min(len(t.topics.Categories), maxTopicCategories)]
	return nil
}
