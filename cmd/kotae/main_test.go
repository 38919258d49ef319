package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"kotae/indexer/generation"
)

// TestMain lets the scripts run this test binary as the command kotae.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kotae": func() { os.Exit(kotae()) }})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("KOTAE_DATA", filepath.Join(env.WorkDir, "data"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"hold": hold, "exits": exits, "site": writeSite, "edit": edit, "serve": serve, "served": served, "both": both,
		},
		RequireExplicitExec: true,
	})
}

// hold takes the writer's lock of a data directory until the script ends: hold DIR COMMAND.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: hold DIR COMMAND")
	}
	store, err := generation.OpenStore(ts.MkAbs(args[0]))
	ts.Check(err)
	unlock, err := store.Lock(args[1])
	ts.Check(err)
	ts.Defer(func() { ts.Check(unlock()) })
}

// exits runs a command that must end with a code: exits CODE COMMAND ARG….
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARG…")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		code = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, not %s", code, args[0])
	}
}
