package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kotae/corpus"
	"kotae/search"
)

// Set is a collection of documents and judged queries.
type Set struct {
	Questions []corpus.Question // the documents, under ids that any index takes, which order as the set's own do
	Queries   []Query
	Unknown   int // judgments of documents that the set lacks

	related bool
	names   map[string]string // the set's ids by those of Questions
	numbers map[string]int    // of Questions by the set's ids
}

// place is where a line stands.
type place struct {
	file string
	line int
}

func (p place) String() string { return fmt.Sprintf("%s:%d", p.file, p.line) }

// LoadDocuments reads files of documents as a set without queries. A title or question becomes the question's title, a text or
// answer its one answer. One that has both a title and a question keeps the latter as its body.
func LoadDocuments(files []string) (*Set, error) {
	set := &Set{names: map[string]string{}, numbers: map[string]int{}}
	at := map[string]place{}
	for _, file := range files {
		err := lines(file, func(n int, line []byte) error {
			q, err := document(line)
			if err != nil {
				return err
			}
			if first, ok := at[q.ID]; ok {
				return fmt.Errorf("the id %q is that of the document at %s; give each document an id of its own", q.ID, first)
			}
			at[q.ID] = place{file, n}
			set.Questions = append(set.Questions, q)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if len(set.Questions) == 0 {
		return nil, fmt.Errorf("%s: there are no documents", strings.Join(files, ", "))
	}
	slices.SortFunc(set.Questions, func(a, b corpus.Question) int { return strings.Compare(a.ID, b.ID) }) // as hits of one score are
	for i := range set.Questions {
		q := &set.Questions[i]
		id := fmt.Sprintf("%09d", i+1)
		set.names[id], set.numbers[q.ID] = q.ID, i
		q.ID = id
	}
	return set, nil
}

// Name is what the set calls a document of Questions.
func (s *Set) Name(id string) string {
	if name, ok := s.names[id]; ok {
		return name
	}
	return strings.TrimPrefix(id, absent)
}

// ID is the id in Questions of what the set calls a document, and one that none has for a document that the set lacks.
func (s *Set) ID(name string) string {
	if n, ok := s.numbers[name]; ok {
		return s.Questions[n].ID
	}
	return absent + name
}

// Shelve gives each few documents a status of their own, by which Agree can look through hits that no reader could page through.
func (s *Set) Shelve() {
	for i := range s.Questions {
		s.Questions[i].Asker.Status = fmt.Sprint(i / search.MaxPerPage)
	}
}

// absent begins the ids of documents that are not there, and no other.
const absent = "absent/"

// nothing stands where an index wants a title or a text, and a document has none: a mark is no word, and finds nothing.
const nothing = "。"

// maxTitle is how long a title may be, in characters.
const maxTitle = 1000

// document makes a question of a line.
func document(line []byte) (corpus.Question, error) {
	var d struct{ ID, Title, Question, Text, Answer string }
	if err := object(line, &d); err != nil {
		return corpus.Question{}, err
	}
	if err := checkID(d.ID); err != nil {
		return corpus.Question{}, err
	}
	title, body := clean(d.Title), clean(d.Question)
	if title == "" {
		title, body = body, ""
	}
	if utf8.RuneCountInString(title) > maxTitle {
		runes := []rune(title)
		title, body = strings.TrimSpace(string(runes[:maxTitle])), strings.TrimSpace(string(runes[maxTitle:])+"\n\n"+body)
	}
	text := strings.TrimSpace(clean(d.Text) + "\n\n" + clean(d.Answer))
	q := corpus.Question{ID: "1", Title: cmp.Or(title, nothing), Body: body}
	switch {
	case title == "" && text == "":
		return q, fmt.Errorf("document %q has neither a title or question nor a text or answer", d.ID)
	case text != "":
		q.Answers = []corpus.Answer{{ID: "1", Sections: []corpus.Section{{Text: text}}}}
	case body == "":
		q.Body = nothing
	}
	if problems := q.Validate(); len(problems) > 0 {
		return q, fmt.Errorf("document %q: %s %s; %s", d.ID, problems[0].Field, problems[0].Reason, problems[0].Fix)
	}
	q.ID = d.ID
	return q, nil
}

// clean makes a text one that a record may have: lines end with \n, and other control characters are spaces.
func clean(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return ' '
		}
		return r
	}, s))
}
