package editor

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"kotae/corpus"
	"kotae/indexer/decisions"
	"kotae/search"
	"kotae/search/duplicates"
	"kotae/search/duplicates/clusters"
	"kotae/search/sidebyside"
)

// compareView is two questions beside each other, of a cluster or by themselves.
type compareView struct {
	view
	Filter   filter
	Queue    string // the address of the queue
	Cluster  string // its id, "" of a pair by itself
	Heading  string
	Kind     string
	Number   int // the cluster's place in the queue, 0 where it is not in it
	Total    int
	Why      []string // why the representative is proposed; none where another was chosen
	Members  []memberView
	Left     sideView
	Right    sideView
	Percent  int
	Vetoed   bool
	Reasons  reasonsView
	Verdict  *verdictView
	Earlier  []verdictView
	Whole    []string          // the ids of the members that the whole cluster's decision is about, at most search.MaxVerdicts
	Merge    bool              // they may be made one at once: not those that only share an answer
	Read     map[string]string // the wordings of these texts, by id
	Swap     string            // the address with the member as the representative
	Previous string            // addresses of what comes before and after: a member, or else a cluster; "" where there is none
	Next     string
	Since    string // when the page was made, to find out what another editor decided meanwhile
	Keyboard []keyHelp
}

// memberView is a question of the cluster.
type memberView struct {
	Path           string
	Title          string
	Percent        int
	State          string // what is decided of it and the representative, in a word
	Current        bool
	Representative bool
}

// sideView is one of the two questions.
type sideView struct {
	ID         string
	Path       string // of its page
	Title      []sidebyside.Part
	Body       []sidebyside.Sentence
	Meta       []string
	Categories []string
	Answers    []answerView
}

type answerView struct {
	Adviser  string
	Headline string
	Text     string
}

// cluster answers GET /editor/clusters/{id}.
func (c *console) cluster(w http.ResponseWriter, r *http.Request, s *session) error {
	f := readFilter(r.URL.Query())
	place, err := c.svc.QueuePlace(r.Context(), f.QueueFilter, r.PathValue("id"))
	if err != nil {
		return err
	}
	cl := place.Cluster
	chosen := r.URL.Query().Get("representative")
	at := slices.IndexFunc(cl.Members, func(m search.ClusterMember) bool { return m.ID == chosen })
	if at < 0 {
		chosen, at = "", 0
	}
	representative := cl.Members[at]
	others := slices.Delete(slices.Clone(cl.Members), at, at+1)
	current := slices.IndexFunc(others, func(m search.ClusterMember) bool { return m.ID == r.URL.Query().Get("member") })
	if current < 0 {
		current = max(0, slices.IndexFunc(others, func(m search.ClusterMember) bool { return m.Settled == "" }))
	}
	p, err := c.svc.Pair(r.Context(), representative.ID, others[current].ID)
	if err != nil {
		return err
	}
	v := compareView{
		Filter: f, Queue: f.queue(1), Cluster: cl.ID, Heading: representative.Title, Kind: cl.Kind.Japanese(), Number: place.Number, Total: place.Total,
		Swap: f.cluster(cl.ID, others[current].ID, representative.ID), Keyboard: compareKeys,
		Merge: cl.Kind != clusters.PastedAnswer,
	}
	v.fill(p)
	v.view = c.view(s, "判定："+representative.Title)
	v.Back = r.URL.RequestURI()
	v.Here = "queue"
	if chosen == "" {
		for _, why := range cl.Why {
			v.Why = append(v.Why, why.Japanese())
		}
	}
	step := func(to int) string { return f.cluster(cl.ID, chosen, others[to].ID) }
	for i, m := range others {
		v.Members = append(v.Members, memberView{Path: step(i), Title: m.Title, Percent: percent(m.Score), State: stateOf(m, chosen == ""), Current: i == current})
		if m.Settled == "" && len(v.Whole) < search.MaxVerdicts {
			v.Whole = append(v.Whole, m.ID)
			v.Read[m.ID] = m.Wording
		}
	}
	if v.Previous = place.Previous; v.Previous != "" {
		v.Previous = f.cluster(v.Previous, "", "")
	}
	if v.Next = place.Next; v.Next != "" {
		v.Next = f.cluster(v.Next, "", "")
	}
	if current > 0 {
		v.Previous = step(current - 1)
	}
	if current+1 < len(others) {
		v.Next = step(current + 1)
	}
	return c.show(w, http.StatusOK, "compare", v)
}

// stateOf is what is decided of a member and the proposed representative, which says nothing of another.
func stateOf(m search.ClusterMember, proposed bool) string {
	switch {
	case !proposed:
		return ""
	case m.Settled != "":
		return kindTexts[m.Settled]
	case m.Outdated:
		return "要再確認"
	}
	return "未判定"
}

// pair answers GET /editor/pairs.
func (c *console) pair(w http.ResponseWriter, r *http.Request, s *session) error {
	left, right := r.URL.Query().Get("left"), r.URL.Query().Get("right")
	p, err := c.svc.Pair(r.Context(), left, right)
	if err != nil {
		return err
	}
	v := compareView{Queue: home, Heading: p.Left.Question.Title, Swap: pairAddress(right, left), Keyboard: compareKeys}
	v.fill(p)
	v.view = c.view(s, "判定："+p.Left.Question.Title)
	v.Back = r.URL.RequestURI()
	v.Here = "verdicts"
	return c.show(w, http.StatusOK, "compare", v)
}

// fill fills in what is told of two questions.
func (v *compareView) fill(p *search.Pair) {
	v.Left, v.Right = newSide(p.Left), newSide(p.Right)
	v.Percent, v.Vetoed = percent(p.Score), p.Vetoed
	v.Read = map[string]string{v.Left.ID: p.Left.Wording, v.Right.ID: p.Right.Wording}
	v.Since = time.Now().UTC().Format(time.RFC3339Nano)
	v.Reasons = newReasons(slices.DeleteFunc(slices.Clone(p.Reasons), func(r search.LikeReason) bool { // it is marked in the texts
		return r.Kind == duplicates.AlikeSentence
	}))
	if p.Verdict != nil {
		told := newVerdict(*p.Verdict)
		for _, id := range p.Changed {
			told.Changed = append(told.Changed, titleOf(id, p.Left.Question, p.Right.Question))
		}
		v.Verdict = &told
	}
	for _, e := range p.Earlier {
		v.Earlier = append(v.Earlier, newVerdict(e))
	}
}

func titleOf(id string, of ...*corpus.Question) string {
	for _, q := range of {
		if q.ID == id {
			return q.Title
		}
	}
	return id
}

func newSide(s search.PairSide) sideView {
	q := s.Question
	v := sideView{ID: q.ID, Path: "/questions/" + url.PathEscape(q.ID), Title: s.Title, Body: s.Body, Categories: q.Categories}
	for _, text := range []string{dateText(cmp.Or(q.Asked, q.Updated)), q.Asker.Status} {
		if text != "" {
			v.Meta = append(v.Meta, text)
		}
	}
	for i := range q.Answers {
		a := &q.Answers[i]
		v.Answers = append(v.Answers, answerView{Adviser: a.Adviser, Headline: a.Headline, Text: strings.TrimSpace(a.Text())})
	}
	return v
}

// verdictView is what was decided about two questions.
type verdictView struct {
	Kind     decisions.Kind
	Text     string
	By       string
	At       string // for people
	AtTime   string // for machines
	Note     string
	State    string // what became of it, in words; "" of what is in force
	Changed  []string
	TitleA   string
	TitleB   string
	Path     string // of the two beside each other; "" where one is not there any more
	Standing string // the title of what stands for a duplicate
}

func newVerdict(v search.Verdict) verdictView {
	out := verdictView{
		Kind: v.Kind, Text: kindTexts[v.Kind], By: v.By, At: v.At.Local().Format("2006年1月2日 15:04"), AtTime: v.At.Format(time.RFC3339), Note: v.Note,
		State: stateTexts[v.State], TitleA: cmp.Or(v.TitleA, v.A), TitleB: cmp.Or(v.TitleB, v.B),
	}
	left, right := v.A, v.B
	switch v.Representative {
	case "":
	case v.A:
		out.Standing = out.TitleA
	default:
		out.Standing, left, right = out.TitleB, v.B, v.A
	}
	if v.TitleA != "" && v.TitleB != "" {
		out.Path = pairAddress(left, right)
	}
	return out
}
