// Package corpus says what a question of an advice site is, and holds what the readers of its exports share.
package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Question is the canonical record: one asked question with the advisers' answers. One JSON object a line is its
// exchange format. Within a text, lines of a paragraph are joined by "\n" and paragraphs by a blank line.
type Question struct {
	ID         string   `json:"id"`
	URL        string   `json:"url"`
	Title      string   `json:"title"`
	Body       string   `json:"body"`
	Asker      Asker    `json:"asker"`
	Asked      string   `json:"asked"`   // a date, YYYY-MM-DD, or an RFC 3339 time; "" where the export has none
	Updated    string   `json:"updated"` // as Asked
	Categories []string `json:"categories"`
	Answers    []Answer `json:"answers"`
	Links      []Link   `json:"links"`
	Source     Source   `json:"source"`
	Guessed    bool     `json:"guessed"` // the boundaries between the answers were guessed (page layout B)
}

// Asker is what the site tells of the person who asks, in the site's words.
type Asker struct {
	Status string `json:"status"` // 大学4年生, その他, …
	Gender string `json:"gender"` // 男性, 女性, 回答しない
}

// Answer is one adviser's answer.
type Answer struct {
	ID             string    `json:"id"` // unique within its question
	Adviser        string    `json:"adviser"`
	Qualifications []string  `json:"qualifications"`
	Headline       string    `json:"headline"`
	Sections       []Section `json:"sections"`
	Best           bool      `json:"best"` // chosen as the best answer on the site
}

// Section is a part of an answer under one sub-headline; the first section's heading is usually empty.
type Section struct {
	Heading string `json:"heading"`
	Text    string `json:"text"`
}

// Link is a sentence that points to another page whose address the export has lost, or a known address.
type Link struct {
	Kind string `json:"kind"` // "article" or "question"
	Text string `json:"text"`
	URL  string `json:"url,omitempty"`
}

// Source says where a record was read.
type Source struct {
	File string `json:"file"`
	Line int    `json:"line"` // 1 for the first line
}

// Fingerprint is equal for two records of the same content, whatever they are called and wherever they stand: it leaves
// out the id, the address, the source and the ids of the answers. So a question is known again when its dump is renamed.
func (q *Question) Fingerprint() string {
	c := *q
	c.ID, c.URL = "", ""
	c.Answers = slices.Clone(q.Answers)
	for i := range c.Answers {
		c.Answers[i].ID = ""
	}
	return c.Hash()
}

// Wording is equal for two records that ask the same in the same words, whatever else differs, be it dates, answers or the
// layout: it looks only at the letters and digits of title and body, in any width and case. It is "" where there are none.
func (q *Question) Wording() string {
	letters := make([]byte, 0, len(q.Title)+len(q.Body))
	for _, text := range []string{q.Title, q.Body} {
		for _, r := range norm.NFKC.String(text) {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				letters = utf8.AppendRune(letters, unicode.ToLower(r))
			}
		}
	}
	if len(letters) == 0 {
		return ""
	}
	sum := sha256.Sum256(letters)
	return hex.EncodeToString(sum[:16])
}

// Hash tells contents apart: equal for two records that differ only in where they were read.
func (q *Question) Hash() string {
	c := *q
	c.Source = Source{}
	c.Fill()
	b, err := json.Marshal(&c)
	if err != nil {
		panic("corpus: a question cannot fail to marshal: " + err.Error())
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}

// Text is the whole text of an answer: headings and section texts, without the headline.
func (a *Answer) Text() string {
	var b strings.Builder
	for _, s := range a.Sections {
		for _, t := range []string{s.Heading, s.Text} {
			if t == "" {
				continue
			}
			if b.Len() > 0 {
				b.WriteString("\n\n")
			}
			b.WriteString(t)
		}
	}
	return b.String()
}

// Fill makes missing lists empty ones, so that a record is always written with every field. It fills in no answer ids.
func (q *Question) Fill() {
	q.Categories = orEmpty(q.Categories)
	q.Links = orEmpty(q.Links)
	answers := make([]Answer, len(q.Answers))
	copy(answers, q.Answers)
	for i := range answers {
		answers[i].Qualifications = orEmpty(answers[i].Qualifications)
		answers[i].Sections = orEmpty(answers[i].Sections)
	}
	q.Answers = answers
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
