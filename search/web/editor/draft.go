package editor

import (
	"errors"
	"net/http"
	"net/url"

	"kotae/search"
	"kotae/search/duplicates"
)

// draftView is the page that looks whether a draft has been asked before.
type draftView struct {
	view
	DraftTitle   string
	Body         string
	Asked        bool // something was looked for
	Insufficient bool
	Refused      string // why the draft cannot be looked for, or ""
	Likely       []likeView
	Perhaps      []likeView
	Keyboard     []keyHelp
}

// likeView is a question that may ask the same.
type likeView struct {
	Path       string
	Title      string
	Percent    int
	Meta       []string
	Categories []string
	Answers    int
	Adviser    string // of the answer that matched best, "" where none did
	Headline   string
	Reasons    reasonsView
	Via        string // the title of a duplicate of it, which is the one that is alike; or ""
}

// perhaps is the score from which a question is worth a look by who writes, below those that are proposed.
const perhaps = 0.2

// draftShown is how many questions are shown for a draft.
const draftShown = 10

// draft answers GET and POST /editor/draft.
func (c *console) draft(w http.ResponseWriter, r *http.Request, s *session) error {
	v := draftView{DraftTitle: r.PostForm.Get("title"), Body: r.PostForm.Get("body")}
	v.view = c.view(s, "下書きの確認")
	v.Here, v.Back = "draft", home+"/draft"
	if r.Method != http.MethodPost {
		return c.show(w, http.StatusOK, "draft", v)
	}
	a, err := c.svc.AlikeDraft(r.Context(), search.Draft{Title: v.DraftTitle, Body: v.Body}, search.AlikeOptions{Min: perhaps, Limit: draftShown})
	var bad *search.RequestError
	switch {
	case errors.As(err, &bad) && bad.Param == "title":
		return c.show(w, http.StatusOK, "draft", v) // it is empty
	case errors.As(err, &bad):
		v.Refused = "下書きが長すぎます。質問の中心になる部分だけを入力してください。"
		return c.show(w, http.StatusOK, "draft", v)
	case err != nil:
		return err
	}
	v.Asked, v.Insufficient = true, !a.Sufficient
	for i := range a.Questions {
		if l := newLike(&a.Questions[i]); a.Questions[i].Score >= duplicates.DefaultThreshold {
			v.Likely = append(v.Likely, l)
		} else {
			v.Perhaps = append(v.Perhaps, l)
		}
	}
	return c.show(w, http.StatusOK, "draft", v)
}

func newLike(q *search.LikeQuestion) likeView {
	v := likeView{Path: "/questions/" + url.PathEscape(q.ID), Title: q.Title, Percent: percent(q.Score), Categories: q.Categories, Answers: q.Answers}
	for _, text := range []string{dateText(q.Asked), q.Status} {
		if text != "" {
			v.Meta = append(v.Meta, text)
		}
	}
	if q.Answer != nil {
		v.Adviser, v.Headline = q.Answer.Adviser, q.Answer.Headline
	}
	v.Reasons = newReasons(q.Reasons)
	if q.Via != nil {
		v.Via = q.Via.Title
	}
	return v
}
