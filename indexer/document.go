package indexer

import (
	"encoding/json"
	"fmt"
	"strings"
	"unsafe"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/indexer/completion"
	"kotae/indexer/generation"
)

// analysed is a question ready to be written.
type analysed struct {
	doc  *document.Document
	row  generation.Row
	text string // folded, for literal search
}

// analyse makes the document of a question. Whatever goes wrong, also in the libraries below, is an error that names it.
func analyse(a *analysis.Analyzer, q *corpus.Question, hash string) (out *analysed, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, fmt.Errorf("question %s (%s:%d) cannot be analysed, which is a bug in kotae; leave it out and report it: %v",
				q.ID, q.Source.File, q.Source.Line, p)
		}
	}()
	record, err := json.Marshal(q)
	if err != nil {
		return nil, fmt.Errorf("question %s cannot be written as JSON: %w", q.ID, err)
	}
	var fields [numFields]counts
	var phrases, spellings counts
	words := func(field int, text string) string {
		an := a.Analyze(text)
		for _, t := range an.Tokens {
			if t.Kind != analysis.Function {
				fields[field].add(t.Term, t.Kind == analysis.Word)
			}
			if written := an.Folded.Text[t.From:t.To]; t.Kind == analysis.Word && written != t.Term && analysis.OneScript(written) == analysis.Katakana {
				spellings.add(t.Term+"="+written, true)
			}
		}
		grams := FieldTextGrams
		if field == FieldTitle {
			grams = FieldTitleGrams
		}
		analysis.Grams(an.Folded.Text, func(g string) { fields[grams].add(g, true) })
		completion.Phrases(&an, field == FieldTitle || field == FieldHeadline, func(phrase string) { phrases.add(phrase, true) })
		return an.Folded.Text
	}
	title, body := words(FieldTitle, q.Title), words(FieldBody, q.Body)
	answers := make([]string, len(q.Answers))
	for i, answer := range q.Answers {
		var text strings.Builder
		text.WriteString(words(FieldHeadline, answer.Headline))
		for _, s := range answer.Sections {
			if s.Heading != "" {
				text.WriteString("\n" + words(FieldHeadline, s.Heading))
			}
			text.WriteString("\n" + words(FieldAnswer, s.Text))
		}
		answers[i] = text.String()
	}
	out = &analysed{doc: document.NewDocument(q.ID), row: columns(q, hash), text: generation.JoinText(title, body, answers)}
	for f := range fields {
		out.row.Lengths = append(out.row.Lengths, uint32(fields[f].length))
		out.doc.AddField(fields[f].field(FieldNames[f]))
	}
	out.doc.AddField(phrases.field(phrasesField))
	out.doc.AddField(spellings.field(spellingsField))
	out.row.Title = completion.NewEntry(a, q.Title, completion.Title)
	out.doc.AddField(document.NewTextFieldCustom(generation.RecordField, nil, record, index.StoreField, nil))
	return out, nil
}

// columns holds what the columns have of a question beside its text.
func columns(q *corpus.Question, hash string) generation.Row {
	r := generation.Row{ID: q.ID, Hash: hash, Content: q.Fingerprint(), Print: q.Wording(), Answers: uint32(len(q.Answers)), Asked: generation.NoDate}
	when := date(q.Asked)
	if when.IsZero() {
		when = date(q.Updated)
	}
	if !when.IsZero() {
		r.Asked = when.Unix()
		r.Values[generation.Year] = []string{when.Format("2006")}
	}
	r.Values[generation.Category] = trimmed(q.Categories...)
	r.Values[generation.Status] = trimmed(q.Asker.Status)
	for _, a := range q.Answers {
		r.Values[generation.Adviser] = append(r.Values[generation.Adviser], trimmed(a.Adviser)...)
	}
	return r
}

func trimmed(values ...string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = strings.Join(strings.Fields(v), " ")
	}
	return out
}

// counts are the terms of one field of one document.
type counts struct {
	freqs  map[string]int
	length int // parts of compounds do not make a text longer
}

func (c *counts) add(term string, counted bool) {
	if c.freqs == nil {
		c.freqs = map[string]int{}
	}
	c.freqs[term]++
	if counted {
		c.length++
	}
}

// field is the counts as bleve takes them. bleve loses a term that one document has once in a merged segment where that
// field's length is 0, so none may be.
func (c *counts) field(name string) *termsField {
	f := &termsField{name: name, length: c.length, freqs: make(index.TokenFrequencies, len(c.freqs))}
	slab := make([]index.TokenFreq, 0, len(c.freqs))
	for term, n := range c.freqs {
		slab = append(slab, index.TokenFreq{Term: []byte(term)})
		tf := &slab[len(slab)-1]
		tf.SetFrequency(n)
		f.freqs[term] = tf
	}
	return f
}

// termsField is a field whose terms our analyser has counted already. It implements document.Field, so that bleve
// stores the postings without a mapping or an analyser of its own.
type termsField struct {
	name   string
	length int
	freqs  index.TokenFrequencies
}

func (f *termsField) Name() string                                     { return f.name }
func (f *termsField) ArrayPositions() []uint64                         { return nil }
func (f *termsField) Options() index.FieldIndexingOptions              { return index.IndexField }
func (f *termsField) Analyze()                                         {}
func (f *termsField) Value() []byte                                    { return nil }
func (f *termsField) NumPlainTextBytes() uint64                        { return 0 }
func (f *termsField) Size() int                                        { return int(unsafe.Sizeof(*f)) }
func (f *termsField) EncodedFieldType() byte                           { return 't' }
func (f *termsField) AnalyzedLength() int                              { return f.length }
func (f *termsField) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.freqs }
