package indexer

import (
	"fmt"
	"path/filepath"

	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// DictionaryError is returned where a site's own words cannot be used. Nothing was changed.
type DictionaryError struct{ Err error }

func (e *DictionaryError) Error() string {
	return fmt.Sprintf("%v; nothing was indexed: mend the dictionary, which kotae dict lint checks, and run it again", e.Err)
}

func (e *DictionaryError) Unwrap() error { return e.Err }

// readWords reads the site's own words of a data directory; nil where it has none.
func readWords(dir string) (*analysis.Words, error) {
	words, err := analysis.LoadWords(filepath.Join(dir, analysis.DictionaryName))
	if err != nil {
		return nil, &DictionaryError{err}
	}
	return words, nil
}

// knowing is the analyser that knows a site's own words too. The dictionary is only loaded when it is asked for.
func knowing(words *analysis.Words, dictionary func() (*analysis.Analyzer, error)) func() (*analysis.Analyzer, error) {
	if words.Fingerprint() == "" {
		return dictionary
	}
	return func() (*analysis.Analyzer, error) { return analysis.NewWith(words) }
}

// Analyzer is the one that has cut a generation's texts: with the words that the site had then.
func Analyzer(g *generation.Generation) (*analysis.Analyzer, error) {
	words, err := wordsOf(g.Manifest.Name, g.Dictionary)
	if err != nil {
		return nil, err
	}
	return analysis.NewWith(words)
}

// WordsOf are the site's own words that a generation's texts were cut with. It opens none of its other files.
func WordsOf(store *generation.Store, name string) (*analysis.Words, error) {
	text, err := store.ReadDictionary(name)
	if err != nil {
		return nil, err
	}
	return wordsOf(name, text)
}

func wordsOf(name string, text []byte) (*analysis.Words, error) {
	words, problems := analysis.ParseWords(analysis.DictionaryName, string(text))
	for _, p := range problems {
		if !p.Warning {
			return nil, fmt.Errorf("the words of index %s cannot be used: %w; run kotae index to build it anew", name, p)
		}
	}
	return words, nil
}
