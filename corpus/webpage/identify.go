package webpage

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"kotae/corpus"
)

// identify gives the page's questions their ids and addresses. What the page says of itself is said of its one
// question, or of the only one on a QAPage; the others are told apart by their titles, so that their ids stay the same
// when questions are added.
func (r *reader) identify(drafts []*draft) {
	main := -1
	for i, d := range drafts {
		switch {
		case len(drafts) == 1:
			main = i
		case d.asked.kind != "QAPage":
		case main >= 0:
			main = -2 // none is the page's own
		case main == -1:
			main = i
		}
	}
	shared := map[string]int{}
	for i, d := range drafts {
		d.locate(i == main)
		shared[d.q.ID]++
	}
	taken := map[string]bool{}
	for i, d := range drafts {
		if i != main && (d.q.ID == "" || shared[d.q.ID] > 1) { // an address that several give is the page's
			sum := sha256.Sum256([]byte(strings.Join(strings.Fields(corpus.Normalize(d.q.Title)), " ")))
			d.q.ID = cmp.Or(corpus.FileID(r.name), "page") + "-" + hex.EncodeToString(sum[:4])
		}
		if d.q.ID == "" {
			d.q.ID = corpus.FileID(r.name)
		}
		id := d.q.ID
		for n := 2; taken[d.q.ID]; n++ {
			d.q.ID = fmt.Sprintf("%s-%d", id, n)
		}
		if d.q.ID != id {
			d.warn("title", fmt.Sprintf("%.60q stands more than once on the page", d.q.Title), "check that the questions are not the same")
		}
		taken[d.q.ID] = true
	}
}

// locate sets the URL, and the ID where an address has one.
func (d *draft) locate(main bool) {
	said := texts(d.asked.thing, "url", "@id")
	if main {
		d.q.URL = d.address
		said = append(said, d.said...)
		for _, p := range d.asked.pages {
			said = append(said, texts(p, "url", "@id")...)
		}
	}
	d.q.ID, _ = number(said...)
	for _, s := range said {
		if u := whole(d.base, s); u != nil && d.q.URL == "" {
			d.q.URL = u.String()
		}
	}
	if d.q.URL == "" {
		d.q.URL = d.address
	}
}

// texts are those of the properties that are plain texts.
func texts(t thing, properties ...string) []string {
	var out []string
	for _, p := range properties {
		for _, v := range list(t[p]) {
			if s, ok := v.(string); ok {
				out = append(out, strings.TrimSpace(s))
			}
		}
	}
	return out
}
