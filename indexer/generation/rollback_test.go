package generation_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/generation"
)

func TestRollback(t *testing.T) {
	s := newStore(t)
	if _, _, err := s.Rollback(analyzer); !errors.Is(err, generation.ErrNone) {
		t.Errorf("without any generation: %v, want ErrNone", err)
	}
	names := mustPublish(t, s, 3)
	for _, step := range [][2]string{{names[2], names[1]}, {names[1], names[0]}} {
		from, to, err := s.Rollback(analyzer)
		if err != nil || from != step[0] || to != step[1] || current(t, s) != to {
			t.Fatalf("from %s to %s, current %s: %v; want %v", from, to, current(t, s), err, step)
		}
	}
	if _, _, err := s.Rollback(analyzer); err == nil || !strings.Contains(err.Error(), "no older index") {
		t.Errorf("with nothing older: %v", err)
	}
	if got := current(t, s); got != names[0] {
		t.Errorf("a rollback that failed made %s current", got)
	}
	// The next one follows all there ever were, so that no name means two things.
	if name, err := publish(s, false, "x"); err != nil || name != "g000004" {
		t.Errorf("published %s, %v; want g000004", name, err)
	}
	var actions []string
	events, err := s.History()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		actions = append(actions, e.Action+" "+e.Generation)
	}
	want := []string{"publish g000001", "publish g000002", "publish g000003", "rollback g000002", "rollback g000001", "publish g000004"}
	if diff := cmp.Diff(want, actions); diff != "" {
		t.Error(diff)
	}
}

func TestRollbackSkipsDamaged(t *testing.T) {
	s := newStore(t)
	names := mustPublish(t, s, 3)
	if err := os.Truncate(filepath.Join(generationDir(s, names[1]), "texts.bin"), 1); err != nil {
		t.Fatal(err)
	}
	if _, to, err := s.Rollback(analyzer); err != nil || to != names[0] {
		t.Errorf("went to %s, %v; want %s", to, err, names[0])
	}
	if _, _, err := s.Rollback("another analyser"); err == nil {
		t.Error("went back to a generation of another analyser")
	}
}

// TestRollbackWithoutHistory: CURRENT does not change where that cannot be recorded.
func TestRollbackWithoutHistory(t *testing.T) {
	s := newStore(t)
	names := mustPublish(t, s, 2)
	path := filepath.Join(s.Dir(), "HISTORY")
	if err := errors.Join(os.Remove(path), os.Mkdir(path, 0o755)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Rollback(analyzer); err == nil || current(t, s) != names[1] {
		t.Errorf("current is %s, error %v; want %s and an error", current(t, s), err, names[1])
	}
}

const lost = "lost" // not a content: the file is removed

// TestCurrent: whatever CURRENT holds, the best generation is served, the error says what is wrong, and both commands it
// names get out of it.
func TestCurrent(t *testing.T) {
	for name, c := range map[string]struct {
		content         string
		rolledBack      bool // before it was torn: then the newest is not what is wanted
		serve, rollback string
	}{
		"empty":                     {"", false, "g000003", "g000003"},
		"torn":                      {"g00", false, "g000003", "g000003"},
		"zeroed":                    {"\x00\x00\x00\x00\x00\x00\x00\x00", false, "g000003", "g000003"},
		"naming nothing":            {"../../etc\n", false, "g000003", "g000003"},
		"a sign":                    {"g+00001\n", false, "g000003", "g000003"},
		"torn after a rollback":     {"g0000", true, "g000002", "g000002"},
		"lost":                      {lost, false, "g000003", "g000003"},
		"lost after a rollback":     {lost, true, "g000002", "g000002"},
		"missing generation":        {"g000009\n", false, "g000003", "g000003"},
		"missing, with none before": {"g000000\n", false, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			mustPublish(t, s, 3)
			if c.rolledBack {
				if _, _, err := s.Rollback(analyzer); err != nil {
					t.Fatal(err)
				}
			}
			if c.content == lost {
				if err := os.Remove(filepath.Join(s.Dir(), "CURRENT")); err != nil {
					t.Fatal(err)
				}
			} else {
				setCurrent(t, s, c.content)
			}
			g, err := s.OpenCurrent(analyzer)
			if err == nil {
				t.Fatal("no error says that CURRENT is wrong")
			}
			if !strings.Contains(err.Error(), "kotae rollback") || !strings.Contains(err.Error(), "kotae index") {
				t.Errorf("the error does not say what to do: %v", err)
			}
			served := ""
			if g != nil {
				served = g.Manifest.Name
				if err := g.Close(); err != nil {
					t.Error(err)
				}
			}
			if served != c.serve {
				t.Errorf("serves %q, want %q", served, c.serve)
			}
			_, to, err := s.Rollback(analyzer)
			if to != c.rollback || (err == nil) != (c.rollback != "") {
				t.Errorf("rolled back to %q, %v; want %q", to, err, c.rollback)
			}
			if next, err := publish(s, false, "x"); err != nil || next != "g000004" && next != "g000010" || current(t, s) != next {
				t.Errorf("published %s, %v", next, err)
			}
		})
	}
}

// TestCurrentLostWithDamage: the newest whole one is served; only without any generation there is none.
func TestCurrentLostWithDamage(t *testing.T) {
	s := newStore(t)
	names := mustPublish(t, s, 2)
	err := errors.Join(os.Remove(filepath.Join(s.Dir(), "CURRENT")), os.Remove(filepath.Join(s.Dir(), "HISTORY")),
		os.Truncate(filepath.Join(generationDir(s, names[1]), "texts.bin"), 1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Current(); err == nil || errors.Is(err, generation.ErrNone) || !strings.Contains(err.Error(), "missing") {
		t.Errorf("current: %v", err)
	}
	g, err := s.OpenCurrent(analyzer)
	if g == nil || err == nil || g.Manifest.Name != names[0] {
		t.Fatalf("serves %v, %v; want %s and an error", g, err, names[0])
	}
	if err := g.Close(); err != nil {
		t.Error(err)
	}
	if err := removeAll("generations/*")(s.Dir()); err != nil {
		t.Fatal(err)
	}
	if g, err := s.OpenCurrent(analyzer); g != nil || !errors.Is(err, generation.ErrNone) {
		t.Errorf("without any generation: %v, %v", g, err)
	}
}

// TestSampleNeverInstead: what is served in place of a site's own questions is not the sample, unless it was chosen.
func TestSampleNeverInstead(t *testing.T) {
	for name, c := range map[string]struct {
		samples  []bool // the generations published
		rollback bool
		spoil    []string
		want     string
	}{
		"own damaged":                      {[]bool{true, false}, false, []string{"generations/g000002/texts.bin"}, ""},
		"own damaged, CURRENT lost":        {[]bool{true, false}, false, []string{"CURRENT", "generations/g000002/texts.bin"}, ""},
		"history lost too":                 {[]bool{true, false}, false, []string{"CURRENT", "HISTORY", "generations/g000002/texts.bin"}, ""},
		"older own one":                    {[]bool{false, true, false}, false, []string{"generations/g000003/texts.bin"}, "g000001"},
		"rolled back to it, CURRENT lost":  {[]bool{true, false}, true, []string{"CURRENT"}, "g000001"},
		"never anything else":              {[]bool{true, true}, false, []string{"generations/g000002/texts.bin"}, "g000001"},
		"never anything else, no manifest": {[]bool{true, true}, false, []string{"CURRENT", "generations/g000002/manifest.json"}, "g000001"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			for _, sample := range c.samples {
				if _, err := publish(s, sample, "a"); err != nil {
					t.Fatal(err)
				}
			}
			if c.rollback {
				if _, _, err := s.Rollback(analyzer); err != nil {
					t.Fatal(err)
				}
			}
			if err := removeAll(c.spoil...)(s.Dir()); err != nil {
				t.Fatal(err)
			}
			g, err := s.OpenCurrent(analyzer)
			if err == nil {
				t.Error("no error says what is wrong")
			}
			served := ""
			if g != nil {
				served = g.Manifest.Name
				if err := g.Close(); err != nil {
					t.Error(err)
				}
			}
			if served != c.want {
				t.Errorf("serves %q, want %q", served, c.want)
			}
		})
	}
}

// TestRollbackTo: any whole generation may become current, also a newer one.
func TestRollbackTo(t *testing.T) {
	s := newStore(t)
	names := mustPublish(t, s, 4)
	if err := os.Truncate(filepath.Join(generationDir(s, names[1]), "texts.bin"), 1); err != nil {
		t.Fatal(err)
	}
	for _, step := range [][2]string{{names[3], names[0]}, {names[0], names[2]}, {names[2], names[2]}} {
		if from, err := s.RollbackTo(step[1], analyzer); err != nil || from != step[0] || current(t, s) != step[1] {
			t.Fatalf("from %s, current %s: %v; want %v", from, current(t, s), err, step)
		}
	}
	events, err := s.History()
	if err != nil || len(events) != 6 || events[5].Action != "rollback" || events[5].Generation != names[2] {
		t.Errorf("%v, %v", events, err)
	}
	var none *generation.NoSuchError
	for _, name := range []string{"g000009", "", "../g000001"} {
		if _, err := s.RollbackTo(name, analyzer); !errors.As(err, &none) {
			t.Errorf("to %q: %v", name, err)
		}
	}
	var damaged *generation.DamagedError
	if _, err := s.RollbackTo(names[1], analyzer); !errors.As(err, &damaged) {
		t.Errorf("to a damaged one: %v", err)
	}
	if _, err := s.RollbackTo(names[3], "another analyser"); err == nil || current(t, s) != names[2] {
		t.Errorf("to one of another analyser: %v, current is %s", err, current(t, s))
	}
	setCurrent(t, s, "g0")
	if from, err := s.RollbackTo(names[3], analyzer); err != nil || from != "" || current(t, s) != names[3] {
		t.Errorf("from a torn CURRENT: %s, %v", from, err)
	}
}
