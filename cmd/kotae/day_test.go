package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"kotae/corpus"
	"kotae/corpus/fixture"
)

// siteQuestions are the 300 questions of a site: the 160 of the sample with their addresses, and 140 more, 2101 to 2720,
// that the site dumps as pages: each has the title, the body and the answers of three questions of one theme.
func siteQuestions() (records, pages []*corpus.Question, err error) {
	if records, err = fixture.Sample(); err != nil {
		return nil, nil, err
	}
	for i, q := range records[:140] {
		theme := records[i/20*20:][:20]
		q := *q
		q.ID = "2" + q.ID[1:]
		q.Body, q.Answers = theme[(i+1)%20].Body, theme[(i+2)%20].Answers
		pages = append(pages, &q)
	}
	return records, pages, nil
}

// writeSite writes the export of siteQuestions: site DIR.
func writeSite(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: site DIR")
	}
	dir := ts.MkAbs(args[0])
	records, pages, err := siteQuestions()
	ts.Check(err)
	ts.Check(os.MkdirAll(filepath.Join(dir, "pages"), 0o755))
	for i, q := range pages {
		dump := fixture.SpacedDump(q, fixture.Dress(i))
		ts.Check(os.WriteFile(filepath.Join(dir, "pages", q.ID+".txt"), []byte(dump), 0o644))
	}
	ts.Check(writeRecords(filepath.Join(dir, "records.jsonl"), records))
}

func writeRecords(path string, records []*corpus.Question) error {
	var b strings.Builder
	lines := json.NewEncoder(&b)
	lines.SetEscapeHTML(false)
	for _, q := range records {
		if err := lines.Encode(q); err != nil {
			return err
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// edit replaces the one place of a file where a regular expression matches: edit FILE REGEXP NEW.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE REGEXP NEW")
	}
	pattern, err := regexp.Compile("(?m)" + args[1])
	ts.Check(err)
	text := ts.ReadFile(args[0])
	if n := len(pattern.FindAllString(text, -1)); n != 1 {
		ts.Fatalf("%s matches %d times in %s", args[1], n, args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(pattern.ReplaceAllString(text, args[2])), 0o644))
}

// serve runs kotae serve until the script ends, and sets SERVER to its address: serve DATA. It must end well, and have
// logged no error by then.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: serve DATA")
	}
	server := exec.Command("kotae", "serve", "--addr", "127.0.0.1:0", "--data", ts.MkAbs(args[0]))
	log := &safeBuffer{}
	server.Stderr = log
	out, err := server.StdoutPipe()
	ts.Check(err)
	ts.Check(server.Start())
	ts.Defer(func() {
		ts.Check(server.Process.Signal(os.Interrupt))
		if err := server.Wait(); err != nil || strings.Contains(log.String(), `"level":"ERROR"`) {
			ts.Fatalf("kotae serve: %v\n%s", err, log)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	ts.Check(err)
	ts.Setenv("SERVER", strings.TrimSuffix(regexp.MustCompile(`http://\S+/`).FindString(line), "/"))
}

// served waits until the status of the server matches a regular expression: served REGEXP.
func served(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: served REGEXP")
	}
	pattern, err := regexp.Compile(args[0])
	ts.Check(err)
	var body []byte
	for range 600 {
		response, err := http.Get(ts.Getenv("SERVER") + "/readyz")
		ts.Check(err)
		body, err = io.ReadAll(response.Body)
		_ = response.Body.Close()
		ts.Check(err)
		if pattern.Match(body) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	ts.Fatalf("the server still says %s", body)
}

// both asks the index here and then the server, which must end with the same code and print the same: both CODE ARG….
func both(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: both CODE ARG…")
	}
	ends(ts, append([]string{args[0], "kotae"}, args[1:]...))
	here := ts.ReadFile("stdout")
	ends(ts, append([]string{args[0], "kotae", "--server", ts.Getenv("SERVER")}, args[1:]...))
	if there := ts.ReadFile("stdout"); here != there {
		ts.Fatalf("here\n%s\nby the server\n%s", here, there)
	}
}

func TestSiteQuestions(t *testing.T) {
	records, pages, err := siteQuestions()
	if err != nil {
		t.Fatal(err)
	}
	prints := map[string]string{}
	for _, q := range append(records, pages...) {
		if other, ok := prints[q.Fingerprint()]; ok {
			t.Errorf("%s is %s again, so that a renamed one could be either", q.ID, other)
		}
		prints[q.Fingerprint()] = q.ID
	}
	if len(prints) != 300 {
		t.Errorf("%d questions, want 300", len(prints))
	}
}
