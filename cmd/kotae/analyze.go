package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"kotae/indexer/analysis"
)

// maxAnalyzed bounds the text in bytes: the tokens of a longer one are nothing to read.
const maxAnalyzed = 1 << 20

// analyzed is what kotae analyze --json prints. Offsets count Unicode code points of the text, as marks do.
type analyzed struct {
	Text     string  `json:"text"`
	Analyzer string  `json:"analyzer"` // fingerprint
	Tokens   []token `json:"tokens"`
}

type token struct {
	Surface string `json:"surface"` // as it stands in the text
	Term    string `json:"term"`    // as it stands in the index
	Kind    string `json:"kind"`    // word, part (of the word before it) or function (not in the index)
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

func (a *app) analyzeCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "analyze [TEXT…]",
		Short: a.text.ShortAnalyze,
		Long: `Shows how a text, or standard input, is cut into the terms of the index: words, the parts by which a word
is found too, and function words, which are not in the index. Offsets count characters from 0.`,
		Example: "  kotae analyze 内定辞退のメール",
		RunE: func(_ *cobra.Command, args []string) error {
			text, err := a.given(args)
			if err != nil {
				return err
			}
			return a.analyze(text, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// given is the text of the arguments or else of standard input.
func (a *app) given(args []string) (string, error) {
	text := strings.Join(args, " ")
	if len(args) == 0 {
		b, err := io.ReadAll(io.LimitReader(a.in, maxAnalyzed+1))
		if err != nil {
			return "", fmt.Errorf("standard input cannot be read: %w", err)
		}
		text = strings.TrimRight(string(b), "\r\n")
	}
	switch {
	case len(text) > maxAnalyzed:
		return "", usage(fmt.Errorf(a.text.TextTooLong, maxAnalyzed))
	case !utf8.ValidString(text):
		return "", usage(errors.New(a.text.WantUTF8))
	}
	return text, nil
}

func (a *app) analyze(text string, asJSON bool) error {
	analyzer, err := a.analyzer()
	if err != nil {
		return err
	}
	tokens := tokensOf(text, analyzer.Analyze(text).Tokens)
	if asJSON {
		return a.printJSON(analyzed{text, analyzer.Fingerprint(), tokens})
	}
	t := a.text
	kinds := map[string]string{"word": t.KindWord, "part": t.KindPart, "function": t.KindFunction}
	var rows [][]string
	for _, k := range tokens {
		rows = append(rows, []string{k.Surface, k.Term, kinds[k.Kind], strconv.Itoa(k.Start), strconv.Itoa(k.End)})
	}
	a.printTable([]column{{t.Surface, false}, {t.Term, false}, {t.Kind, false}, {t.Start, true}, {t.End, true}}, rows)
	return nil
}

// tokensOf names the tokens of a text and counts their offsets in characters.
func tokensOf(text string, tokens []analysis.Token) []token {
	kinds := map[analysis.Kind]string{analysis.Word: "word", analysis.Part: "part", analysis.Function: "function"}
	characters := make([]int, len(text)+1) // at each byte
	n := 0
	for i := range text {
		characters[i] = n
		n++
	}
	characters[len(text)] = n
	out := make([]token, 0, len(tokens))
	for _, t := range tokens {
		out = append(out, token{text[t.Start:t.End], t.Term, kinds[t.Kind], characters[t.Start], characters[t.End]})
	}
	return out
}
