package decisions_test

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/decisions"
)

// TestMain is also the other process of the tests that need one: see play.
func TestMain(m *testing.M) {
	role, dir := os.Getenv("KOTAE_TEST_ROLE"), os.Getenv("KOTAE_TEST_DIR")
	if role == "" {
		os.Exit(m.Run())
	}
	if err := play(role, dir); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func play(role, dir string) error {
	ctx := context.Background()
	switch role {
	case "forget": // says each id when it is forgotten, until it is killed or has done a thousand
		d, err := decisions.Open(ctx, dir)
		if err != nil {
			return err
		}
		for n := range 1000 {
			id := fmt.Sprintf("%d-%d", os.Getpid(), n)
			if err := d.Forget(ctx, decisions.Forgotten{ID: id, At: monday}); err != nil {
				return err
			}
			fmt.Println(id)
		}
	case "half": // stays in the middle of a commit, with half of the pages written
		db, err := sql.Open("sqlite", filepath.Join(dir, decisions.FileName))
		if err != nil {
			return err
		}
		db.SetMaxOpenConns(1)
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		_, err = tx.Exec("PRAGMA cache_size = 1; DELETE FROM forgotten")
		for n := 0; n < 1000 && err == nil; n++ {
			_, err = tx.Exec("INSERT INTO forgotten VALUES (?, ?, ?, ?)", fmt.Sprint("half", n), strings.Repeat("x", 500), monday.Format(time.RFC3339), "")
		}
		if err != nil {
			return err
		}
		fmt.Println("ready")
		_, _ = io.Copy(io.Discard, os.Stdin)
	case "look": // as a server that may only read
		d, err := decisions.OpenReadOnly(ctx, dir)
		if err != nil {
			return err
		}
		all, err := d.Forgotten(ctx)
		if err != nil {
			return err
		}
		fmt.Println("reads", len(all))
		w, err := decisions.Open(ctx, dir)
		if err == nil {
			err = w.Forget(ctx, decisions.Forgotten{ID: "y", At: monday})
		}
		fmt.Println(err)
	case "judge": // decides clusters of three and takes every fifth back; says the batch and whether it stands, until it is killed
		return judge(ctx, dir)
	default:
		return fmt.Errorf("no role %q", role)
	}
	return nil
}

// other starts a process that plays a role, whose lines are read from what is returned.
func other(t *testing.T, role, dir string) (*exec.Cmd, *bufio.Scanner) {
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
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	return cmd, bufio.NewScanner(out)
}

// TestKilledWriters: two processes that begin at once decide side by side; what each has said to be decided outlives that
// it is killed, and what it was at is there as a whole or not at all.
func TestKilledWriters(t *testing.T) {
	dir := t.TempDir()
	first, firstSays := other(t, "forget", dir)
	second, secondSays := other(t, "forget", dir)
	var said []string
	for range 20 {
		for _, s := range []*bufio.Scanner{firstSays, secondSays} {
			if !s.Scan() || !strings.Contains(s.Text(), "-") {
				t.Fatalf("a process ended with %q", s.Text())
			}
			said = append(said, s.Text())
		}
	}
	if err := errors.Join(first.Process.Kill(), second.Process.Kill()); err != nil {
		t.Fatal(err)
	}
	for _, s := range []*bufio.Scanner{firstSays, secondSays} {
		for s.Scan() {
			said = append(said, s.Text())
		}
	}
	d := openReadOnly(t, dir)
	kept := map[string]bool{}
	for _, id := range forgotten(t, d) {
		kept[id] = true
	}
	for _, id := range said {
		if !kept[id] {
			t.Errorf("%s was decided and is lost", id)
		}
	}
	if n := revision(t, d); n != int64(len(kept)) {
		t.Errorf("revision %d with %d decisions", n, len(kept))
	}
}

// TestKilledInCommit: who only reads finds what was decided before.
func TestKilledInCommit(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	if err := d.Forget(t.Context(), decisions.Forgotten{ID: "1", At: monday}); err != nil {
		t.Fatal(err)
	}
	before := openReadOnly(t, dir) // a server that runs all the while
	cmd, says := other(t, "half", dir)
	if !says.Scan() || says.Text() != "ready" {
		t.Fatalf("the process said %q", says.Text())
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if info, err := os.Stat(filepath.Join(dir, decisions.FileName+"-journal")); err != nil || info.Size() == 0 {
		t.Fatalf("the process was not in the middle of a commit: %v", err)
	}
	if diff := cmp.Diff([]string{"1"}, forgotten(t, before)); diff != "" {
		t.Errorf("open before: %s", diff)
	}
	if diff := cmp.Diff([]string{"1"}, forgotten(t, openReadOnly(t, dir))); diff != "" {
		t.Error(diff)
	}
}

// TestWhileAnotherDecides: a reader sees each decision of another process, one after the other.
func TestWhileAnotherDecides(t *testing.T) {
	dir := t.TempDir()
	_, says := other(t, "forget", dir)
	if !says.Scan() {
		t.Fatal("the process ended")
	}
	d := openReadOnly(t, dir)
	for range 50 {
		before := revision(t, d)
		n := int64(len(forgotten(t, d)))
		if after := revision(t, d); n < before || n > after {
			t.Fatalf("%d forgotten between the revisions %d and %d", n, before, after)
		}
		if !says.Scan() {
			t.Fatal("the process ended")
		}
	}
}
