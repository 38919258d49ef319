package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"kotae/search"
)

// errorView is the page that tells what went wrong and what the visitor can do.
type errorView struct {
	pageView
	Status int
	Text   string
}

// errorView is the one place where errors become pages.
func (s *site) errorView(r *http.Request, err error) errorView {
	var param *paramError
	var bad *search.RequestError
	switch {
	case errors.As(err, &param):
		return fault(r, http.StatusBadRequest, "検索できませんでした", param.text)
	case errors.As(err, &bad):
		return fault(r, http.StatusBadRequest, "検索できませんでした", badRequest(bad.Param))
	case errors.Is(err, search.ErrNotFound):
		return fault(r, http.StatusNotFound, "ページが見つかりません",
			"お探しのページは、移動したか、なくなった可能性があります。言葉で検索してみてください。")
	case errors.Is(err, search.ErrNotReady):
		return fault(r, http.StatusServiceUnavailable, "ただいま準備中です",
			"検索の準備をしています。しばらくしてから、もう一度お試しください。")
	case errors.Is(err, context.DeadlineExceeded):
		return fault(r, http.StatusServiceUnavailable, "時間がかかりすぎています",
			"ただいま混み合っています。少し待つか、言葉を減らして、もう一度お試しください。")
	}
	return failed(r)
}

// turnedAway is the page for a visitor whom the server sends away before it looks at what is asked for.
func turnedAway(r *http.Request, status int) errorView {
	switch status {
	case http.StatusTooManyRequests:
		return fault(r, status, "少し時間をおいてください",
			"短い時間にたくさんのアクセスがありました。少し待ってから、もう一度お試しください。")
	case http.StatusServiceUnavailable:
		return fault(r, status, "ただいま混み合っています", "少し待ってから、もう一度お試しください。")
	}
	return failed(r)
}

func failed(r *http.Request) errorView {
	return fault(r, http.StatusInternalServerError, "エラーが発生しました",
		"申し訳ありません。ページを表示できませんでした。しばらくしてから、もう一度お試しください。")
}

func (s *site) wrongMethod() errorView {
	return fault(nil, http.StatusMethodNotAllowed, "この操作はできません", "上の検索欄から、もう一度お試しください。")
}

// badRequest tells a visitor how to mend a parameter of the service.
func badRequest(param string) string {
	switch param {
	case "q":
		return "検索の言葉が長すぎるか、条件が多すぎます。短い言葉に言い換えるか、条件を減らしてみてください。"
	case "page":
		return "このページより先は表示できません。言葉を足して、結果を絞り込んでみてください。"
	case "year":
		return "年は「2025」のように4桁の数字で指定してください。"
	case "sort":
		return "この並び順はありません。「関連度順」か「新しい順」を選んでください。"
	case "category", "adviser", "status":
		return "絞り込みの条件が多すぎます。条件を減らしてみてください。"
	}
	return "この条件では検索できません。検索欄から、もう一度お試しください。"
}

func fault(r *http.Request, status int, title, text string) errorView {
	v := errorView{pageView: pageView{Title: title, Description: text, NoIndex: true}, Status: status, Text: text}
	if r != nil {
		v.Query = excerpt(strings.ToValidUTF8(r.URL.Query().Get("q"), ""), 200)
	}
	return v
}
