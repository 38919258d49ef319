package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/search/thesaurus"
)

func (a *app) dictCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "dict",
		Short: a.text.ShortDict,
		Long: `A site may add two files of its own to the data directory; columns are separated by tabs, # begins a comment:
  dictionary.tsv  words that are cut as one: surface, reading, and where needed the term it is found as, the parts it
                  is found by too, and what does not follow it. The next kotae index analyses all questions with it.
  synonyms.tsv    words that mean the same or nearly: group, kind, term. A running server reads it by itself. Kinds:
                  equivalent, near, oneway_head with oneway_member, never (takes an equivalence back), typo_canon
                  with typo.
These commands tell what an edited file would do before it is put there.`,
		Args: a.knownCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	cmd.AddCommand(a.dictLintCommand(), a.dictDiffCommand(), a.dictTryCommand())
	return cmd
}

// The kinds of an edited file.
const (
	kindDictionary = "dictionary"
	kindThesaurus  = "thesaurus"
)

// edited is a dictionary or a thesaurus as an editor has it.
type edited struct {
	path, kind string
	words      *analysis.Words   // of a dictionary
	entries    []thesaurus.Entry // of a thesaurus
	problems   []problem
}

// problem is what an editor should mend.
type problem struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Severity string `json:"severity"` // error or warning
	Text     string `json:"text"`
}

func newProblem(file string, line int, text string, warning bool) problem {
	if warning {
		return problem{file, line, "warning", text}
	}
	return problem{file, line, "error", text}
}

// readEdited reads and checks a file. Its kind goes by its name, or else by its columns.
func readEdited(path string) (*edited, error) {
	f := &edited{path: path}
	switch filepath.Base(path) {
	case analysis.DictionaryName:
		return f, f.readDictionary()
	case thesaurus.FileName:
		return f, f.readThesaurus()
	}
	if err := f.readThesaurus(); err != nil || thesaurus.HasKinds(f.entries) {
		return f, err
	}
	*f = edited{path: path}
	return f, f.readDictionary()
}

func (f *edited) readDictionary() error {
	f.kind = kindDictionary
	text, err := os.ReadFile(f.path)
	if err != nil {
		return err
	}
	words, problems := analysis.ParseWords(f.path, string(text))
	f.words = words
	for _, p := range problems {
		f.problems = append(f.problems, newProblem(p.File, p.Line, p.Text, p.Warning))
	}
	return nil
}

func (f *edited) readThesaurus() (err error) {
	f.kind = kindThesaurus
	if f.entries, err = thesaurus.ParseFile(f.path); err != nil {
		return err
	}
	problems, err := thesaurus.LintOwn(f.entries...)
	for _, p := range problems {
		f.problems = append(f.problems, newProblem(p.File, p.Line, p.Text, p.Warning))
	}
	return err
}

func (f *edited) count(severity string) (n int) {
	for _, p := range f.problems {
		if p.Severity == severity {
			n++
		}
	}
	return n
}

// entryCount is how many lines say something.
func (f *edited) entryCount() int { return len(f.words.Own()) + len(f.entries) }

// readUsable reads a file that is to be compared, in which there must be no error.
func (a *app) readUsable(path string) (*edited, error) {
	f, err := readEdited(path)
	if err != nil {
		return nil, err
	}
	for _, p := range f.problems {
		if p.Severity == "error" {
			return nil, fmt.Errorf(a.text.DictBroken, p.File, p.Line, oneLine(p.Text), f.path)
		}
	}
	return f, nil
}

// errUnusable ends a lint that found errors; it has listed them.
var errUnusable = &exitError{code: exitFailed}

// ownFiles are the two files of the data directory that are there.
func (a *app) ownFiles() (dir string, files []string, err error) {
	if dir, err = a.dataDir(); err != nil {
		return "", nil, err
	}
	for _, name := range []string{analysis.DictionaryName, thesaurus.FileName} {
		path := filepath.Join(dir, name)
		if _, err := os.Stat(path); err == nil {
			files = append(files, path)
		} else if !errors.Is(err, os.ErrNotExist) {
			return dir, nil, err
		}
	}
	return dir, files, nil
}

// analyzer cuts as the current index was cut, with the words that the site had then; without an index it has none of the site's.
func (a *app) analyzer() (*analysis.Analyzer, error) {
	store, err := a.existingStore()
	if err != nil {
		return analysis.New()
	}
	current, err := store.Current()
	if err != nil {
		return analysis.New()
	}
	words, err := indexer.WordsOf(store, current)
	if err != nil { // the index is damaged; what it was cut with can still be shown, but for these
		a.notef("kotae: %v", err)
	}
	return analysis.NewWith(words)
}
