package indexer

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"kotae/corpus"
)

// spool keeps every question read on disk and, in memory, where the one that counts for each id stands. So sources are
// read once, as streams, and of an id that comes twice only the winner is indexed.
type spool struct {
	file *os.File
	w    *bufio.Writer
	end  int64
	rows map[string]row
}

// row is what is kept in memory of a question.
type row struct {
	offset, size   int64
	updated, asked time.Time
	hash           string
	wording        string
}

func newSpool(path string) (*spool, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("the build's scratch file cannot be made: %w", err)
	}
	return &spool{file: f, w: bufio.NewWriterSize(f, 1<<20), rows: map[string]row{}}, nil
}

// add keeps a question and reports whether it or an earlier one of its id was superseded, and whether the two ask different
// things: the later updated wins, else the later asked, else the one read last.
func (s *spool) add(q *corpus.Question) (superseded, another bool, err error) {
	b, err := json.Marshal(q)
	if err != nil {
		return false, false, err
	}
	r := row{offset: s.end, size: int64(len(b)), updated: date(q.Updated), asked: date(q.Asked), hash: q.Hash(), wording: q.Wording()}
	if old, ok := s.rows[q.ID]; ok {
		superseded, another = true, old.wording != r.wording
		if old.updated.After(r.updated) || old.updated.Equal(r.updated) && old.asked.After(r.asked) {
			return true, another, nil
		}
	}
	if _, err := s.w.Write(b); err != nil {
		return false, false, fmt.Errorf("the build's scratch file cannot be written: %w", err)
	}
	s.end += r.size
	s.rows[q.ID] = r
	return superseded, another, nil
}

// flush makes everything that was added readable.
func (s *spool) flush() error {
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("the build's scratch file cannot be written: %w", err)
	}
	return nil
}

// question reads one back as it was added.
func (s *spool) question(r row) (*corpus.Question, error) {
	q := new(corpus.Question)
	d := json.NewDecoder(bufio.NewReader(io.NewSectionReader(s.file, r.offset, r.size)))
	if err := d.Decode(q); err != nil {
		return nil, fmt.Errorf("the build's scratch file cannot be read: %w", err)
	}
	return q, nil
}

// each calls yield with the question of every entry, under its id.
func (s *spool) each(entries []entry, yield func(q *corpus.Question, hash string) error) error {
	for _, e := range entries {
		q, err := s.question(e.row)
		if err != nil {
			return err
		}
		q.ID = e.id
		if err := yield(q, e.hash); err != nil {
			return err
		}
	}
	return nil
}

// close removes the scratch file.
func (s *spool) close() error { return errors.Join(s.file.Close(), os.Remove(s.file.Name())) }

// date reads a date or time of a record; one that is missing is before all others.
func date(s string) time.Time {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
