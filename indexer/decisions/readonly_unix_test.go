//go:build unix

package decisions_test

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kotae/indexer/decisions"
)

// TestReadOnlyFolder: a server that may not write to the data directory reads the decisions, and is told what it may not.
// As root may write anywhere, another user plays the server then.
func TestReadOnlyFolder(t *testing.T) {
	top, err := os.MkdirTemp("", "kotae-readonly-") // t.TempDir is closed to other users
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(top) })
	dir, program := filepath.Join(top, "data"), filepath.Join(top, "program")
	if err := errors.Join(os.Chmod(top, 0o755), os.Mkdir(dir, 0o755), copyFile(program, os.Args[0])); err != nil {
		t.Fatal(err)
	}
	d := open(t, dir)
	if err := d.Forget(t.Context(), decisions.Forgotten{ID: "1", At: monday}); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), "KOTAE_TEST_ROLE=look", "KOTAE_TEST_DIR="+dir)
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	} else {
		if err := errors.Join(os.Chmod(filepath.Join(dir, decisions.FileName), 0o444), os.Chmod(dir, 0o555)); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(dir, 0o755)
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if !strings.HasPrefix(string(out), "reads 1\n") || !strings.Contains(string(out), "permissions") {
		t.Errorf("the other user said %s", out)
	}
	if got := forgotten(t, d); len(got) != 1 {
		t.Errorf("forgotten are %v", got)
	}
}

func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
