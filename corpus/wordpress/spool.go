package wordpress

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// spool keeps posts in a scratch file, and in memory where each of them stands.
type spool struct {
	file     *os.File
	w        *bufio.Writer
	end      int64
	rows     []row            // in the order of the export
	children map[string][]row // answers, by their question's post id
	parents  map[string]bool  // post ids of questions
}

type row struct {
	id, parent   string
	role         role
	line         int
	offset, size int64
}

func newSpool() (*spool, error) {
	f, err := os.CreateTemp("", "kotae-wordpress-*")
	if err != nil {
		return nil, fmt.Errorf("no scratch file can be made: %w; set TMPDIR to a folder with room", err)
	}
	return &spool{file: f, w: bufio.NewWriterSize(f, 1<<20), children: map[string][]row{}, parents: map[string]bool{}}, nil
}

func (s *spool) add(p *post) error {
	b, err := json.Marshal(p)
	if err != nil {
		return err
	}
	r := row{id: p.ID, parent: p.Parent, role: roleOf(p.Type), line: p.Line, offset: s.end, size: int64(len(b))}
	if _, err := s.w.Write(b); err != nil {
		return fmt.Errorf("the scratch file cannot be written: %w; set TMPDIR to a folder with room", err)
	}
	s.end += r.size
	s.rows = append(s.rows, r)
	if r.role == answer {
		s.children[r.parent] = append(s.children[r.parent], r)
	} else {
		s.parents[r.id] = true
	}
	return nil
}

func (s *spool) has(id string) bool { return s.parents[id] }

func (s *spool) read(r row) (*post, error) {
	if err := s.w.Flush(); err != nil {
		return nil, fmt.Errorf("the scratch file cannot be written: %w; set TMPDIR to a folder with room", err)
	}
	p := &post{}
	if err := json.NewDecoder(io.NewSectionReader(s.file, r.offset, r.size)).Decode(p); err != nil {
		return nil, fmt.Errorf("the scratch file cannot be read: %w", err)
	}
	return p, nil
}

func (s *spool) close() { _ = errors.Join(s.file.Close(), os.Remove(s.file.Name())) }
