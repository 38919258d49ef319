package indexer

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
)

// TestSpoolSupersedes: of an id that comes twice, the later updated wins, else the later asked, else the one read last.
func TestSpoolSupersedes(t *testing.T) {
	type dates struct{ updated, asked string }
	for name, c := range map[string]struct {
		first, second dates
		secondWins    bool
	}{
		"updated later":                  {dates{"2024-05-01", ""}, dates{"2024-05-02", ""}, true},
		"updated earlier":                {dates{"2024-05-02", ""}, dates{"2024-05-01", ""}, false},
		"updated earlier, asked later":   {dates{"2024-05-02", "2024-01-01"}, dates{"2024-05-01", "2024-02-01"}, false},
		"no longer says when updated":    {dates{"2024-05-02", ""}, dates{"", "2025-01-01"}, false},
		"says now when updated":          {dates{"", "2025-01-01"}, dates{"2024-05-02", ""}, true},
		"same update, asked later":       {dates{"2024-05-01", "2024-01-01"}, dates{"2024-05-01", "2024-01-02"}, true},
		"same update, asked earlier":     {dates{"2024-05-01", "2024-01-02"}, dates{"2024-05-01", "2024-01-01"}, false},
		"asked only, earlier":            {dates{"", "2024-01-02"}, dates{"", "2024-01-01"}, false},
		"all the same":                   {dates{"2024-05-01", "2024-01-01"}, dates{"2024-05-01", "2024-01-01"}, true},
		"no dates":                       {dates{}, dates{}, true},
		"times":                          {dates{"2024-05-01T10:00:00+09:00", ""}, dates{"2024-05-01T02:00:00Z", ""}, true},
		"times, earlier in another zone": {dates{"2024-05-01T02:00:00Z", ""}, dates{"2024-05-01T10:00:00+09:00", ""}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := openSpool(t)
			for i, d := range []dates{c.first, c.second} {
				q := &corpus.Question{ID: "q", Title: []string{"first", "second"}[i], Updated: d.updated, Asked: d.asked}
				superseded, another, err := s.add(q)
				if err != nil || superseded != (i == 1) || another != (i == 1) {
					t.Fatalf("superseded %v, asks something else %v, %v", superseded, another, err)
				}
			}
			want := "first"
			if c.secondWins {
				want = "second"
			}
			if got := winners(t, s); len(got) != 1 || got[0].Title != want {
				t.Errorf("got %v, want the %s", got, want)
			}
		})
	}
}

func TestSpoolKeepsOrderAndContent(t *testing.T) {
	s := openSpool(t)
	var want []*corpus.Question
	for _, id := range []string{"z", "a", "m"} {
		q := &corpus.Question{ID: id, Title: "題 <" + id + ">", Body: "一\n\n二", Categories: []string{"面接"}, Source: corpus.Source{File: "f", Line: 3}}
		if _, _, err := s.add(q); err != nil {
			t.Fatal(err)
		}
		want = append(want, q)
	}
	if diff := cmp.Diff(want, winners(t, s)); diff != "" {
		t.Error(diff)
	}
}

func TestSpoolLost(t *testing.T) {
	s := openSpool(t)
	if _, _, err := s.add(&corpus.Question{ID: "a"}); err != nil {
		t.Fatal(err)
	}
	if err := s.file.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.flush(); err == nil {
		t.Error("a scratch file that cannot be written gives no error")
	}
	if _, err := s.question(s.rows["a"]); err == nil {
		t.Error("a scratch file that cannot be read gives no error")
	}
}

func openSpool(t *testing.T) *spool {
	t.Helper()
	path := filepath.Join(t.TempDir(), "spool.jsonl")
	s, err := newSpool(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = s.close()
		if _, err := os.Stat(path); !os.IsNotExist(err) {
			t.Errorf("the scratch file is still there: %v", err)
		}
	})
	return s
}

// winners are the questions that count, in the order of reading.
func winners(t *testing.T, s *spool) (out []*corpus.Question) {
	t.Helper()
	c, err := compare(base{}, s, decided{}, unread{}, Options{}, &Report{})
	if err != nil {
		t.Fatal(err)
	}
	err = s.each(c.fresh, func(q *corpus.Question, hash string) error {
		if hash != q.Hash() {
			t.Errorf("%s came with the hash of another", q.ID)
		}
		out = append(out, q)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
