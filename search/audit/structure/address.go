package structure

import (
	"fmt"

	"kotae/search/audit"
)

var lostAddress = audit.Rule{
	ID: "structure/lost-address", Severity: audit.Note,
	About:   audit.Texts{English: "a sentence that points to a page whose address the export has lost", Japanese: "リンク先が失われた「こちらの記事」「こちらのQ&A」"},
	Why:     audit.Texts{English: "Where the text is shown without its link, it points nowhere.", Japanese: "リンクのない文章だけが表示されると、どこを見ればよいのか分かりません。"},
	Message: audit.Texts{English: "points to a page, but its address is lost; export with addresses, or name the page in the sentence", Japanese: "案内先のアドレスが失われています。アドレス付きで書き出すか、ページの名前を文中に書いてください"},
	Look: func(q *audit.Question, found func(audit.Hit)) {
		for i, l := range q.Links {
			if l.URL == "" {
				found(audit.Hit{Spot: linkSpot(q, i)})
			}
		}
	},
}

// linkField is the path of a link's address.
func linkField(n int) string { return fmt.Sprintf("links[%d].url", n) }
