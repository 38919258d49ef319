package jsonl

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzJSONL: no bytes make the reader panic, what it takes is valid, and a record that is written and read again is the
// same.
func FuzzJSONL(f *testing.F) {
	for _, q := range sampleQuestions(f)[:5] {
		line, err := json.Marshal(q)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(line)
	}
	f.Add([]byte(goodRecord + "\r\n\n" + goodRecord))
	f.Add([]byte(`{"url":"https://soudan.example/qa/5/","title":"題","answers":[{"headline":"h"},null],"links":null}`))
	f.Add([]byte(`{"id":"1","Title":"題","body":"\ud83d\ude00\ud800","asked":"2024-01-01T00:00:00Z"}`))
	f.Add([]byte("[\n" + goodRecord + ",\n{\n\"id\":\"2\",\n\"body\":\"a\\r\\nb\"}]x"))
	f.Add([]byte("{\n\"id\":\"2\",\"title\":\"題\",\n\"body\":\"a\\r\\nb\"}"))
	f.Add([]byte(`{"id":"1","titel":"題"}{`))
	f.Add([]byte(`{"a":[[[[{"b":{"c":"\"\\"}}]]]]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for item, err := range Read("x.jsonl", bytes.NewReader(data)) {
			if err != nil {
				t.Fatal(err)
			}
			q := item.Question
			if q == nil {
				if p := item.Rejected; p == nil || p.Reason == "" || p.Fix == "" {
					t.Fatalf("neither a question nor a reason: %+v", item)
				}
				continue
			}
			if ps := q.Validate(); len(ps) > 0 {
				t.Fatalf("a question that is not valid: %v", ps)
			}
			line, err := json.Marshal(q)
			if err != nil {
				t.Fatal(err)
			}
			back, problem := decode(line)
			if problem != nil {
				t.Fatalf("a written record is not taken: %v\n%s", problem, line)
			}
			back.Source = q.Source
			if d := cmp.Diff(q, back); d != "" {
				t.Fatalf("(-first +again):\n%s", d)
			}
		}
	})
}
