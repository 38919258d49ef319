package generation_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"kotae/indexer/generation"
)

const analyzer = "test-analyser"

// TestMain is also the other process of the tests that need one: see other.
func TestMain(m *testing.M) {
	role, dir := os.Getenv("KOTAE_TEST_ROLE"), os.Getenv("KOTAE_TEST_DIR")
	if role == "" {
		os.Exit(m.Run())
	}
	if err := play(role, dir); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("ready")
	_, _ = io.Copy(io.Discard, os.Stdin) // until the test closes it, or kills this process
}

func play(role, dir string) error {
	store, err := generation.OpenStore(dir)
	if err != nil {
		return err
	}
	switch role {
	case "hold":
		_, err = store.Lock("kotae index")
		return err
	case "build": // stays in the middle of a build
		if _, err := store.Lock("kotae index"); err != nil {
			return err
		}
		d, err := store.Begin()
		if err != nil {
			return err
		}
		return os.WriteFile(d.TextsFile(), []byte("half"), 0o644)
	case "read":
		_, err := store.OpenCurrent(analyzer)
		return err
	}
	return fmt.Errorf("no role %q", role)
}

// other starts a process that plays a role on the data directory, and returns when it has got there.
func other(t *testing.T, role, dir string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "KOTAE_TEST_ROLE="+role, "KOTAE_TEST_DIR="+dir)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || line != "ready\n" {
		t.Fatalf("the process that plays %q said %q: %v", role, line, err)
	}
	return cmd
}

func kill(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // "signal: killed"
}

func newStore(t testing.TB) *generation.Store {
	t.Helper()
	s, err := generation.OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// write makes a finished draft of questions with these ids.
func write(s *generation.Store, ids ...string) (*generation.Draft, error) {
	d, err := s.Begin()
	if err != nil {
		return nil, err
	}
	if err := os.Mkdir(d.ScratchDir(), 0o755); err != nil {
		return nil, err
	}
	b, err := scorch.NewBuilder(map[string]any{"path": d.StoreDir(), "buildPathPrefix": d.ScratchDir()})
	if err != nil {
		return nil, err
	}
	var rows []generation.Row
	var texts strings.Builder
	for n, id := range ids {
		doc := document.NewDocument(id)
		doc.AddField(document.NewTextFieldCustom("title", nil, []byte(id), index.IndexField, nil))
		doc.AddField(document.NewTextFieldCustom(generation.RecordField, nil, []byte(`{"id":"`+id+`"}`), index.StoreField, nil))
		if err := b.Index(doc); err != nil {
			return nil, err
		}
		text := generation.JoinText("題 "+id, "本文", []string{"回答一", "回答二"})
		texts.WriteString(text)
		rows = append(rows, generation.Row{
			ID: id, Hash: "hash of " + id, Lengths: []uint32{uint32(n + 1)}, Answers: 2,
			TextEnd: int64(texts.Len()), TextLen: uint32(len(text)), Asked: generation.NoDate,
		})
	}
	if err := errors.Join(b.Close(), os.WriteFile(d.TextsFile(), []byte(texts.String()), 0o644)); err != nil {
		return nil, err
	}
	_, err = d.Finish(rows, 1, nil)
	return d, err
}

func publish(s *generation.Store, sample bool, ids ...string) (string, error) {
	d, err := write(s, ids...)
	if err != nil {
		return "", err
	}
	return d.Publish(generation.Manifest{Version: "test", Analyzer: analyzer, Sample: sample, Questions: len(ids), Answers: 2 * len(ids)})
}

// mustPublish publishes n generations; the first holds one question, the second two, and so on.
func mustPublish(t testing.TB, s *generation.Store, n int) (names []string) {
	t.Helper()
	var ids []string
	for i := range n {
		ids = append(ids, fmt.Sprintf("q%d", i))
		name, err := publish(s, false, ids...)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

func current(t testing.TB, s *generation.Store) string {
	t.Helper()
	name, err := s.Current()
	if err != nil {
		t.Fatal(err)
	}
	return name
}

func setCurrent(t testing.TB, s *generation.Store, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(s.Dir(), "CURRENT"), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// files holds every file of a directory by its path, with its content and time of change.
func files(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		var content []byte
		if !d.IsDir() {
			if content, err = os.ReadFile(path); err != nil {
				return err
			}
		}
		rel, err := filepath.Rel(dir, path)
		out[rel] = info.Mode().String() + info.ModTime().String() + string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func generationDir(s *generation.Store, name string) string {
	return filepath.Join(s.Dir(), "generations", name)
}
