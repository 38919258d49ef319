package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
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
		Condition: func(name string) (bool, error) {
			if name != "long" {
				return false, fmt.Errorf("there is no condition %s", name)
			}
			return long(), nil
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
	if onlyAsks(args[1:]) && ts.Getenv("KOTAE_CONFIG") == "" && ts.Getenv("GODEBUG") == "" {
		code := run(context.Background(), args[2:], strings.NewReader(""), ts.Stdout(), ts.Stderr(), ts.Getenv)
		wantCode(ts, args[0], code)
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

// onlyAsks reports a command that reads the index and no file that it names, and nothing from standard input. Where the script's variables
// do not say more, it runs in this process, which has loaded the dictionary: a process for each of a hundred searches takes a minute longer.
func onlyAsks(args []string) bool {
	return len(args) > 1 && args[0] == "kotae" && (args[1] == "search" || args[1] == "related") &&
		!slices.ContainsFunc(args, func(a string) bool { return strings.HasPrefix(a, "--config") || strings.HasPrefix(a, "--data") })
}

// long reports that what takes long runs too, as in .ci/run.
func long() bool { return os.Getenv("KOTAE_LONG") != "" }
