package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"kotae/indexer/generation"
)

// TestMain lets the scripts run this test binary as the command kotae.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kotae": func() { os.Exit(kotae()) }})
}

func TestScripts(t *testing.T) {
	dir, err := filepath.Abs(filepath.Join("testdata", "script")) // runHere changes the folder
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: dir,
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
	if args[1] == "kotae" && mayRunHere(ts, args[2:]) {
		wantCode(ts, args[0], runHere(ts, args[2:]))
		return
	}
	ends(ts, args)
}

// ends runs a command as a process; when it returns, stdout and stderr are what that printed.
func ends(ts *testscript.TestScript, args []string) {
	code := 0
	err := ts.Exec(args[1], args[2:]...)
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		code = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	wantCode(ts, args[0], code)
}

func wantCode(ts *testscript.TestScript, want string, code int) {
	if strconv.Itoa(code) != want {
		ts.Fatalf("exit code %d, not %s", code, want)
	}
}

// mayRunHere reports a command that needs no process of its own: it reads nothing from standard input, as analyze may, and no variable
// steers the Go runtime. serve, both and exec always start one.
func mayRunHere(ts *testscript.TestScript, args []string) bool {
	return !slices.Contains(args, "-") && !slices.Contains(args, "analyze") && ts.Getenv("GODEBUG") == ""
}

// chdir is held while this process is in a script's folder: scripts run beside each other.
var chdir sync.Mutex

// runHere runs the command in this process, which has loaded the dictionary: a process for each of some hundred commands takes minutes more.
func runHere(ts *testscript.TestScript, args []string) int {
	chdir.Lock()
	defer chdir.Unlock()
	before, err := os.Getwd()
	ts.Check(err)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	defer func() { ts.Check(os.Chdir(before)) }()
	return run(context.Background(), args, strings.NewReader(""), ts.Stdout(), ts.Stderr(), ts.Getenv)
}

// long reports that what takes long runs too, as in .ci/run.
func long() bool { return os.Getenv("KOTAE_LONG") != "" }
