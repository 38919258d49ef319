package generation_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kotae/indexer/generation"
)

func TestLock(t *testing.T) {
	s := newStore(t)
	holder := other(t, "hold", s.Dir())
	_, err := s.Lock("kotae serve")
	var held *generation.HeldError
	if !errors.As(err, &held) {
		t.Fatalf("locked while another process holds it: %v", err)
	}
	if held.Holder.PID != holder.Process.Pid || held.Holder.Command != "kotae index" || held.Holder.Since.IsZero() {
		t.Errorf("the holder is given as %+v, want process %d", held.Holder, holder.Process.Pid)
	}
	if text := err.Error(); !strings.Contains(text, "kotae index") || !strings.Contains(text, strconv.Itoa(holder.Process.Pid)) {
		t.Errorf("the message does not name the holder: %s", text)
	}
	kill(t, holder)
	unlock, err := s.Lock("kotae serve")
	if err != nil {
		t.Fatalf("the lock did not end with its process: %v", err)
	}

	// Also within one process, for a server that builds the sample.
	if _, err := s.Lock("kotae index"); !errors.As(err, &held) || held.Holder.PID != os.Getpid() || held.Holder.Command != "kotae serve" {
		t.Errorf("a second lock in this process: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	unlock, err = s.Lock("kotae rollback")
	if err != nil {
		t.Fatalf("after the unlock: %v", err)
	}

	// Without a readable writer.json the message is only less exact.
	if err := os.WriteFile(filepath.Join(s.Dir(), "writer.json"), []byte(`{"pid":`), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Lock("kotae index"); !errors.As(err, &held) || !strings.Contains(err.Error(), "another kotae process") {
		t.Errorf("with a torn writer.json: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
}

// TestLockWithoutHolder: where it cannot be written who holds the lock, as on a full disk, the lock holds all the same.
func TestLockWithoutHolder(t *testing.T) {
	s := newStore(t)
	if err := os.MkdirAll(filepath.Join(s.Dir(), "writer.json", "full"), 0o755); err != nil {
		t.Fatal(err)
	}
	unlock, err := s.Lock("kotae prune")
	if err != nil {
		t.Fatal(err)
	}
	var held *generation.HeldError
	if _, err := s.Lock("kotae index"); !errors.As(err, &held) || held.Holder.PID != 0 {
		t.Errorf("a second lock: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
}

// TestReadersNeedNoLock: a search works while an index is built.
func TestReadersNeedNoLock(t *testing.T) {
	s := newStore(t)
	mustPublish(t, s, 1)
	other(t, "hold", s.Dir())
	g, err := s.OpenCurrent(analyzer)
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Close(); err != nil {
		t.Error(err)
	}
}

func TestStoreCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := generation.OpenStore(file); err == nil || !strings.Contains(err.Error(), "--data") {
		t.Errorf("a file as the data directory: %v, want an error that says to choose another", err)
	}
}
