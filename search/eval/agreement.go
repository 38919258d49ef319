package eval

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/search"
)

// fewTitles is how many titles may have a word that is to bring each of them among the first Depth hits.
const fewTitles = Depth

// Agreement tells whether what is cut from the documents and what is cut from queries is the same.
type Agreement struct {
	Terms       int    `json:"terms"` // that were typed, each alone
	Documents   int    `json:"documents"`
	Missed      int    `json:"missed"`       // documents not found by a term of theirs, counted for each of the two
	TitleWords  int    `json:"title_words"`  // of Terms, those that stand in titles
	TitleMissed int    `json:"title_missed"` // questions not found by a word of their title, or not at the top where few have it
	Misses      []Miss `json:"misses"`       // those not found first, then by term
}

func (a *Agreement) String() string {
	return fmt.Sprintf("terms=%d documents=%d missed=%d title_words=%d title_missed=%d",
		a.Terms, a.Documents, a.Missed, a.TitleWords, a.TitleMissed)
}

// Miss is a term that does not find a document of its own as it must.
type Miss struct {
	Term  string `json:"term"`
	Doc   string `json:"doc"`
	Title string `json:"title"` // of the document
	Rank  int    `json:"rank"`  // 0 where the document is not among the hits; else too low for a word of its title
}

// Agree types every term that is cut from the documents, as it stands there and in its base form, and looks for the documents it is from among all
// hits; questions are those that svc answers from. A word that stands in a title must also find that question among the first Depth
// hits, where it stands in few titles. progress is told
// how many terms were typed, by one goroutine at a time.
func Agree(ctx context.Context, svc *search.Service, a *analysis.Analyzer, questions []corpus.Question, progress func(done, total int)) (*Agreement, error) {
	terms := termsOf(a, questions)
	typed := make([]string, 0, len(terms))
	out := &Agreement{Terms: len(terms), Documents: len(questions), Misses: []Miss{}}
	for term, s := range terms {
		typed = append(typed, term)
		if len(s.ofTitle) > 0 {
			out.TitleWords++
		}
	}
	slices.Sort(typed)
	titles := titlesOf(questions)
	var (
		mu    sync.Mutex
		group sync.WaitGroup
		fault error
		done  int
	)
	next := make(chan string)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for term := range next {
				s := terms[term]
				ranks, err := ranksOf(ctx, svc, term, questions, s.anywhere)
				few := len(s.ofTitle) > 0 && titles.with(term, s.inTitles) <= fewTitles
				mu.Lock()
				if err != nil {
					fault = cmp.Or(fault, fmt.Errorf("%q: %w", term, err))
					cancel()
				}
				out.judge(term, questions, s, ranks, few)
				done++
				progress(done, len(typed))
				mu.Unlock()
			}
		})
	}
	for _, term := range typed {
		if ctx.Err() != nil {
			break
		}
		next <- term
	}
	close(next)
	group.Wait()
	if err := cmp.Or(fault, ctx.Err()); err != nil {
		return nil, err
	}
	slices.SortFunc(out.Misses, func(a, b Miss) int {
		return cmp.Or(cmp.Compare(min(a.Rank, 1), min(b.Rank, 1)), strings.Compare(a.Term, b.Term), strings.Compare(a.Doc, b.Doc))
	})
	return out, nil
}

// ranksOf finds documents among the hits of a term that is typed alone, and tells where they stand, from 1. It looks at as many
// hits as a reader can page through, and where there are more, among those with the status of each document that is not found yet.
func ranksOf(ctx context.Context, svc *search.Service, term string, questions []corpus.Question, wanted []int32) (map[int32]int, error) {
	numbers := make(map[string]int32, len(wanted))
	for _, doc := range wanted {
		numbers[questions[doc].ID] = doc
	}
	ranks := make(map[int32]int, len(wanted))
	total, err := page(ctx, svc, search.Request{Query: term}, func(id string, rank int) bool {
		if doc, ok := numbers[id]; ok {
			ranks[doc] = rank
		}
		return len(ranks) < len(wanted)
	})
	if err != nil || total <= search.MaxDepth {
		return ranks, err
	}
	for _, doc := range wanted {
		if ranks[doc] > 0 {
			continue
		}
		r := search.Request{Query: term, Filters: map[string][]string{"status": {questions[doc].Asker.Status}}}
		_, err := page(ctx, svc, r, func(id string, _ int) bool {
			if doc, ok := numbers[id]; ok && ranks[doc] == 0 {
				ranks[doc] = search.MaxDepth + 1
			}
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	return ranks, nil
}

// page goes through the hits of a request, as far as there are pages, until yield returns false. It returns how many hits there
// are. What cannot be asked for has none.
func page(ctx context.Context, svc *search.Service, r search.Request, yield func(id string, rank int) bool) (int, error) {
	r.PerPage = search.MaxPerPage
	for r.Page = 1; ; r.Page++ {
		a, err := svc.Search(ctx, r)
		var refused *search.RequestError
		if errors.As(err, &refused) {
			return 0, nil
		}
		if err != nil {
			return 0, err
		}
		for i, h := range a.Hits {
			if !yield(h.ID, (r.Page-1)*r.PerPage+i+1) {
				return a.Total, nil
			}
		}
		if r.Page*r.PerPage >= min(a.Total, search.MaxDepth) {
			return a.Total, nil
		}
	}
}

// judge takes down which documents of a term were not found as they must be.
func (a *Agreement) judge(term string, questions []corpus.Question, s *standing, ranks map[int32]int, few bool) {
	for _, doc := range s.anywhere {
		rank := ranks[doc]
		_, inTitle := slices.BinarySearch(s.ofTitle, doc)
		low := inTitle && (rank == 0 || few && rank > Depth)
		if rank == 0 {
			a.Missed++
		}
		if low {
			a.TitleMissed++
		}
		if rank == 0 || low {
			a.Misses = append(a.Misses, Miss{term, questions[doc].ID, questions[doc].Title, rank})
		}
	}
}
