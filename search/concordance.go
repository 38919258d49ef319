package search

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"strings"

	"kotae/indexer/analysis"
	"kotae/search/occurrence"
	"kotae/search/query"
	"kotae/search/rank"
	"kotae/search/thesaurus"
)

// ConcordanceRequest asks for every place where something stands, with what stands around it.
type ConcordanceRequest struct {
	Term    string
	By      query.Mode    // how Term is meant
	Fields  []query.Field // of query.Texts; none are all
	Context int           // code points on each side, 1 to MaxContext

	// Synonyms adds what the thesaurus has for Term: Equivalent and OneWay, or Near as well. Of a regular expression there are none.
	Synonyms, Near bool

	Query   string              // what else the questions must be found by; "" is nothing
	Filters map[string][]string // as Request.Filters
	ByID    bool                // questions by id instead of the newest first
}

// MaxContext is in code points.
const MaxContext = 1_000

// Line is one place of a concordance. Field and Offset name it for as long as the text stays as it is.
type Line struct {
	ID               string
	Field            string // as corpus.Question.Texts names it
	Offset           int    // of Key, in code points of the field's text
	Left, Key, Right string // as they stand there; Left and Right end with the text or after Context code points
	Term             string // what of the term and its synonyms it was found by

	Adviser    string // of the answer that it stands in; "" of the asker's own words
	Categories []string
	Date       string // when the question was asked, or else updated
	URL        string
}

// sought is one thing that a concordance looks for.
type sought struct {
	term string
	find occurrence.Finder
}

// Concordance yields the lines of all questions, in the order of the questions, of their fields and of the text. Only some questions
// are held at a time. An error ends it.
func (s *Service) Concordance(ctx context.Context, r ConcordanceRequest) iter.Seq2[*Line, error] {
	return func(yield func(*Line, error) bool) {
		err := s.concordance(ctx, &r, func(l *Line) error {
			if !yield(l, nil) {
				return errStopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStopped) {
			yield(nil, err)
		}
	}
}

func (s *Service) concordance(ctx context.Context, r *ConcordanceRequest, yield func(*Line) error) error {
	within := Request{Query: r.Query, Filters: r.Filters, Sort: ByDate, Looks: AnyLooks, Patterns: true}
	if err := cmp.Or(within.check(), r.check()); err != nil {
		return err
	}
	e, err := s.acquire()
	if err != nil {
		return err
	}
	defer e.release()
	all, err := e.sought(r)
	if err != nil {
		return err
	}
	docs, err := e.narrowTo(ctx, &within, r, all)
	if err != nil {
		return err
	}
	return e.lines(ctx, r, all, docs, yield)
}

func (r *ConcordanceRequest) check() error {
	switch {
	case strings.TrimSpace(r.Term) == "":
		return &RequestError{"term", "there is nothing to look for", "name a word"}
	case len(r.Term) > MaxQueryBytes:
		return &RequestError{"term", "it is too long", "look for a part of it"}
	case r.Context < 1 || r.Context > MaxContext:
		return &RequestError{"width", "it is out of range", "use 1 to 1000"}
	}
	return nil
}

// sought lists the finders of a term and its synonyms.
func (e *engine) sought(r *ConcordanceRequest) ([]sought, error) {
	find, err := e.finder(r.By, r.Term)
	var wrong *occurrence.PatternError
	if errors.As(err, &wrong) {
		return nil, &RequestError{"term", wrong.Reason, wrong.Fix}
	}
	if err != nil {
		return nil, err
	}
	if l, ok := find.(*occurrence.Lemma); ok && l.IsNothing() {
		return nil, &RequestError{"term", "it has no word", "look for its characters instead"}
	}
	all := []sought{{r.Term, find}}
	if !r.Synonyms || r.By == query.Regexp {
		return all, nil
	}
	for _, text := range e.synonymsOf(r.Term, r.Near) {
		if find, err = e.finder(r.By, text); err == nil {
			all = append(all, sought{text, find})
		}
	}
	return all, nil
}

// Synonyms lists what a concordance with synonyms looks for beside a term, as an editor wrote it.
func (s *Service) Synonyms(term string, near bool) []string {
	e, err := s.acquire()
	if err != nil { // whoever looks for the term is told
		return nil
	}
	defer e.release()
	return e.synonymsOf(term, near)
}

func (e *engine) synonymsOf(term string, near bool) (texts []string) {
	t := e.wordings.Load()
	folded := strings.TrimSpace(analysis.FoldText(term).Text)
	for _, x := range t.Expand(folded, func(at int) bool { return at == 0 || at == len(folded) }) {
		if x.Kind != thesaurus.Near || near {
			texts = append(texts, cmp.Or(t.written[x.Term], x.Term))
		}
	}
	return texts
}

// narrowTo lists the questions that may have any of what is sought, in the order that was asked for.
func (e *engine) narrowTo(ctx context.Context, within *Request, r *ConcordanceRequest, all []sought) ([]rank.Hit, error) {
	p, err := e.plan(ctx, within.Query)
	if err != nil {
		return nil, err
	}
	p.allow(within)
	e.narrow(&p, within)
	var any rank.Any
	for _, s := range all {
		any = append(any, narrowed(s.find.Needs(), rank.Anywhere))
	}
	p.rank.Must = append(p.rank.Must, any)
	found, err := e.index.Search(ctx, p.rank, 0, len(e.gen.Columns.IDs))
	if err != nil {
		return nil, tooBroad(err)
	}
	if r.ByID {
		slices.SortFunc(found.Hits, func(a, b rank.Hit) int { return compareIDs(a.ID, b.ID) })
	}
	return found.Hits, nil
}
