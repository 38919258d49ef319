package demand

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// gap is what of a query is not found.
type gap struct {
	term    string // the longest part that is not found by itself, or all of the words
	rest    string // the other words
	unknown bool   // term is not found by itself; else each word is found, only not together
}

func (m *miner) gap(ctx context.Context, text string, dropped []string) (g gap, err error) {
	all := stretches(m.Analyzer, text)
	if len(all) == 0 {
		return gap{term: strings.Join(strings.Fields(analysis.FoldText(text).Text), " "), unknown: true}, nil
	}
	missing := -1
	for i := range all {
		// Without anything dropped nothing was found at all.
		lacks := len(dropped) == 0 || slices.ContainsFunc(dropped, func(d string) bool {
			return strings.Contains(all[i].text, analysis.FoldText(d).Text)
		})
		if !lacks {
			continue
		}
		found, err := m.isFound(ctx, all[i].text)
		if err != nil {
			return g, err
		}
		if !found && (missing < 0 || len(all[i].text) > len(all[missing].text)) {
			missing = i
		}
	}
	if missing < 0 {
		return gap{term: joined(all, -1)}, nil
	}
	piece, other, err := m.narrow(ctx, &all[missing])
	return gap{piece, strings.TrimSpace(joined(all, missing) + " " + other), true}, err
}

// narrow looks for the one piece of a stretch that is not found: ワーホリ of ワーホリ面接. Two characters, and kanji, whose
// neighbours belong to the word, are no pieces of their own.
func (m *miner) narrow(ctx context.Context, s *stretch) (piece, other string, err error) {
	missing, pieces := -1, s.pieces()
	for i, p := range pieces {
		if p.script == analysis.Kanji || utf8.RuneCountInString(p.text) < 3 {
			continue
		}
		found, err := m.isFound(ctx, p.text)
		if err != nil {
			return "", "", err
		}
		if !found {
			if missing >= 0 {
				return s.text, "", nil
			}
			missing = i
		}
	}
	if missing < 0 {
		return s.text, "", nil
	}
	return pieces[missing].text, joined(pieces, missing), nil
}

// joined are the texts of all but one.
func joined(all []stretch, but int) string {
	var texts []string
	for i := range all {
		if i != but {
			texts = append(texts, all[i].text)
		}
	}
	return strings.Join(texts, " ")
}

// isFound reports whether a text is found by itself.
func (m *miner) isFound(ctx context.Context, text string) (bool, error) {
	found, had := m.known[text]
	if had {
		return found, nil
	}
	found, _, err := finds(ctx, m.service, text)
	m.known[text] = found
	return found, err
}
