package editor

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"kotae/indexer/decisions"
	"kotae/search"
)

// What is sent for a verdict about all members of a cluster at once: they are duplicates of the representative, or different from it.
const (
	allOfCluster  = "all"
	noneOfCluster = "none"
)

// decision is what an editor sends from a page that compares.
type decision struct {
	cluster        string // "" of a pair by itself
	representative string
	member         string
	members        []string // that the verdict is about
	kind           decisions.Kind
	note           string
	since          time.Time         // when the page was made
	read           map[string]string // the wordings that it showed, by id
	filter         filter
}

func readDecision(form url.Values) (decision, error) {
	d := decision{
		cluster: form.Get("cluster"), representative: form.Get("representative"), member: form.Get("member"),
		kind: decisions.Kind(form.Get("kind")), note: form.Get("note"),
	}
	from, err := url.ParseQuery(form.Get("filter"))
	if err != nil {
		return d, errForm
	}
	d.filter = readFilter(from)
	if d.since, err = time.Parse(time.RFC3339Nano, form.Get("since")); err != nil {
		return d, errForm
	}
	d.members = []string{d.member}
	switch d.kind {
	case allOfCluster:
		d.kind, d.members = decisions.Duplicate, form["whole"]
	case noneOfCluster:
		d.kind, d.members = decisions.Different, form["whole"]
	}
	d.read = map[string]string{}
	for _, read := range form["read"] {
		wording, id, _ := strings.Cut(read, " ")
		d.read[id] = wording
	}
	if !slices.Contains(decisions.Kinds, d.kind) || d.representative == "" || len(d.members) == 0 {
		return d, errForm
	}
	return d, nil
}

// page is the address of the page that it was sent from.
func (d *decision) page() string {
	if d.cluster == "" {
		return pairAddress(d.representative, d.member)
	}
	return d.filter.cluster(d.cluster, d.representative, d.member)
}

// decide answers POST /editor/decide, and shows what is to be decided next.
func (c *console) decide(w http.ResponseWriter, r *http.Request, s *session) error {
	d, err := readDecision(r.PostForm)
	if err != nil {
		return err
	}
	ctx, by := r.Context(), s.key.Name
	refuse := func(text string) error {
		c.sessions.tell(s, flash{Text: text, Problem: true})
		http.Redirect(w, r, d.page(), http.StatusSeeOther)
		return nil
	}
	before := c.nextInQueue(ctx, &d)
	var judgements []search.Judgement
	for _, m := range d.members {
		j := search.Judgement{A: m, B: d.representative, Kind: d.kind, Note: d.note, Read: [2]string{d.read[m], d.read[d.representative]}, Since: d.since}
		if d.kind == decisions.Duplicate {
			j.Representative = d.representative
		}
		judgements = append(judgements, j)
	}
	verdicts, err := c.svc.Decide(ctx, by, judgements)
	var bad *search.RequestError
	var other *search.DecidedError
	switch {
	case errors.As(err, &other):
		return refuse(fmt.Sprintf("%sさんが先に「%s」と判定しました。変える場合は、もう一度判定してください。", other.Verdict.By, kindTexts[other.Verdict.Kind]))
	case errors.As(err, &bad):
		return refuse(refusal(bad))
	case err != nil:
		return err
	}
	c.log.Info("verdicts were decided", "key", by, "batch", verdicts[0].Batch, "verdicts", len(verdicts), "request_id", w.Header().Get("X-Request-Id"))
	text := fmt.Sprintf("「%s」と記録しました。", kindTexts[d.kind])
	if len(d.members) > 1 {
		text = fmt.Sprintf("%d件を「%s」と記録しました。", len(d.members), kindTexts[d.kind])
	}
	c.sessions.tell(s, flash{Text: text})
	next, err := c.next(ctx, &d, before)
	if err != nil {
		return err
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
	return nil
}

// refusal tells an editor why what was sent cannot be decided.
func refusal(bad *search.RequestError) string {
	switch {
	case bad.Param == "verdicts":
		return "記録できませんでした。これまでの判定と食い違います。「判定の記録」で、この質問についての判定を確かめてください。"
	case strings.HasSuffix(bad.Param, ".read"):
		return "記録しませんでした。ページを開いたあとで、質問の文章が変わりました。読み直して、もう一度判定してください。"
	case strings.HasSuffix(bad.Param, ".note"):
		return "記録できませんでした。メモが長すぎるか、使えない文字があります。"
	}
	return "記録できませんでした。質問がなくなったか、まとまりが変わった可能性があります。一覧から選び直してください。"
}

// was is what stood in the queue before a decision.
type was struct {
	members []string // of the cluster
	next    string   // the cluster after it
}

func (c *console) nextInQueue(ctx context.Context, d *decision) (w was) {
	if d.cluster == "" {
		return w
	}
	place, err := c.svc.QueuePlace(ctx, d.filter.QueueFilter, d.cluster)
	if err != nil { // it has changed; then the first of the queue comes next
		return w
	}
	for _, m := range place.Cluster.Members {
		w.members = append(w.members, m.ID)
	}
	w.next = place.Next
	return w
}

// next is the address of what comes after a decision: what is left of the cluster, or the cluster after it, or the queue.
func (c *console) next(ctx context.Context, d *decision, before was) (string, error) {
	f := d.filter
	if d.cluster == "" {
		return pairAddress(d.representative, d.member), nil
	}
	if len(before.members) > 0 {
		id, err := c.svc.FirstOpen(ctx, f.QueueFilter, before.members...)
		if err != nil {
			return "", err
		}
		if id != "" {
			return f.cluster(id, "", ""), nil
		}
	}
	if before.next != "" {
		if place, err := c.svc.QueuePlace(ctx, f.QueueFilter, before.next); err == nil && place.Number > 0 {
			return f.cluster(before.next, "", ""), nil
		}
	}
	id, err := c.svc.FirstOpen(ctx, f.QueueFilter)
	if err != nil || id == "" {
		return f.queue(1), err
	}
	return f.cluster(id, "", ""), nil
}

// undo answers POST /editor/undo: what the editor decided last is taken back, and comes up again.
func (c *console) undo(w http.ResponseWriter, r *http.Request, s *session) error {
	from, err := url.ParseQuery(r.PostForm.Get("filter"))
	if err != nil {
		return errForm
	}
	f := readFilter(from)
	u, err := c.svc.Undo(r.Context(), s.key.Name)
	if errors.Is(err, search.ErrNothingToUndo) {
		c.sessions.tell(s, flash{Text: "取り消せる判定はありません。", Problem: true})
		http.Redirect(w, r, local(r.PostForm.Get("back")), http.StatusSeeOther)
		return nil
	}
	if err != nil {
		return err
	}
	c.log.Info("verdicts were taken back", "key", s.key.Name, "batch", u.Batch, "verdicts", len(u.Verdicts), "request_id", w.Header().Get("X-Request-Id"))
	to := f.queue(1)
	if len(u.Verdicts) == 0 {
		c.sessions.tell(s, flash{Text: "直前の判定を取り消しました。いまはない質問についての判定でした。"})
	} else {
		v := u.Verdicts[0]
		c.sessions.tell(s, flash{Text: fmt.Sprintf("「%s」の判定を取り消しました（%d件）。", kindTexts[v.Kind], len(u.Verdicts))})
		to = pairAddress(v.A, v.B)
		var ids []string
		for _, v := range u.Verdicts {
			ids = append(ids, v.A, v.B)
		}
		if id, err := c.svc.FirstOpen(r.Context(), f.QueueFilter, ids...); err == nil && id != "" {
			to = f.cluster(id, "", "")
		}
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}
