package editor

import (
	"context"
	"errors"
	"net/http"

	"kotae/search"
)

var (
	// errForeign is for a form that is no page's of the session.
	errForeign = errors.New("the form is not of this session")
	// errForm is for what is no form.
	errForm = errors.New("the form cannot be read")
)

// faultView is the page that tells what went wrong and what the editor can do.
type faultView struct {
	view
	Text string
}

// fail answers with the page of an error. Those that nobody can mend are logged.
func (c *console) fail(w http.ResponseWriter, r *http.Request, s *session, err error) {
	status, title, text := http.StatusInternalServerError, "エラーが発生しました", "申し訳ありません。しばらくしてから、もう一度お試しください。"
	var bad *search.RequestError
	switch {
	case errors.Is(err, context.Canceled) && r.Context().Err() != nil:
		w.WriteHeader(499) // for the log; nobody is there to read the page
		return
	case errors.Is(err, errForeign):
		status, title, text = http.StatusForbidden, "この操作は受け付けられません", "ページの有効期限が切れたか、ほかのサイトからの操作でした。ページを開き直して、もう一度お試しください。"
	case errors.Is(err, errForm):
		status, title, text = http.StatusBadRequest, "読み取れませんでした", "送られた内容を読み取れませんでした。ページを開き直して、もう一度お試しください。"
	case errors.As(err, &bad):
		status, title, text = http.StatusBadRequest, "この条件では表示できません", "絞り込みの条件を見直して、もう一度お試しください。"
	case errors.Is(err, search.ErrNotFound):
		status, title, text = http.StatusNotFound, "見つかりません", "判定が済んだか、質問が更新されて、まとまりが変わった可能性があります。一覧から選び直してください。"
	case errors.Is(err, search.ErrNotReady):
		status, title, text = http.StatusServiceUnavailable, "ただいま準備中です", "検索の準備をしています。しばらくしてから、もう一度お試しください。"
		w.Header().Set("Retry-After", "5")
	case errors.Is(err, context.DeadlineExceeded):
		status, title, text = http.StatusServiceUnavailable, "時間がかかりすぎています", "ただいま混み合っています。少し待ってから、もう一度お試しください。"
		w.Header().Set("Retry-After", "1")
	default:
		c.log.Error("a page of the console failed", "path", r.URL.Path, "error", err, "request_id", w.Header().Get("X-Request-Id"))
	}
	if err := c.show(w, status, "error", faultView{c.view(s, title), text}); err != nil {
		c.log.Error("a page of the console failed", "path", r.URL.Path, "error", err)
		http.Error(w, "ページを表示できませんでした。", http.StatusInternalServerError)
	}
}
