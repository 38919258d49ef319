package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/corpus/source"
	"kotae/corpus/synthetic"
)

// plantedPairs are pairs of ids that are to be found.
type plantedPairs struct {
	name  string
	pairs [][2]string
}

// plantDupes writes a corpus of a size, with what is to be found in it.
func plantDupes(path string, passages []string, size int, o dupesOptions) ([]plantedPairs, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	g := planter{rng: rand.New(rand.NewPCG(o.seed, 1)), out: json.NewEncoder(w)}
	err = errors.Join(g.sample(), g.prose(passages, size-len(g.known), o), w.Flush(), f.Close())
	return []plantedPairs{g.judged, g.copies, g.near, g.pasted}, err
}

// planter writes questions, and remembers what it planted.
type planter struct {
	rng                          *rand.Rand
	out                          *json.Encoder
	known                        []*corpus.Question // the sample's
	judged, copies, near, pasted plantedPairs
}

func (g *planter) write(q *corpus.Question) error { return g.out.Encode(q) }

func (g *planter) sample() error {
	g.judged.name, g.copies.name, g.near.name, g.pasted.name = "judged duplicates of the sample", "copies", "near copies", "pasted answers"
	for item, err := range source.ReadFS(context.Background(), sample.Questions(), source.Options{}) {
		if err != nil {
			return err
		}
		item.Question.ID = "sample-" + item.Question.ID
		g.known = append(g.known, item.Question)
		if err := g.write(item.Question); err != nil {
			return err
		}
	}
	for _, group := range sample.Duplicates() {
		for i, a := range group {
			for _, b := range group[:i] {
				g.judged.pairs = append(g.judged.pairs, [2]string{"sample-" + a, "sample-" + b})
			}
		}
	}
	return nil
}

// plantEvery is how many questions there are for each of a kind of planted ones.
const plantEvery = 100

func (g *planter) prose(passages []string, size int, o dupesOptions) error {
	var before *corpus.Question
	n := 0
	for q := range synthetic.Questions(passages, size, synthetic.DefaultPassages, o.seed) {
		if g.rng.Float64() < o.topical {
			g.topical(&q)
		}
		if before != nil && len(before.Answers) > 0 {
			switch n % plantEvery {
			case 0:
				id := q.ID
				q = *before
				q.ID = id
				g.copies.pairs = append(g.copies.pairs, [2]string{before.ID, id})
			case 1:
				sentences := strings.SplitAfter(before.Body, "。")
				if len(sentences) > 4 { // one in five less, or more, is a text of its own
					q.Title, q.Body = before.Title+"?教えてください", strings.Join(sentences[1:], "")
					g.near.pairs = append(g.near.pairs, [2]string{before.ID, q.ID})
				}
			case 2:
				if len(before.Answers[0].Text()) > 600 {
					a := before.Answers[0]
					a.ID = "pasted"
					q.Answers = append(q.Answers, a)
					g.pasted.pairs = append(g.pasted.pairs, [2]string{before.ID, q.ID})
				}
			}
		}
		if err := g.write(&q); err != nil {
			return err
		}
		own := q
		before = &own
		n++
	}
	return nil
}

// topical makes a question of pieces of the sample's: two halves of titles, and sentences of many.
func (g *planter) topical(q *corpus.Question) {
	first, second := []rune(g.any().Title), []rune(g.any().Title)
	q.Title = string(first[:len(first)/2]) + string(second[len(second)/2:])
	var body strings.Builder
	for range 4 {
		body.WriteString(g.sentence(g.any().Body))
	}
	q.Body, q.Categories = body.String(), g.any().Categories
	for i := range q.Answers {
		var text strings.Builder
		for range 8 {
			from := g.any()
			text.WriteString(g.sentence(from.Answers[g.rng.IntN(len(from.Answers))].Text()))
		}
		q.Answers[i].Headline, q.Answers[i].Sections = fmt.Sprintf("%s (%s)", g.any().Answers[0].Headline, q.ID), []corpus.Section{{Text: text.String()}}
	}
}

func (g *planter) any() *corpus.Question { return g.known[g.rng.IntN(len(g.known))] }

func (g *planter) sentence(text string) string {
	all := strings.SplitAfter(strings.TrimSpace(text), "。")
	return all[g.rng.IntN(len(all))]
}
