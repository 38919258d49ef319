package network

import (
	"strings"

	"kotae/search/audit"
)

var noLinks = audit.Rule{
	ID: "network/no-links", Severity: audit.Note, Gathers: linked,
	About:   audit.Texts{English: "hardly any question links to another", Japanese: "質問どうしのリンクがほとんどない"},
	Why:     audit.Texts{English: "Below a tenth the export has lost the links, or the site has none: then this is told once, and not of each question. Links count whose address is known and leads to a question that is there.", Japanese: "リンクのある質問が 1 割に満たないときは、書き出しで失われたか、サイトにないものとみなし、質問ごとではなく全体で一度だけ指摘します。リンク先の質問が実在するものだけを数えます。"},
	Message: audit.Texts{English: "%[1]d of %[2]d questions link to another one (%[3]d name one whose address is lost); export the related questions with their addresses, or have the site show some", Japanese: "ほかの質問へリンクしているのは %[2]d 件中 %[1]d 件だけです（リンク先のURLが失われているもの：%[3]d 件）。関連質問をURLつきで書き出すか、サイトに関連質問を設けてください"},
	Report: onLinks(func(g *links, found func(audit.Hit)) {
		if g.len() >= fewest && g.sparse() {
			found(audit.Hit{Spot: audit.Whole("links", ""), Args: []any{g.connect().linked, g.len(), g.lost}})
		}
	}),
}

var orphan = audit.Rule{
	ID: "network/orphan", Severity: audit.Warning, Gathers: linked,
	About:   audit.Texts{English: "a question that no other question links to", Japanese: "どの質問からもリンクされていない質問"},
	Why:     audit.Texts{English: "Readers of other questions never get there. Nothing is told where hardly any question links to another.", Japanese: "ほかの質問を読んでいる人がたどり着けません。リンクのある質問が 1 割に満たないときは指摘しません。"},
	Message: audit.Texts{English: "no other question links to it, nor does it link to any; list it among the related questions of some on its subject, and list some here", Japanese: "どの質問からもリンクされておらず、こちらからのリンクもありません。同じ話題の質問の関連質問に加え、こちらにも関連質問を置いてください"},
	Report: onLinks(func(g *links, found func(audit.Hit)) {
		r := g.connect()
		if g.sparse() || g.len() < 2 {
			return
		}
		for n := range g.len() {
			if r.listed[n] {
				continue
			}
			h := g.at(n, "links")
			if to := r.from(n); len(to) > 0 {
				h.Message, h.Args = &orphanThatLeads, []any{g.list(to)}
			}
			found(h)
		}
	}),
}

var orphanThatLeads = audit.Texts{
	English:  "no other question links to it; list it among the related questions of those that it links to itself: %s",
	Japanese: "どの質問からもリンクされていません。こちらからリンクしている質問（%s）の関連質問に加えてください",
}

var oneWay = audit.Rule{
	ID: "network/one-way", Severity: audit.Note, Gathers: linked,
	About:   audit.Texts{English: "a link to a question that does not link back", Japanese: "片方からしか張られていないリンク"},
	Why:     audit.Texts{English: "What is related is so both ways. Of a question that nothing links to, network/orphan tells.", Japanese: "関連は双方向のはずです。どこからもリンクされていない質問は network/orphan で指摘します。"},
	Message: audit.Texts{English: "links to %[1]s, which does not link back; list it there, or take the link out if they are not related", Japanese: "%[1]sへリンクしていますが、逆向きのリンクがありません。%[1]sの関連質問に加えるか、関連がなければリンクを外してください"},
	Report: onLinks(func(g *links, found func(audit.Hit)) {
		r := g.connect()
		if g.sparse() {
			return
		}
		for n := range g.len() {
			if !r.listed[n] {
				continue
			}
			for _, to := range r.from(n) {
				if !r.leads(to, int32(n)) {
					found(g.toward(n, "links", to))
				}
			}
		}
	}),
}

var island = audit.Rule{
	ID: "network/island", Severity: audit.Warning, Gathers: linked,
	About:   audit.Texts{English: "questions that link only to one another", Japanese: "互いにしかリンクしていない質問の集まり"},
	Why:     audit.Texts{English: "Readers do not get from there to the rest, nor back. The largest group of connected questions counts as the rest; a question without any link is network/orphan's.", Japanese: "そこからほかの質問へも、ほかの質問からそこへも行けません。つながっている質問のうち最大の集まりを本体とみなします。リンクの全くない質問は network/orphan で指摘します。"},
	Message: audit.Texts{English: "%d questions link only to one another (%s), and not to the %d that are connected; link one of them with a question on its subject", Japanese: "%d 件の質問（%s）が互いにしかリンクしておらず、つながりのある %d 件から離れています。どれか 1 件を同じ話題の質問とリンクさせてください"},
	Report: onLinks(func(g *links, found func(audit.Hit)) {
		r := g.connect()
		if g.sparse() {
			return
		}
		main, members := r.main(), map[int32][]int32{}
		for n := range g.len() {
			if part := r.parts.first(int32(n)); part != main && r.sizes[part] > 1 {
				members[part] = append(members[part], int32(n))
			}
		}
		for n := range g.len() {
			if in := members[int32(n)]; in != nil {
				h := g.at(n, "links")
				h.Args = []any{len(in), g.list(in), r.sizes[main]}
				found(h)
			}
		}
	}),
}

var sameTitle = audit.Rule{
	ID: "network/same-title", Severity: audit.Warning, Gathers: linked,
	About:   audit.Texts{English: "a title that an earlier question has, without a link between them", Japanese: "ほかの質問と同じタイトルで、リンクもない"},
	Why:     audit.Texts{English: "Readers cannot tell which one to open, and who finds one does not get to the other. Marks, width and case do not count; titles of fewer than eight letters are left out.", Japanese: "どちらを開けばよいか読者に分からず、片方を見つけた人がもう片方にたどり着けません。記号、全角・半角、大文字・小文字の違いは無視します。8文字に満たないタイトルは対象外です。"},
	Message: audit.Texts{English: "has the title of %[1]s, and neither links to the other; merge them, give titles that tell them apart, or link them", Japanese: "%[1]sと同じタイトルですが、互いにリンクしていません。統合するか、違いの分かるタイトルにするか、リンクし合ってください"},
	Report: onLinks(func(g *links, found func(audit.Hit)) {
		r, first := g.connect(), map[uint64]int32{}
		for n, title := range g.asked {
			other, had := first[title]
			switch {
			case title == 0:
			case !had:
				first[title] = int32(n)
			case !r.leads(other, int32(n)) && !r.leads(int32(n), other):
				found(g.toward(n, "title", other))
			}
		}
	}),
}

func onLinks(report func(*links, func(audit.Hit))) func(audit.Gatherer, func(audit.Hit)) {
	return func(g audit.Gatherer, found func(audit.Hit)) { report(g.(*links), found) }
}

// toward is a hit about a question and another one.
func (g *links) toward(n int, field string, other int32) audit.Hit {
	h := g.at(n, field)
	h.Key, h.Args = g.id(int(other)), []any{g.id(int(other))}
	return h
}

// maxListed is how many questions a message names.
const maxListed = 5

// list names questions.
func (g *links) list(questions []int32) string {
	var b strings.Builder
	for i, n := range questions {
		if i > 0 {
			b.WriteString(", ")
		}
		if i == maxListed {
			b.WriteString("…")
			break
		}
		b.WriteString(g.id(int(n)))
	}
	return b.String()
}
