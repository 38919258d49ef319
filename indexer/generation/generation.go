package generation

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"kotae/indexer/completion"
)

const (
	columnsName     = "columns.bin"
	textsName       = "texts.bin"
	wordsName       = "dictionary.tsv"
	completionsName = "completions.bin"
	storeName       = "store"
)

// Separators in a document's text; folded text has no other control character than the line feed.
const (
	FieldSeparator  = "\x1f" // between title, body and the answers
	AnswerSeparator = "\x1e" // between answers
)

// Generation is an open, checked, read-only index. Close it when nothing reads it any more.
type Generation struct {
	Manifest Manifest
	Columns  *Columns
	Reader   index.IndexReader

	Completions *completion.Data // only valid until Close

	Dictionary []byte // the site's own words that its texts were cut with, as their file; nil without any

	numbers map[string]uint32
	index   index.Index
	texts   mapped
	typed   mapped // the completions' file
}

// OpenAny checks a generation and opens it, whatever analyser cut its texts: what is stored and its columns are good, but
// its postings may fit no query.
func (s *Store) OpenAny(name string) (*Generation, error) { return openDir(s.path(name)) }

// Open checks a generation and opens it. analyzer is the fingerprint that its texts must have been cut with.
func (s *Store) Open(name, analyzer string) (*Generation, error) {
	g, err := openDir(s.path(name))
	if err != nil {
		return nil, err
	}
	if g.Manifest.Analyzer != analyzer {
		return nil, errors.Join(fmt.Errorf(
			"index %s was cut by another version of the analyser; run kotae index to build it anew", name), g.Close())
	}
	return g, nil
}

// openDir checks every file against the manifest before any of them is opened.
func openDir(dir string) (*Generation, error) {
	m, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	if err := m.check(dir); err != nil {
		return nil, err
	}
	g := &Generation{Manifest: *m}
	if err := g.open(dir); err != nil {
		return nil, errors.Join(fmt.Errorf("index %s cannot be opened: %w", m.Name, err), g.Close())
	}
	return g, nil
}

func (g *Generation) open(dir string) (err error) {
	if g.Columns, err = readColumns(filepath.Join(dir, columnsName)); err != nil {
		return err
	}
	if g.Manifest.Words != "" {
		if g.Dictionary, err = os.ReadFile(filepath.Join(dir, wordsName)); err != nil {
			return err
		}
	}
	g.numbers = make(map[string]uint32, len(g.Columns.IDs))
	for n, id := range g.Columns.IDs {
		if id != "" {
			g.numbers[id] = uint32(n)
		}
	}
	if g.texts, err = openMapped(filepath.Join(dir, textsName)); err != nil {
		return err
	}
	if g.typed, err = openMapped(filepath.Join(dir, completionsName)); err != nil {
		return err
	}
	if g.Completions, err = completion.Read(g.typed.bytes); err != nil {
		return err
	}
	if g.index, g.Reader, err = openReadOnly(filepath.Join(dir, storeName)); err != nil {
		return err
	}
	count, err := g.Reader.DocCount()
	if err != nil {
		return err
	}
	if int(count) != len(g.numbers) || int(count) != g.Manifest.Questions {
		return fmt.Errorf("the index has %d documents, the columns %d, the manifest %d", count, len(g.numbers), g.Manifest.Questions)
	}
	return nil
}

// openReadOnly opens bleve's store; any number of processes may do so at once. Without a timeout bleve would wait for a
// lock without end.
func openReadOnly(dir string) (idx index.Index, r index.IndexReader, err error) {
	defer func() {
		if p := recover(); p != nil { // of bleve or its bolt, over a file that was bad before it was summed
			idx, r, err = nil, nil, fmt.Errorf("bleve cannot load %s: %v", dir, p)
		}
	}()
	idx, err = scorch.NewScorch(scorch.Name, map[string]any{"path": dir, "read_only": true, "bolt_timeout": "5s"}, nil)
	if err != nil {
		return nil, nil, err
	}
	if err := idx.Open(); err != nil {
		return nil, nil, err
	}
	r, err = idx.Reader()
	if err != nil {
		return nil, nil, errors.Join(err, idx.Close())
	}
	return idx, r, nil
}

// Number returns the document number of a question's id.
func (g *Generation) Number(id string) (uint32, bool) {
	n, ok := g.numbers[id]
	return n, ok
}

// Text is the folded text of a document: title, body and answers. It is only valid until Close.
func (g *Generation) Text(n uint32) []byte {
	end := g.Columns.TextEnd[n]
	return g.texts.bytes[end-int64(g.Columns.TextLen[n]) : end]
}

// Record is the stored canonical record of a question, as JSON.
func (g *Generation) Record(id string) ([]byte, error) {
	doc, err := g.Reader.Document(id)
	if err != nil {
		return nil, fmt.Errorf("question %s cannot be read: %w", id, err)
	}
	if doc == nil {
		return nil, fmt.Errorf("question %s is not stored", id)
	}
	var record []byte
	doc.VisitFields(func(f index.Field) {
		if f.Name() == RecordField {
			record = f.Value()
		}
	})
	return record, nil
}

// Holds reports whether a question is in the index's files, be it as one that is gone and only not found any more.
func (g *Generation) Holds(id string) (bool, error) {
	reader, ok := g.Reader.(index.IndexReaderContains)
	if !ok {
		return false, fmt.Errorf("bleve reads index %s as %T", g.Manifest.Name, g.Reader)
	}
	ids, err := reader.FieldDictContains("_id")
	if err != nil {
		return false, fmt.Errorf("the ids of index %s cannot be read: %w", g.Manifest.Name, err)
	}
	return ids.Contains([]byte(id))
}

// RecordField is the stored field that holds a question's canonical record.
const RecordField = "record"

// Close releases the files. Closing twice does no harm.
func (g *Generation) Close() error {
	var errs []error
	if g.Reader != nil {
		errs = append(errs, g.Reader.Close())
	}
	if g.index != nil {
		errs = append(errs, g.index.Close())
	}
	errs = append(errs, g.texts.close(), g.typed.close())
	g.Reader, g.index, g.Completions = nil, nil, nil
	return errors.Join(errs...)
}

// JoinText makes a document's text of its folded fields.
func JoinText(title, body string, answers []string) string {
	return title + FieldSeparator + body + FieldSeparator + strings.Join(answers, AnswerSeparator)
}
