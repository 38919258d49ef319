package snippet

import (
	"fmt"
	"strings"
	"unsafe"

	"github.com/maypok86/otter/v2"

	"kotae/indexer/analysis"
)

// Cutter cuts sentences for matchers, and remembers their cuts: cutting is what costs, and a sentence is cut in the same way
// for whatever query it is shown.
type Cutter struct {
	analyzer *analysis.Analyzer
	cuts     *otter.Cache[string, []token] // by sentence; nil where nothing is remembered
}

// token is a word of a sentence, or a part of one.
type token struct {
	term       string
	start, end int32 // bytes of the sentence
}

// NewCutter cuts as the analyser does, and remembers cuts in at most so many bytes of memory, or none for 0.
func NewCutter(a *analysis.Analyzer, bytes int) (*Cutter, error) {
	c := &Cutter{analyzer: a}
	if bytes == 0 {
		return c, nil
	}
	var err error
	c.cuts, err = otter.New(&otter.Options[string, []token]{
		MaximumWeight: uint64(bytes),
		Weigher: func(sentence string, tokens []token) uint32 { // which is held twice: terms are parts of what it folds to
			return uint32(2*len(sentence) + cap(tokens)*int(unsafe.Sizeof(token{})) + 128)
		},
	})
	if err != nil {
		return nil, fmt.Errorf("the cache of cut sentences cannot be made: %w", err)
	}
	return c, nil
}

// cut returns the words and parts of words of a sentence.
func (c *Cutter) cut(sentence string) []token {
	if c.cuts == nil {
		return c.analyze(sentence)
	}
	tokens, ok := c.cuts.GetIfPresent(sentence)
	if !ok {
		sentence = strings.Clone(sentence) // so that it holds no longer text in memory
		tokens = c.analyze(sentence)
		c.cuts.Set(sentence, tokens)
	}
	return tokens
}

func (c *Cutter) analyze(sentence string) []token {
	an := c.analyzer.Analyze(sentence)
	n := 0
	for i := range an.Tokens {
		if an.Tokens[i].Kind != analysis.Function {
			n++
		}
	}
	tokens := make([]token, 0, n)
	for i := range an.Tokens {
		if t := &an.Tokens[i]; t.Kind != analysis.Function {
			tokens = append(tokens, token{t.Term, int32(t.Start), int32(t.End)})
		}
	}
	return tokens
}
