package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"unique"

	"kotae/corpus"
	"kotae/search"
)

// busySite is a server whose data directory changes all the time.
type busySite struct {
	t         *testing.T
	server    *running
	http      *http.Client
	data      string
	exports   [2]string // files
	forgotten []string  // questions in the order in which they are forgotten
	asked     []question

	generation string // that the server was last seen to answer from
	expected   map[occasion]unique.Handle[string]

	begun, inForce atomic.Int64 // for how many of forgotten a forgetting has begun, and how many the server is known to hide
}

// question is one request.
type question struct{ method, path, body string }

// occasion is what an answer depends on.
type occasion struct {
	question   int
	generation string
	forgotten  int
}

// writeExports writes two exports of the site: of its 300 questions three differ, and one is only in the first.
func writeExports(t *testing.T) (paths [2]string) {
	t.Helper()
	records, pages, err := siteQuestions()
	if err != nil {
		t.Fatal(err)
	}
	before := append(records, pages...)
	var after []*corpus.Question
	for _, q := range before {
		c := *q
		switch q.ID {
		case "2304":
			continue
		case "1303":
			c.Body = "靴擦れが痛くて歩けません。" + c.Body
		case "1202":
			c.Categories = []string{"面接"}
		case "2301":
			c.Title = "お礼メールの件名"
		}
		after = append(after, &c)
	}
	for i, export := range [][]*corpus.Question{before, after} {
		paths[i] = filepath.Join(t.TempDir(), "export.jsonl")
		if err := writeRecords(paths[i], export); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// newBusySite serves the first export.
func newBusySite(t *testing.T, exports [2]string) *busySite {
	t.Helper()
	site := &busySite{
		t: t, data: t.TempDir(), exports: exports, forgotten: []string{"1302", "2303"}, asked: questionsToAsk(),
		expected: map[occasion]unique.Handle[string]{}, http: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}},
	}
	t.Cleanup(site.http.CloseIdleConnections)
	site.server = startServer(t, "--data", site.data, "--no-sample")
	site.index(0)
	return site
}

func questionsToAsk() []question {
	var all []question
	for _, query := range []string{
		"面接", `"お礼メール"`, `"逆質問"`, "靴擦れ", "面接 -緊張", "title:面接 (緊張 OR 逆質問)", "最終面接では何を聞かれますか", "adviser:永野千尋 メール",
	} {
		all = append(all, question{"GET", "v1/search?q=" + url.QueryEscape(query), ""})
	}
	for _, parameters := range []string{
		"q=面接&facets=category,adviser,status,year&per_page=50", "category=面接&category=メール&facets=year,category", "q=面接&sort=date", "q=面接&why=1&page=2",
	} {
		values, _ := url.ParseQuery(parameters) // they are ours
		all = append(all, question{"GET", "v1/search?" + values.Encode(), ""})
	}
	for _, id := range []string{"1302", "1303", "2301", "2303", "2304", "1320"} {
		all = append(all, question{"GET", "v1/questions/" + id, ""}, question{"GET", "v1/questions/" + id + "/related", ""})
	}
	return append(all, question{"POST", "v1/related", `{"title":"面接のお礼メールは送るべきですか","body":"最終面接の逆質問のあとです。"}`})
}

// reply is an answer: the generation that it names, its tag, and the rest; of what is not found only that.
type reply struct{ generation, tag, answer string }

// ask asks for an answer, or whether the one that is known still holds.
func (s *busySite) ask(q question, known reply) (reply, error) {
	request, err := http.NewRequestWithContext(s.t.Context(), q.method, s.server.address+q.path, strings.NewReader(q.body))
	if err != nil {
		return reply{}, err
	}
	request.Header.Set("Content-Type", "application/json")
	if known.tag != "" {
		request.Header.Set("If-None-Match", known.tag)
	}
	response, err := s.http.Do(request)
	if err != nil {
		return reply{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	switch {
	case err != nil:
		return reply{}, err
	case response.StatusCode == http.StatusNotModified:
		return known, nil
	case response.StatusCode == http.StatusNotFound:
		return reply{answer: "not found"}, nil
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(body, &fields); err != nil || response.StatusCode != http.StatusOK {
		return reply{}, fmt.Errorf("status %d: %s, %v", response.StatusCode, body, err)
	}
	r := reply{generation: strings.Trim(string(fields["generation"]), `"`), tag: response.Header.Get("ETag")}
	delete(fields, "generation")
	delete(fields, "took_ms")
	rest, err := json.Marshal(fields)
	r.answer = string(rest)
	return r, err
}

// kotae runs the command beside the server, as a process of its own.
func (s *busySite) kotae(args ...string) {
	var out bytes.Buffer
	cmd := exec.CommandContext(s.t.Context(), "kotae", append([]string{"--data", s.data}, args...)...)
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		s.t.Errorf("kotae %s: %v\n%s", args[0], err, &out)
	}
}

func (s *busySite) index(export int) {
	s.kotae("index", s.exports[export])
	s.move()
}

func (s *busySite) rollBack() {
	s.kotae("rollback")
	s.move()
}

// move waits until the server answers from another generation.
func (s *busySite) move() {
	s.generation = s.server.until(s.t, func(now search.Status) bool { return now.Ready && now.Generation != s.generation }).Generation
}

// forget forgets a question, and waits until the server hides it.
func (s *busySite) forget(id string) {
	s.begun.Add(1)
	s.decide("forget", id)
	s.inForce.Add(1)
}

// remember takes the last forgetting back.
func (s *busySite) remember(id string) {
	s.decide("forget", "--undo", id)
	s.begun.Add(-1)
	s.inForce.Add(-1)
}

// decide runs a command that decides something, and waits until the server follows it.
func (s *busySite) decide(args ...string) {
	before := s.server.until(s.t, func(search.Status) bool { return true }).Decisions
	s.kotae(args...)
	s.server.until(s.t, func(now search.Status) bool { return now.Decisions > before })
}

// askEverything asks each question while nothing changes.
func (s *busySite) askEverything() {
	for i, q := range s.asked {
		r, err := s.ask(q, reply{})
		if err != nil || r.generation != "" && r.generation != s.generation {
			s.t.Fatalf("%s %s from %q, not %q: %v", q.method, q.path, r.generation, s.generation, err)
		}
		s.expected[occasion{i, s.generation, int(s.inForce.Load())}] = unique.Make(r.answer)
	}
}
