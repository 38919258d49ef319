package page

import (
	"fmt"
	"strings"

	"golang.org/x/text/width"

	"kotae/corpus"
)

// furniture is how a test page is dressed: what the site's dumps are seen to vary in.
type furniture struct {
	wide      bool // ASCII in full width
	tight     bool // no blank line after a sub-headline
	noAsker   bool // the asker's lines are missing
	promotion bool
	date      string // as the date line shows it
}

// dress varies the furniture over the pages by their number.
func dress(n int) furniture {
	dates := []string{"", "", "%d年%d月%d日", "%d/%d/%d", "%d-%02d-%02d"}
	return furniture{wide: n%4 == 1, tight: n%3 == 1, noAsker: n%7 == 3, promotion: n%5 != 4, date: dates[n%len(dates)]}
}

// promotion is a block as the site puts under its answers, in words of our own.
var promotion = []string{
	"自己分析をするなら無料の持ち味チェックから始めよう!",
	"",
	"自分の長所は、自分では案外わからないものです。",
	"",
	"持ち味チェックは20問に答えるだけで、あなたの強みと弱みを教えてくれます。",
	"",
	"チェックを始める(無料)",
	"",
	"持ち味チェックはこんな人に向いています",
	"・強みや弱みを聞かれると困る人",
	"・自己PRや志望動機の材料がほしい人",
	"・合う仕事を知りたい人",
}

// spacedPage writes a question as layout A.
func spacedPage(q *corpus.Question, f furniture) string {
	out := []string{"Q", ""}
	if !f.noAsker {
		for _, s := range []string{q.Asker.Status, q.Asker.Gender} {
			if s != "" {
				out = append(out, s)
			}
		}
		out = append(out, "")
	}
	out = append(out, q.Title, "", q.Body, "", fmt.Sprintf("%d人のアドバイザーが回答しています", len(q.Answers)), "")
	date := "質問日 :"
	if f.date != "" && q.Asked != "" {
		var y, m, d int
		fmt.Sscanf(q.Asked, "%d-%d-%d", &y, &m, &d)
		date += " " + fmt.Sprintf(f.date, y, m, d)
	}
	out = append(out, date, "", "※質問は、エントリーフォームに届いたものから選んで載せています", "")
	for _, a := range q.Answers {
		if a.Best {
			out = append(out, "ベストアンサー", "")
		}
		if len(a.Qualifications) > 0 {
			out = append(out, strings.Join(a.Qualifications, "/"), "")
		}
		out = append(out, a.Adviser, "", "プロフィールを見る", "", a.Headline, "")
		for _, s := range a.Sections {
			if s.Heading != "" {
				out = append(out, s.Heading)
				if !f.tight || strings.HasPrefix(s.Text, "・") {
					out = append(out, "")
				}
			}
			out = append(out, s.Text, "")
		}
	}
	if f.promotion {
		out = append(append(out, promotion...), "")
	}
	return finish(append(out, "その他関連Q&A", "", "TOP", "", "PORTキャリア"), f)
}

// compactPage writes a question as layout B.
func compactPage(q *corpus.Question, f furniture) string {
	out := []string{"Q"}
	if !f.noAsker {
		out = append(out, q.Asker.Status, q.Asker.Gender)
	}
	out = append(out, q.Title, q.Body, "※質問は、エントリーフォームに届いたものから選んで載せています")
	for _, a := range q.Answers {
		if a.Best {
			out = append(out, "ベストアンサー")
		}
		out = append(out, a.Headline)
		for _, s := range a.Sections {
			out = append(out, s.Heading, s.Text)
		}
	}
	if f.promotion {
		out = append(out, promotion...)
	}
	out = append(out, "その他関連Q&A", "TOP", "PORTキャリア")
	text := finish(out, f)
	for strings.Contains(text, "\n\n") {
		text = strings.ReplaceAll(text, "\n\n", "\n")
	}
	return text
}

func finish(lines []string, f furniture) string {
	text := strings.Join(lines, "\n") + "\n"
	if !f.wide {
		return text
	}
	return strings.Map(func(r rune) rune {
		if w := width.LookupRune(r).Wide(); r < 0x80 && r != '\n' && r != '~' && w != 0 {
			return w
		}
		return r
	}, text)
}
