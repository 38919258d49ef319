package main

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestQueryLog types into a server as an input method does, reads the log while it runs, and again once it has stopped.
func TestQueryLog(t *testing.T) {
	data := t.TempDir()
	kotae := func(want int, args ...string) string {
		t.Helper()
		var out, log bytes.Buffer
		if code := run(t.Context(), append([]string{"--data", data}, args...), strings.NewReader(""), &out, &log, func(string) string { return "" }); code != want {
			t.Fatalf("kotae %q: exit code %d, want %d\n%s%s", args, code, want, &out, &log)
		}
		return out.String() + log.String()
	}
	kotae(exitMissing, "log", "top")
	r := startServer(t, "--data", data)
	for _, text := range []string{"m", "めん", "めんせつ", "面接", "面接t", "面接+服装", "%3Dcmd", "@zzzzqqq"} {
		if status, _ := r.get(t, "v1/search?q="+text); status != http.StatusOK {
			t.Fatalf("%s: %d", text, status)
		}
	}
	response, err := http.Post(r.address+"v1/events", "text/plain", strings.NewReader(`{"type":"result","query":"@zzzzqqq","id":"1308","position":2}`))
	if err != nil || response.StatusCode != http.StatusNoContent {
		t.Fatal(response, err)
	}
	_ = response.Body.Close()
	for range 600 { // what was followed by something else, or by its result, is in it while the server runs
		var out bytes.Buffer // the first look may come before there is a log
		if code := run(t.Context(), []string{"--data", data, "log", "top"}, nil, &out, &out, func(string) string { return "" }); code == 0 && strings.Contains(out.String(), "@zzzzqqq") {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if out := kotae(0, "log", "top", "--since", "1h", "--n", "2"); !strings.Contains(out, "searches: 3 (") || !strings.Contains(out, "@zzzzqqq") || strings.Contains(out, "めん") {
		t.Errorf("while it runs:\n%s", out)
	}
	if code := r.stop(); code != 0 {
		t.Errorf("exit code %d\n%s", code, r.log)
	}
	if left, err := filepath.Glob(filepath.Join(data, "queries.db-*")); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
	if out := kotae(0, "log", "top", "--json"); !strings.Contains(out, `{"query":"面接 服装","searches":1,"strict":1,"relaxed":0,"zero":0,"last_outcome":"strict",`) {
		t.Errorf("JSON: %s", out)
	}
	if out := kotae(0, "log", "zero", "--format", "csv"); !strings.HasPrefix(out, "\ufeffquery,searches,strict,") || !strings.Contains(out, "\r\n'=cmd,1,0,0,1,zero,0,") ||
		!strings.Contains(out, "\r\n'@zzzzqqq,1,0,0,1,zero,0,") || !strings.HasSuffix(out, "\r\n") {
		t.Errorf("CSV: %q", out)
	}
	if out := kotae(0, "log", "slow", "--n", "1"); strings.Count(out, "\n") != 4 || !strings.Contains(out, "g000001") {
		t.Errorf("slow:\n%s", out)
	}
	if out := kotae(0, "log", "zero", "--since", time.Now().AddDate(0, 0, 2).Format(time.DateOnly), "--json"); out != `{"since":"`+out[10:strings.Index(out, `",`)]+`","searches":0,"strict":0,"relaxed":0,"zero":0,"clicked":0,"queries":[]}`+"\n" {
		t.Errorf("the future: %s", out)
	}

	// It is in no backup, and neither a backup nor what removes indexes minds it.
	copied := filepath.Join(t.TempDir(), "copy")
	kotae(0, "backup", copied)
	if left, err := filepath.Glob(filepath.Join(copied, "queries*")); err != nil || len(left) > 0 {
		t.Errorf("the backup has %v, %v", left, err)
	}
	kotae(0, "restore", copied)
	kotae(0, "prune", "--all")
	if out := kotae(0, "log", "top"); !strings.Contains(out, "searches: 3 (") {
		t.Errorf("after a backup and a restore:\n%s", out)
	}

	// Switched off, it takes nothing and says that there is one.
	r = startServer(t, "--data", data, "--query-log-days", "0")
	_, _ = r.get(t, "v1/search?q=内定")
	r.stop()
	if !strings.Contains(r.log.String(), "no query log is kept, but there is an older one") {
		t.Errorf("%s", r.log)
	}
	if out := kotae(0, "log", "top"); !strings.Contains(out, "searches: 3 (") {
		t.Errorf("switched off:\n%s", out)
	}
	if err := os.WriteFile(filepath.Join(data, "queries.db"), []byte(strings.Repeat("x", 5_000)), 0o644); err != nil {
		t.Fatal(err)
	}
	if out := kotae(exitFailed, "log", "top"); !strings.Contains(out, "it is damaged: move it away") {
		t.Errorf("damaged: %s", out)
	}
}

func TestParseSince(t *testing.T) {
	zone := time.FixedZone("JST", 9*60*60)
	now := time.Date(2026, 11, 8, 12, 30, 0, 0, zone)
	for text, want := range map[string]time.Time{
		"7d": time.Date(2026, 11, 1, 12, 30, 0, 0, zone), "12h": time.Date(2026, 11, 8, 0, 30, 0, 0, zone), "4w": time.Date(2026, 10, 11, 12, 30, 0, 0, zone),
		"2026-11-01": time.Date(2026, 11, 1, 0, 0, 0, 0, zone),
	} {
		if got, ok := parseSince(text, now); !ok || !got.Equal(want) {
			t.Errorf("%s is %v, %t", text, got, ok)
		}
	}
	for _, text := range []string{"7", "d", "0d", "-7d", "7 d", "7m", "1000000d", "yesterday", "2026-13-01", "2026-11-1", "７d", "2026/11/01"} {
		if got, ok := parseSince(text, now); ok {
			t.Errorf("%s is %v", text, got)
		}
	}
}
