package main

import (
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"kotae/search"
)

// untilStatus polls a path until it gives a status.
func (r *running) untilStatus(t *testing.T, path string, want int) {
	t.Helper()
	for range 600 {
		if got, _ := r.get(t, path); got == want {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s never gave %d\n%s", path, want, r.log)
}

// TestServeFollowsDecisions: what the commands decide holds in a server that runs, and after a rollback and a restore.
func TestServeFollowsDecisions(t *testing.T) {
	data := t.TempDir()
	kotaeIndex(t, data, "first")
	copied := filepath.Join(t.TempDir(), "copy.tar.gz")
	kotae := func(args ...string) {
		t.Helper()
		if code := runQuietly(t, append([]string{"--data", data}, args...)...); code != 0 {
			t.Fatalf("%v: exit code %d", args, code)
		}
	}
	kotae("backup", copied)
	kotae("index", "--sample")
	r := startServer(t, "--data", data)
	r.until(t, func(s search.Status) bool { return s.Ready && s.Sample })
	r.untilStatus(t, "v1/questions/1311", http.StatusOK)
	kotae("forget", "1311", "first")
	r.untilStatus(t, "v1/questions/1311", http.StatusNotFound)
	kotae("prune")
	r.until(t, func(s search.Status) bool { return s.Generation == "g000003" })
	if status, _ := r.get(t, "v1/questions/1311"); status != http.StatusNotFound {
		t.Errorf("after prune: %d", status)
	}
	kotae("restore", copied)
	r.until(t, func(s search.Status) bool { return s.Generation == "g000001" && !s.Sample })
	if status, _ := r.get(t, "v1/questions/first"); status != http.StatusNotFound {
		t.Errorf("a restore brought back what is forgotten: %d", status)
	}
	kotae("forget", "--undo", "first")
	r.untilStatus(t, "v1/questions/first", http.StatusOK)

	// The editors' console is there as long as there is a key for it.
	if status, _ := r.get(t, "editor"); status != http.StatusNotFound {
		t.Errorf("the console without a key: %d", status)
	}
	kotae("key", "add", "hana", "--scope", "editor")
	r.untilStatus(t, "editor", http.StatusOK)
	kotae("key", "revoke", "hana")
	r.untilStatus(t, "editor", http.StatusNotFound)
}
