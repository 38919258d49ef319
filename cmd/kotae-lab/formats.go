package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"kotae/corpus"
	"kotae/corpus/fixture"
	"kotae/corpus/source"
	"kotae/corpus/synthetic"
	"kotae/corpus/table"
	"kotae/search/eval"
)

func newFormatsCommand() *cobra.Command {
	var from string
	var n int
	cmd := &cobra.Command{
		Use:   "formats --from PASSAGES.jsonl[.gz] --questions N",
		Short: "time how fast questions are read from each format",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			passages, err := synthetic.Passages(from)
			if err != nil {
				return err
			}
			var questions []*corpus.Question
			for q := range synthetic.Questions(passages, n, synthetic.DefaultPassages, 1) {
				questions = append(questions, &q)
			}
			return timeFormats(cmd.Context(), questions)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "passages, one JSON object with a text a line")
	cmd.Flags().IntVar(&n, "questions", 5_000, "how many")
	_ = cmd.MarkFlagRequired("from")
	return cmd
}

// formats write questions below a new folder.
var formats = []struct {
	name  string
	write func(dir string, questions []*corpus.Question) error
}{
	{"jsonl", writeJSONL},
	{"csv", func(dir string, questions []*corpus.Question) error {
		return writeTable(filepath.Join(dir, "export.csv"), table.WriteOptions{Comma: ',', Encoding: "utf-8-bom"}, questions)
	}},
	{"tsv", func(dir string, questions []*corpus.Question) error {
		return writeTable(filepath.Join(dir, "export.tsv"), table.WriteOptions{Comma: '\t', Encoding: "utf-8"}, questions)
	}},
	{"wxr", func(dir string, questions []*corpus.Question) error {
		return os.WriteFile(filepath.Join(dir, "export.xml"), []byte(fixture.WordPress(questions)), 0o644)
	}},
	{"html", func(dir string, questions []*corpus.Question) error {
		return writeEach(dir, ".html", questions, fixture.WebPage)
	}},
	{"page", func(dir string, questions []*corpus.Question) error {
		return writeEach(dir, ".txt", questions, func(q *corpus.Question) string { return fixture.SpacedDump(q, fixture.Furniture{}) })
	}},
}

// timeFormats prints a line for each format.
func timeFormats(ctx context.Context, questions []*corpus.Question) error {
	for _, f := range formats {
		if err := timeFormat(ctx, f.name, f.write, questions); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
	}
	return nil
}

func timeFormat(ctx context.Context, name string, write func(string, []*corpus.Question) error, questions []*corpus.Question) (err error) {
	dir, err := os.MkdirTemp("", "kotae-lab-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := write(dir, questions); err != nil {
		return err
	}
	size, err := sizeOf(dir)
	if err != nil {
		return err
	}
	started := time.Now()
	n := 0
	for item, err := range source.Read(ctx, []string{dir}, source.Options{}) {
		if err != nil {
			return err
		}
		if item.Rejected != nil {
			return fmt.Errorf("rejected: %v", item.Rejected)
		}
		if item.Question != nil {
			n++
		}
	}
	took := time.Since(started).Seconds()
	fmt.Printf("%-5s %6d records %7.1f MB %7.0f records/s %6.1f MB/s\n", name, n, size, float64(n)/took, size/took)
	return nil
}

func writeJSONL(dir string, questions []*corpus.Question) error {
	values := make([]corpus.Question, len(questions))
	for i, q := range questions {
		values[i] = *q
	}
	return eval.WriteQuestions(filepath.Join(dir, "export.jsonl"), values)
}

func writeTable(path string, o table.WriteOptions, questions []*corpus.Question) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	w, err := table.NewWriter(out, o)
	for _, q := range questions {
		if err == nil {
			err = w.Write(q)
		}
	}
	return errors.Join(err, out.Flush(), f.Close())
}

func writeEach(dir, ending string, questions []*corpus.Question, text func(*corpus.Question) string) error {
	for _, q := range questions {
		if err := os.WriteFile(filepath.Join(dir, q.ID+ending), []byte(text(q)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// sizeOf is the size of a folder's files in MB.
func sizeOf(dir string) (float64, error) {
	entries, err := os.ReadDir(dir)
	size := int64(0)
	for _, e := range entries {
		info, statErr := e.Info()
		if statErr != nil {
			return 0, statErr
		}
		size += info.Size()
	}
	return float64(size) / 1e6, err
}
