package generation_test

import (
	"os"
	"path/filepath"
	"testing"
)

// TestHistoryTorn: a line torn by a power cut is left out, and does not take the next one with it.
func TestHistoryTorn(t *testing.T) {
	s := newStore(t)
	if events, err := s.History(); err != nil || len(events) != 0 {
		t.Fatalf("a new data directory has the history %v, %v", events, err)
	}
	names := mustPublish(t, s, 2)
	path := filepath.Join(s.Dir(), "HISTORY")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, torn := range []string{`{"time":"2024-05-12T0`, "\x00\x00\x00\x00", `{"time":5}`} {
		if err := os.WriteFile(path, append(whole[:len(whole):len(whole)], torn...), 0o644); err != nil {
			t.Fatal(err)
		}
		if events, err := s.History(); err != nil || len(events) != 2 || events[1].Generation != names[1] || events[1].Questions != 2 {
			t.Errorf("with a torn last line: %+v, %v", events, err)
		}
		name, err := publish(s, true, "x")
		if err != nil {
			t.Fatal(err)
		}
		events, err := s.History()
		if err != nil || len(events) != 3 || events[2].Generation != name || !events[2].Sample || events[2].Time.IsZero() {
			t.Errorf("after the next publication: %+v, %v", events, err)
		}
	}
}

// TestHadOwnQuestions: the sample never takes the place of a site's own questions.
func TestHadOwnQuestions(t *testing.T) {
	for name, c := range map[string]struct {
		samples []bool // the generations published
		spoil   func(dir string) error
		want    bool
	}{
		"nothing yet":                 {nil, nil, false},
		"the sample only":             {[]bool{true, true}, nil, false},
		"own":                         {[]bool{false}, nil, true},
		"own, then the sample":        {[]bool{false, true}, nil, true},
		"the sample, then own":        {[]bool{true, false}, nil, true},
		"own, all generations lost":   {[]bool{false}, removeAll("generations/*", "CURRENT"), true},
		"own, history lost":           {[]bool{false}, removeAll("HISTORY"), true},
		"sample, all lost":            {[]bool{true}, removeAll("generations/*", "CURRENT", "HISTORY"), false},
		"history lost, manifest torn": {[]bool{true}, removeAll("HISTORY", "generations/g000001/manifest.json"), true},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			for _, sample := range c.samples {
				if _, err := publish(s, sample, "a"); err != nil {
					t.Fatal(err)
				}
			}
			if c.spoil != nil {
				if err := c.spoil(s.Dir()); err != nil {
					t.Fatal(err)
				}
			}
			if got, err := s.HadOwnQuestions(); err != nil || got != c.want {
				t.Errorf("%v, %v; want %v", got, err, c.want)
			}
		})
	}
	t.Run("unreadable history", func(t *testing.T) {
		s := newStore(t)
		if err := os.Mkdir(filepath.Join(s.Dir(), "HISTORY"), 0o755); err != nil {
			t.Fatal(err)
		}
		if own, err := s.HadOwnQuestions(); err == nil {
			t.Errorf("%v without an error", own)
		}
	})
}

func removeAll(patterns ...string) func(dir string) error {
	return func(dir string) error {
		for _, p := range patterns {
			found, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(p)))
			if err != nil {
				return err
			}
			for _, f := range found {
				if err := os.RemoveAll(f); err != nil {
					return err
				}
			}
		}
		return nil
	}
}
