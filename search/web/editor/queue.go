package editor

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"slices"

	"kotae/search"
	"kotae/search/duplicates"
	"kotae/search/duplicates/clusters"
)

// perPage is how many clusters a page of the queue has.
const perPage = 20

// queueView is the queue.
type queueView struct {
	view
	Filter   filter
	All      string // the address without the filter
	State    search.SweepState
	Percent  int // of the sweep
	Open     int
	Decided  int
	Sum      int // of these
	Total    int // that pass the filter
	Rows     []rowView
	Prev     string // addresses; "" where there is none
	Next     string
	Page     int
	Pages    int
	Choices  choices
	Begin    string // the first page, where this one is behind the last
	Keyboard []keyHelp
}

// rowView is a cluster in the queue.
type rowView struct {
	Path    string
	Title   string
	Kind    string
	Percent int
	Members int
	Answers int
	Others  []string // titles of some of its members
	More    int      // others than those
	Tags    []string // categories
}

// choices are what the filter's fields offer.
type choices struct {
	Categories, Advisers []string
	Kinds                []kindChoice
	Scores               []scoreChoice
}

type kindChoice struct {
	Value clusters.Kind
	Text  string
}

type scoreChoice struct{ Value, Text string }

// shownOthers is how many members of a cluster the queue names.
const shownOthers = 2

// queue answers GET /editor.
func (c *console) queue(w http.ResponseWriter, r *http.Request, s *session) error {
	f := readFilter(r.URL.Query())
	q, err := c.svc.Queue(r.Context(), f.QueueFilter)
	if err != nil {
		return err
	}
	v := queueView{
		Filter: f, All: home, State: q.State, Percent: int(100 * q.Progress), Open: q.Open, Decided: q.Decided, Sum: q.Open + q.Decided,
		Total: q.Total, Page: f.Page, Pages: (q.Total + perPage - 1) / perPage, Keyboard: queueKeys,
	}
	v.view = c.view(s, "判定待ちの質問")
	v.Back = r.URL.RequestURI()
	v.Here, v.Wait = "queue", q.State == search.SweepWorking && q.Open == 0 // who has something to decide is not disturbed
	for i := range q.Clusters {
		v.Rows = append(v.Rows, newRow(&q.Clusters[i], f))
	}
	if f.Page > 1 {
		v.Prev = f.queue(f.Page - 1)
	}
	if f.Page < v.Pages {
		v.Next = f.queue(f.Page + 1)
	}
	if len(v.Rows) == 0 && q.Total > 0 {
		v.Begin = f.queue(1)
	}
	if v.Choices, err = c.choices(r.Context(), f); err != nil {
		return err
	}
	return c.show(w, http.StatusOK, "queue", v)
}

func newRow(c *search.Cluster, f filter) rowView {
	r := rowView{Path: f.cluster(c.ID, "", ""), Kind: c.Kind.Japanese(), Percent: percent(c.Score), Members: len(c.Members)}
	for i, m := range c.Members {
		r.Answers += m.Answers
		switch {
		case i == 0:
			r.Title, r.Tags = m.Title, m.Categories
		case i <= shownOthers:
			r.Others = append(r.Others, m.Title)
		default:
			r.More++
		}
	}
	return r
}

// percent is a score as people read it: never all, and never nothing.
func percent(score float64) int {
	return int(min(99, max(1, math.Round(100*score))))
}

// choices are the categories and advisers that the questions have, the most frequent first, with what is chosen among them.
func (c *console) choices(ctx context.Context, f filter) (choices, error) {
	out := choices{}
	for _, k := range clusters.Kinds {
		out.Kinds = append(out.Kinds, kindChoice{k, k.Japanese()})
	}
	for _, least := range []float64{0.6, 0.7, 0.8, 0.9} {
		if least > duplicates.DefaultThreshold {
			out.Scores = append(out.Scores, scoreChoice{fmt.Sprint(least), fmt.Sprintf("%.0f%%以上", 100*least)})
		}
	}
	a, err := c.svc.Search(ctx, search.Request{Facets: []string{"category", "adviser"}, Sort: search.ByDate, PerPage: 1})
	if err != nil {
		return out, err
	}
	for name, list := range map[string]*[]string{"category": &out.Categories, "adviser": &out.Advisers} {
		for _, value := range a.Facets[name] {
			*list = append(*list, value.Value)
		}
	}
	if f.Category != "" && !slices.Contains(out.Categories, f.Category) {
		out.Categories = append(out.Categories, f.Category)
	}
	if f.Adviser != "" && !slices.Contains(out.Advisers, f.Adviser) {
		out.Advisers = append(out.Advisers, f.Adviser)
	}
	return out, nil
}
