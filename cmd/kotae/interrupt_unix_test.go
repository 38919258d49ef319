//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Ctrl-C while records are read ends the import with 130, tells that the index before is current, and leaves it so.
func TestInterruptedIndexKeepsTheOneBefore(t *testing.T) {
	data := t.TempDir()
	kotaeIndex(t, data, "1")
	var stderr bytes.Buffer
	cmd := exec.Command("kotae", "index", "--data", data, "-")
	cmd.Stderr = &stderr
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	records, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	awaitFile(t, filepath.Join(data, "writer.json")) // who holds the lock handles signals
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	for n := 2; ; n++ { // there is always more to read
		if _, err := fmt.Fprintf(records, `{"id":"%d","title":"面接","body":"緊張します。"}`+"\n", n); err != nil {
			break
		}
	}
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
		t.Errorf("exit code %d, want %d", code, exitInterrupted)
	}
	if want := "kotae: interrupted; index g000001 is still current\n"; stderr.String() != want {
		t.Errorf("got %q, want %q", &stderr, want)
	}
	if b, err := os.ReadFile(filepath.Join(data, "CURRENT")); strings.TrimSpace(string(b)) != "g000001" {
		t.Errorf("CURRENT is %q, %v", b, err)
	}
}

// A named pipe that nobody writes to does not hold the import.
func TestInterruptedIndexOfAPipe(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		data := t.TempDir()
		fifo := filepath.Join(t.TempDir(), "fifo.txt")
		if err := syscall.Mkfifo(fifo, 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("kotae", "index", "--data", data, fifo)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		awaitFile(t, filepath.Join(data, "writer.json"))
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
			t.Errorf("%v: exit code %d, want %d", signal, code, exitInterrupted)
		}
	}
}

func awaitFile(t *testing.T, path string) {
	t.Helper()
	for range 6000 {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("%s does not appear", path)
}
