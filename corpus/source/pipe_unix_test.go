//go:build unix

package source

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func namedPipe(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "fifo")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestPipe: a pipe is read as a file would be.
func TestPipe(t *testing.T) {
	for text, want := range map[string]string{goodRecord + "\n": "r1", goodPage: "fifo"} {
		name := namedPipe(t)
		wrote := make(chan error)
		go func() { wrote <- os.WriteFile(name, []byte(text), 0) }()
		items := readAll(t, name)
		if err := <-wrote; err != nil {
			t.Fatal(err)
		}
		if len(items) != 1 || items[0].Question == nil || items[0].Question.ID != want {
			t.Errorf("%q: %+v, want %s", text, items, want)
		}
	}
}

// TestCancelledPipe: neither a pipe that nobody opens nor one that nobody writes to holds the reader past its context.
func TestCancelledPipe(t *testing.T) {
	for _, opened := range []bool{false, true} {
		name := namedPipe(t)
		ctx, cancel := context.WithCancel(context.Background())
		go func() {
			defer cancel()
			if opened {
				w, err := os.OpenFile(name, os.O_WRONLY, 0) // returns when the reader has it
				if err != nil {
					t.Error(err)
					return
				}
				t.Cleanup(func() { _ = w.Close() })
			}
		}()
		var last error
		for _, err := range Read(ctx, []string{name}, Options{}) {
			last = err
		}
		if !errors.Is(last, context.Canceled) {
			t.Errorf("opened %v: error %v, want that the context ended", opened, last)
		}
	}
}
