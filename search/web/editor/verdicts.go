package editor

import (
	"net/http"
	"net/url"
	"strconv"

	"kotae/indexer/decisions"
	"kotae/search"
)

// verdictsView lists what was decided.
type verdictsView struct {
	view
	Verdicts []verdictView
	Total    int
	Choices  []verdictChoice
	Prev     string // addresses; "" where there is none
	Next     string
	Page     int
	Pages    int
	Keyboard []keyHelp
}

// verdictChoice is a part of what was decided.
type verdictChoice struct {
	Text    string
	Path    string
	Current bool
}

// verdictsShown is how many a page has.
const verdictsShown = 30

// verdicts answers GET /editor/verdicts.
func (c *console) verdicts(w http.ResponseWriter, r *http.Request, s *session) error {
	q := r.URL.Query()
	page, _ := strconv.Atoi(q.Get("page"))
	f := search.VerdictFilter{Kind: decisions.Kind(q.Get("kind")), State: search.State(q.Get("state")), By: q.Get("by"), Page: max(page, 1), PerPage: verdictsShown}
	p, err := c.svc.Verdicts(r.Context(), f)
	if err != nil {
		return err
	}
	v := verdictsView{Total: p.Total, Page: f.Page, Pages: (p.Total + verdictsShown - 1) / verdictsShown}
	v.view = c.view(s, "判定の記録")
	v.Here = "verdicts"
	for _, x := range p.Verdicts {
		v.Verdicts = append(v.Verdicts, newVerdict(x))
	}
	for _, choice := range []struct {
		text string
		url.Values
	}{
		{"すべて", nil}, {"要再確認", url.Values{"state": {string(search.Outdated)}}}, {"あとで", url.Values{"kind": {string(decisions.Later)}}},
		{"重複", url.Values{"kind": {string(decisions.Duplicate)}}}, {"関連", url.Values{"kind": {string(decisions.Related)}}},
		{"別の質問", url.Values{"kind": {string(decisions.Different)}}}, {"自分の判定", url.Values{"by": {s.key.Name}}},
	} {
		is := choice.Get("kind") == string(f.Kind) && choice.Get("state") == string(f.State) && choice.Get("by") == f.By
		v.Choices = append(v.Choices, verdictChoice{choice.text, with(home+"/verdicts", choice.Values), is})
		if is && f.Page > 1 {
			v.Prev = turned(choice.Values, f.Page-1)
		}
		if is && f.Page < v.Pages {
			v.Next = turned(choice.Values, f.Page+1)
		}
	}
	return c.show(w, http.StatusOK, "verdicts", v)
}

// turned is the address of another page of the list.
func turned(of url.Values, page int) string {
	v := url.Values{"page": {strconv.Itoa(page)}}
	for name, values := range of {
		v[name] = values
	}
	return with(home+"/verdicts", v)
}
