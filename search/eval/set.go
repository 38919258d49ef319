package eval

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"kotae/corpus"
)

// Query is one query of a set with the documents that answer it.
type Query struct {
	ID, Text string
	Gains    map[string]float64 // by document; greater is better
}

// Set is a collection of documents and judged queries.
type Set struct {
	Questions []corpus.Question
	Queries   []Query
}

// Load reads a folder with docs.jsonl (id, title, text), queries.jsonl (id, text) and qrels.tsv (query, document, gain),
// each plain or with .gz. A document's text becomes the question's body.
func Load(dir string) (*Set, error) {
	set := &Set{}
	type doc struct{ ID, Title, Text string }
	err := lines(dir, "docs.jsonl", func(line []byte) error {
		var d doc
		if err := json.Unmarshal(line, &d); err != nil {
			return err
		}
		set.Questions = append(set.Questions, corpus.Question{ID: d.ID, Title: d.Title, Body: d.Text})
		return nil
	})
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	err = lines(dir, "queries.jsonl", func(line []byte) error {
		var q doc
		if err := json.Unmarshal(line, &q); err != nil {
			return err
		}
		at[q.ID] = len(set.Queries)
		set.Queries = append(set.Queries, Query{ID: q.ID, Text: q.Text, Gains: map[string]float64{}})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = lines(dir, "qrels.tsv", func(line []byte) error {
		f := strings.Split(string(line), "\t")
		if len(f) < 2 {
			return fmt.Errorf("want query, document and gain, got %q", line)
		}
		gain := 1.0
		if len(f) > 2 {
			var err error
			if gain, err = strconv.ParseFloat(f[2], 64); err != nil {
				return err
			}
		}
		i, ok := at[f[0]]
		if !ok {
			return fmt.Errorf("no query %s", f[0])
		}
		set.Queries[i].Gains[f[1]] = gain
		return nil
	})
	return set, err
}

// lines reads a file, or the same with .gz, line by line.
func lines(dir, name string, yield func([]byte) error) error {
	path := filepath.Join(dir, name)
	f, err := os.Open(path)
	var r io.Reader = f
	if errors.Is(err, fs.ErrNotExist) {
		path += ".gz"
		if f, err = os.Open(path); err == nil {
			r, err = gzip.NewReader(f)
		}
	}
	if err != nil {
		return fmt.Errorf("the set cannot be read: %w", err)
	}
	defer f.Close()
	s := bufio.NewScanner(r)
	s.Buffer(nil, 16<<20)
	for n := 1; s.Scan(); n++ {
		if err := yield(s.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return s.Err()
}

// Measure runs a set's queries through search, which returns the ids of the best hits.
func Measure(ctx context.Context, queries []Query, search func(ctx context.Context, text string) ([]string, error)) (Score, error) {
	var s Score
	for _, q := range queries {
		hits, err := search(ctx, q.Text)
		if err != nil {
			return s, fmt.Errorf("query %s: %w", q.ID, err)
		}
		s.add(hits, q.Gains)
	}
	s.mean()
	return s, nil
}
