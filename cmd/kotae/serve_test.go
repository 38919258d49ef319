package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"kotae/indexer/decisions"
	"kotae/indexer/generation"
	"kotae/search"
)

// running is a kotae serve of this process, on a port of its own.
type running struct {
	address string
	log     *safeBuffer
	stop    func() int // asks it to stop and returns its exit code
}

func startServer(t *testing.T, args ...string) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, stdout := io.Pipe()
	r := &running{log: &safeBuffer{}}
	code := make(chan int, 1)
	go func() {
		args := append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)
		code <- run(ctx, args, strings.NewReader(""), stdout, r.log, func(string) string { return "" })
		_ = stdout.Close()
	}()
	r.stop = sync.OnceValue(func() int { cancel(); return <-code })
	t.Cleanup(func() { r.stop() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("no address was printed: %v\n%s", err, r.log)
	}
	r.address = regexp.MustCompile(`http://\S+/`).FindString(line)
	return r
}

// get returns the status and the body.
func (r *running) get(t *testing.T, path string) (int, string) {
	t.Helper()
	response, err := http.Get(r.address + path)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// until polls /readyz until it tells what is wanted.
func (r *running) until(t *testing.T, wanted func(search.Status) bool) search.Status {
	t.Helper()
	var s search.Status
	for range 600 {
		_, body := r.get(t, "readyz")
		if err := json.Unmarshal([]byte(body), &s); err != nil {
			t.Fatal(err)
		}
		if wanted(s) {
			return s
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("still %+v\n%s", s, r.log)
	return s
}

func TestServeShowsTheSampleAndMovesToTheSitesOwn(t *testing.T) {
	data := t.TempDir()
	r := startServer(t, "--data", data)
	if s := r.until(t, func(s search.Status) bool { return s.Ready }); !s.Sample {
		t.Errorf("status is %+v, want the sample", s)
	}
	if status, body := r.get(t, "v1/search?q=面接"); status != http.StatusOK || !strings.Contains(body, `"hits":[{`) {
		t.Errorf("search: %d %s", status, body)
	}
	if status, body := r.get(t, ""); status != http.StatusOK || !strings.Contains(body, "<form") {
		t.Errorf("page: %d %s", status, body)
	}
	if !strings.Contains(r.log.String(), "SAMPLE") {
		t.Errorf("the log does not tell that it is the sample:\n%s", r.log)
	}
	kotaeIndex(t, data, "own")
	r.until(t, func(s search.Status) bool { return s.Ready && !s.Sample && s.Questions == 1 })
	if code := r.stop(); code != 0 {
		t.Errorf("exit code %d\n%s", code, r.log)
	}

	// Without CURRENT they are still served, and the reason is told.
	if err := os.Remove(filepath.Join(data, "CURRENT")); err != nil {
		t.Fatal(err)
	}
	r = startServer(t, "--data", data)
	s := r.until(t, func(s search.Status) bool { return s.Ready })
	if s.Sample || s.Generation != "g000002" || !strings.Contains(s.Reason, "CURRENT") {
		t.Errorf("without CURRENT: %+v", s)
	}
	r.stop()

	// The sample never takes the place of the site's own questions, even where their index is lost.
	if err := os.RemoveAll(filepath.Join(data, "generations", "g000002")); err != nil {
		t.Fatal(err)
	}
	r = startServer(t, "--data", data)
	if status, body := r.get(t, "readyz"); status != http.StatusServiceUnavailable {
		t.Errorf("readyz: %d %s", status, body)
	}
}

func TestServeWithoutSampleIsNotReady(t *testing.T) {
	data := t.TempDir()
	r := startServer(t, "--data", data, "--no-sample")
	if status, _ := r.get(t, "healthz"); status != http.StatusOK {
		t.Errorf("healthz: %d", status)
	}
	if status, body := r.get(t, "readyz"); status != http.StatusServiceUnavailable {
		t.Errorf("readyz: %d %s", status, body)
	}
	if !strings.Contains(r.log.String(), "there is no index yet; build one with kotae index") {
		t.Errorf("the log does not tell what to do:\n%s", r.log)
	}
	kotaeIndex(t, data, "own")
	r.until(t, func(s search.Status) bool { return s.Ready })
}

func TestServeWaitsForAnotherWriter(t *testing.T) {
	data := t.TempDir()
	store, err := generation.OpenStore(data)
	if err != nil {
		t.Fatal(err)
	}
	unlock, err := store.Lock("kotae index")
	if err != nil {
		t.Fatal(err)
	}
	r := startServer(t, "--data", data)
	if status, _ := r.get(t, "readyz"); status != http.StatusServiceUnavailable {
		t.Errorf("readyz: %d", status)
	}
	if !strings.Contains(r.log.String(), "another process is writing") {
		t.Errorf("the log does not tell what is waited for:\n%s", r.log)
	}
	if err := unlock(); err != nil { // it gave up, so the server builds the sample
		t.Fatal(err)
	}
	r.until(t, func(s search.Status) bool { return s.Ready && s.Sample })
}

func TestServeReplacesADamagedSample(t *testing.T) {
	data := t.TempDir()
	if code := runQuietly(t, "index", "--data", data, "--sample"); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	if err := os.WriteFile(filepath.Join(data, "generations", "g000001", "texts.bin"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	r := startServer(t, "--data", data)
	s := r.until(t, func(s search.Status) bool { return s.Ready })
	if s.Generation != "g000002" || !s.Sample {
		t.Errorf("status is %+v", s)
	}
}

func TestServeOnAPortInUse(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, flag := range []string{"--addr", "--metrics-addr"} {
		var out bytes.Buffer
		args := []string{"serve", "--data", t.TempDir(), "--addr", "127.0.0.1:0", flag, l.Addr().String()}
		code := run(t.Context(), args, strings.NewReader(""), &out, &out, func(string) string { return "" })
		want := fmt.Sprintf("kotae: %s is in use; stop what listens there, or choose another with %s\n", l.Addr(), flag)
		if code != exitFailed || out.String() != want {
			t.Errorf("exit code %d, %q, want %q", code, &out, want)
		}
	}
}

// TestServeWithoutDecisions: where it is not known what is forgotten nothing is answered, and no new index would help.
func TestServeWithoutDecisions(t *testing.T) {
	data := t.TempDir()
	kotaeIndex(t, data, "own")
	if err := os.WriteFile(filepath.Join(data, decisions.FileName), []byte("no database"), 0o644); err != nil {
		t.Fatal(err)
	}
	r := startServer(t, "--data", data)
	if status, body := r.get(t, "readyz"); status != http.StatusServiceUnavailable || !strings.Contains(body, "decisions") {
		t.Errorf("readyz: %d %s", status, body)
	}
	r.stop()
	if log := r.log.String(); !strings.Contains(log, "not ready: nothing can be answered yet") || strings.Contains(log, "kotae index") {
		t.Errorf("the log tells\n%s", log)
	}
}

func TestAddress(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:8080": "http://127.0.0.1:8080/", "0.0.0.0:80": "http://localhost:80/", "[::]:80": "http://localhost:80/", "[::1]:80": "http://[::1]:80/",
	} {
		tcp, err := net.ResolveTCPAddr("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if got := address(tcp); got != want {
			t.Errorf("%s: got %s, want %s", addr, got, want)
		}
	}
}

// kotaeIndex indexes one question.
func kotaeIndex(t *testing.T, data, id string) {
	t.Helper()
	source := filepath.Join(t.TempDir(), "site.jsonl")
	line := fmt.Sprintf(`{"id":%q,"title":"面接で緊張します","body":"声が震えます。"}`+"\n", id)
	if err := os.WriteFile(source, []byte(line), 0o644); err != nil {
		t.Fatal(err)
	}
	if code := runQuietly(t, "index", "--data", data, source); code != 0 {
		t.Fatalf("exit code %d", code)
	}
}

func runQuietly(t *testing.T, args ...string) int {
	t.Helper()
	return run(t.Context(), args, strings.NewReader(""), io.Discard, io.Discard, func(string) string { return "" })
}

// safeBuffer is a log that is read while it is written.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
