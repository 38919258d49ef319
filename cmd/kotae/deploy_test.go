package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kotae/cmd/kotae/config"
)

func deployed(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestExampleTellsTheDefaults holds that the example names every setting, and that nobody who copies it changes anything.
func TestExampleTellsTheDefaults(t *testing.T) {
	none := func(string) string { return "" }
	empty := filepath.Join(t.TempDir(), "kotae.toml")
	if err := os.WriteFile(empty, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	defaults, err := config.Load(empty, "linux", none)
	if err != nil {
		t.Fatal(err)
	}
	example, err := config.Load(filepath.Join("deploy", "kotae.example.toml"), "linux", none)
	if err != nil {
		t.Fatal(err)
	}
	text := deployed(t, "kotae.example.toml")
	for i, v := range example.All() {
		if want := defaults.All()[i]; !reflect.DeepEqual(v.Value, want.Value) {
			t.Errorf("%s is %v in the example and %v by default", v.Key, v.Value, want.Value)
		}
		name := v.Key[strings.LastIndexByte(v.Key, '.')+1:]
		if v.Source == config.Default && !regexp.MustCompile(`(?m)^# (`+name+` = |\[`+regexp.QuoteMeta(v.Key)+`\])`).MatchString(text) {
			t.Errorf("the example does not name %s", v.Key)
		}
	}

	// What it shows in remarks is right too.
	shown := regexp.MustCompile(`(?m)^# (data = |key = |\[import|")`).ReplaceAllString(text, "$1")
	copied := filepath.Join(t.TempDir(), "kotae.toml")
	if err := os.WriteFile(copied, []byte(strings.ReplaceAll(shown, "kotae_…", "kotae_X")), 0o644); err != nil {
		t.Fatal(err)
	}
	all, err := config.Load(copied, "linux", none)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range all.All() {
		if v.Source == config.Default {
			t.Errorf("%s is not in the example", v.Key)
		}
	}
}

// TestVariablesOfDeploymentAreSettings holds that the unit and the image set nothing that kotae does not know.
func TestVariablesOfDeploymentAreSettings(t *testing.T) {
	s, err := config.Load("", "linux", func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	known := []string{"KOTAE_CONFIG"}
	for _, v := range s.All() {
		known = append(known, config.Variable(v.Key))
	}
	for _, name := range []string{"kotae.service", "Containerfile", "kotae.example.toml"} {
		variables := regexp.MustCompile(`KOTAE_[A-Z_]+`).FindAllString(deployed(t, name), -1)
		if len(variables) == 0 {
			t.Errorf("%s names no variable", name)
		}
		for _, v := range variables {
			if !slices.Contains(known, v) {
				t.Errorf("%s: %s is no setting", name, v)
			}
		}
	}
}

func TestUnitIsSound(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze is not on this machine; the unit was not verified")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	unit := filepath.Join(t.TempDir(), "kotae.service")
	text := strings.ReplaceAll(deployed(t, "kotae.service"), "/usr/local/bin/kotae --config", self+" --config") // which must exist
	if err := os.WriteFile(unit, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(analyze, "verify", unit).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("verify: %v\n%s", err, out)
	}
	out, err := exec.Command(analyze, "security", "--offline=yes", "--threshold=15", "--no-pager", unit).CombinedOutput() // 1.5 of 10
	if strings.Contains(string(out), "unrecognized option") {
		t.Skip("this systemd-analyze cannot judge a file; the unit's hardening was not verified")
	}
	if err != nil {
		t.Errorf("security: %v\n%s", err, out)
	}
}
