package structure

import (
	"hash/fnv"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"kotae/corpus"
	"kotae/search/audit"
)

var brokenReference = audit.Rule{
	ID: "structure/broken-reference", Severity: audit.Warning,
	About:   audit.Texts{English: "a link to a question that is not there", Japanese: "存在しない質問へのリンク"},
	Why:     audit.Texts{English: "Readers run into an error page. Addresses that end in /qa/NUMBER are looked at, on the hosts of the questions' own addresses, and numbers such as 質問番号1605 that are as long as the questions' own; forgotten questions are not there. Of sources that hold only a part of the site, links to the rest are told too.", Japanese: "読者がエラーページに行き着きます。質問自身のアドレスと同じホストで /qa/番号 に終わるリンクと、「質問番号1605」のような番号（実際の質問番号と同じかそれ以上の桁数のもの）を調べます。忘れた質問も存在しないものとします。サイトの一部だけのファイルを監査すると、残りへのリンクも挙がります。"},
	Message: audit.Texts{English: "there is no question %s any more; link to another one, or take the link out", Japanese: "質問 %s は存在しません。別の質問にリンクするか、リンクを外してください"},
	Collect: func() audit.Collector { return &references{ids: map[uint64]struct{}{}, hosts: map[string]bool{}} },
}

const (
	// maxHosts is how many hosts may be the site's own.
	maxHosts = 100
	// sweepEvery is after how many questions links are dropped whose target was met.
	sweepEvery = 10_000
)

// references keeps eight bytes for each question, and the links whose target was not met yet.
type references struct {
	ids   map[uint64]struct{} // hashes
	hosts map[string]bool
	open  []reference
	seen  int
	short int // how many digits the shortest id of digits alone has; 0 where there is none
}

type reference struct {
	place  audit.Place
	spot   audit.Spot
	host   string // "" for the site's own
	target string // an id
	named  bool   // by its number alone
}

type referencesOf struct {
	id, host string
	links    []reference
}

// address finds addresses in a text, and paths of questions; marks that end a sentence are cut off.
var address = regexp.MustCompile(`https?://[-A-Za-z0-9._~:/?#@!$&*+,;=%]+|[-A-Za-z0-9._~]*/qa/[0-9]+/?`)

// byNumber names a question in words: 質問番号1605, Q&A No. 1605. 受付番号 and 求人番号 are others' numbers.
var byNumber = regexp.MustCompile(`(?:質問|相談|q&a)[の ]?(?:番号|id|no\.?|ナンバー)[ :は]{0,2}([0-9]{1,18})`)

func (r *references) Read(q *audit.Question) any {
	out := referencesOf{id: q.ID}
	if u, err := url.Parse(q.URL); err == nil {
		out.host = u.Host
	}
	add := func(address string, spot audit.Spot) {
		target, ok := corpus.AddressID(address)
		u, err := url.Parse(address)
		if !ok || err != nil || u.Scheme != "" && u.Host == "" {
			return
		}
		out.links = append(out.links, reference{q.Place(), spot, strings.Clone(u.Host), strings.Clone(target), false})
	}
	for i := range q.Texts {
		t := &q.Texts[i]
		if text := t.Folded().Text; strings.Contains(text, "質問") || strings.Contains(text, "相談") || strings.Contains(text, "q&a") {
			for _, m := range byNumber.FindAllStringSubmatchIndex(text, -1) {
				out.links = append(out.links, reference{q.Place(), t.FoldedSpot(m[0], m[1]), "", strings.Clone(text[m[2]:m[3]]), true})
			}
		}
		if !strings.Contains(t.Text, "/qa/") {
			continue
		}
		for _, at := range address.FindAllStringIndex(t.Text, -1) {
			found := strings.TrimRight(t.Text[at[0]:at[1]], ".,;:!?")
			if !strings.HasPrefix(found, "http") && !strings.HasPrefix(found, "/") {
				continue // of a host without its scheme, or of another folder
			}
			add(found, t.Spot(at[0], at[0]+len(found)))
		}
	}
	for i, l := range q.Links {
		if l.URL != "" && !strings.Contains(l.Text, l.URL) {
			add(l.URL, linkSpot(q, i))
		}
	}
	return out
}

// linkSpot is where the words of a link stand in the answers, or else the link itself.
func linkSpot(q *audit.Question, n int) audit.Spot {
	words := q.Links[n].Text
	for i := range q.Texts {
		if at := strings.Index(q.Texts[i].Text, words); at >= 0 && words != "" && q.Texts[i].Role.Advises() {
			return q.Texts[i].Spot(at, at+len(words))
		}
	}
	return audit.Whole(linkField(n), words)
}

func (r *references) Add(read any) {
	of := read.(referencesOf)
	r.ids[hash(of.id)] = struct{}{}
	if n := len(of.id); isNumber(of.id) && (r.short == 0 || n < r.short) {
		r.short = n
	}
	if of.host != "" && len(r.hosts) < maxHosts && !r.hosts[of.host] {
		r.hosts[strings.Clone(of.host)] = true
	}
	r.open = append(r.open, of.links...)
	if r.seen++; r.seen%sweepEvery == 0 {
		r.sweep()
	}
}

func (r *references) sweep() {
	r.open = slices.DeleteFunc(r.open, func(l reference) bool {
		_, met := r.ids[hash(l.target)]
		return met
	})
}

func (r *references) End(found func(audit.Hit)) {
	r.sweep()
	for _, l := range r.open {
		if l.named && (r.short == 0 || len(l.target) < r.short) { // 質問番号3 of a test
			continue
		}
		if l.host == "" || r.hosts[l.host] {
			found(audit.Hit{Place: l.place, Spot: l.spot, Key: l.target, Args: []any{l.target}})
		}
	}
}

func isNumber(id string) bool {
	return id != "" && strings.Trim(id, "0123456789") == ""
}

func hash(id string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(id)) // never fails
	return h.Sum64()
}
