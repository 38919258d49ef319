package demand

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kotae/corpus"
	"kotae/corpus/fixture"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search/querylog"
	"kotae/search/thesaurus"
)

// ours are questions beside the sample's, whose words the thesaurus does not know.
var ours = []string{
	"キャリアブレイクの期間は面接でどう説明すればいい？", "キャリアブレイク中に資格を取るべきか", "リバースメンタリングに参加したことは話せますか",
	"模擬面談を友人に頼むときの進め方", "模擬面談の相手がいないときはどうする", "ゆるい職場に入ってしまい成長できるか不安です", "社内公募制度がある会社の見つけ方",
}

func site(t *testing.T, dir string) Site {
	t.Helper()
	questions, err := fixture.Sample()
	if err != nil {
		t.Fatal(err)
	}
	for i, title := range ours {
		questions = append(questions, &corpus.Question{ID: fmt.Sprint(9001 + i), Title: title, Body: "就職活動をしています。どう考えればよいでしょうか。", Answers: []corpus.Answer{
			{ID: "a1", Adviser: "高梨 修平", Headline: "落ち着いて考えましょう", Sections: []corpus.Section{{Text: "よくある悩みです。一つずつ考えていきましょう。"}}}}})
	}
	var b bytes.Buffer
	for _, q := range questions {
		q.Fill()
		if err := json.NewEncoder(&b).Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	source := filepath.Join(t.TempDir(), "site.jsonl")
	if err := os.WriteFile(source, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	an, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	store, err := generation.OpenStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := indexer.Build(t.Context(), store, an, indexer.Options{Sources: []string{source}, Version: "test"}); err != nil {
		t.Fatal(err)
	}
	return Site{Store: store, Analyzer: an, Own: []thesaurus.Entry{
		{File: "synonyms.tsv", Line: 1, Group: "g1", KindName: "oneway_head", Term: "社内公募制度", Columns: 3},
		{File: "synonyms.tsv", Line: 2, Group: "g1", KindName: "oneway_member", Term: "ジョブポスティング", Columns: 3},
	}}
}

// logging writes a query log; each search is of a client of its own.
type logging struct {
	t      *testing.T
	log    *querylog.Log
	client querylog.Client
	now    time.Time
}

func newLogging(t *testing.T, dir string, an *analysis.Analyzer) *logging {
	return &logging{t: t, log: querylog.Open(dir, querylog.Options{Analyzer: an}), now: time.Now().Add(-24 * time.Hour)}
}

// search notes that n people searched for something, ten minutes after each other.
func (l *logging) search(n int, text, outcome string) {
	for range n {
		l.now = l.now.Add(10 * time.Minute)
		l.client++
		l.log.Searched(querylog.Search{Client: l.client, At: l.now, Text: text, Outcome: outcome, Generation: "g000001"})
	}
}

// opened notes that the last one opened a question.
func (l *logging) opened(query, id string) {
	l.log.Taken(querylog.Taken{Client: l.client, At: l.now.Add(5 * time.Second), Kind: querylog.Result, Query: query, Question: id, Position: 1})
}

// next notes that the last one searched for something else some seconds later.
func (l *logging) next(text string) {
	l.now = l.now.Add(20 * time.Second)
	l.log.Searched(querylog.Search{Client: l.client, At: l.now, Text: text, Outcome: "strict", Total: 3, Generation: "g000001"})
}

// chose notes that somebody took a suggestion while typing.
func (l *logging) chose(typed, suggestion string) {
	l.client++
	l.now = l.now.Add(time.Minute)
	l.log.Taken(querylog.Taken{Client: l.client, At: l.now, Kind: querylog.Suggestion, Query: typed, Text: suggestion, Position: 1})
	l.log.Searched(querylog.Search{Client: l.client, At: l.now.Add(time.Second), Text: suggestion, Outcome: "strict", Total: 2, Generation: "g000001"})
}

func (l *logging) close() {
	l.t.Helper()
	if err := l.log.Close(context.WithoutCancel(l.t.Context())); err != nil {
		l.t.Fatal(err)
	}
	if c := l.log.Counts(); c.Dropped+c.Failed > 0 {
		l.t.Fatalf("%+v", c)
	}
}
