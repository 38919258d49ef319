package audit_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/corpus/jsonl"
	"kotae/corpus/page"
)

// planted is a row of expected.tsv, silent.tsv or open.tsv; see the README beside them.
type planted struct{ kind, id, field, text, remark string }

// TestPlantedLists keeps the lists true to the questions: an edit of either that loses a defect fails here, and not as a
// rule that seems to find nothing.
func TestPlantedLists(t *testing.T) {
	questions := plantedQuestions(t)
	in := map[planted]string{} // without the remark → the list
	kinds := map[string]map[string]int{}
	for _, list := range []string{"expected.tsv", "silent.tsv", "open.tsv"} {
		kinds[list] = map[string]int{}
		for i, p := range plantedRows(t, list) {
			kinds[list][p.kind]++
			if p.remark == "" {
				t.Errorf("%s:%d: no remark", list, i+2)
			}
			p.remark = ""
			if other, ok := in[p]; ok {
				t.Errorf("%s:%d: %v is in %s too", list, i+2, p, other)
			}
			in[p] = list
			if p.id == "-" {
				continue
			}
			q, ok := questions[p.id]
			if !ok {
				t.Errorf("%s:%d: no question %s", list, i+2, p.id)
				continue
			}
			text, ok := fieldText(q, p.field)
			if !ok {
				t.Errorf("%s:%d: question %s has no field %s", list, i+2, p.id, p.field)
			} else if n := strings.Count(text, p.text); p.text != "-" && n != 1 {
				t.Errorf("%s:%d: %q stands %d times in %s of %s", list, i+2, p.text, n, p.field, p.id)
			} else if p.text == "-" && list == "expected.tsv" && strings.HasPrefix(p.kind, "structure/missing-") && strings.TrimSpace(text) != "" {
				t.Errorf("%s:%d: %s of %s is not missing: %q", list, i+2, p.field, p.id, text)
			}
		}
	}
	for kind, n := range kinds["expected.tsv"] {
		if n < 2 || kinds["silent.tsv"][kind] < 2 {
			t.Errorf("%s: %d defects and %d near-misses, want 2 of each at least", kind, n, kinds["silent.tsv"][kind])
		}
	}
}

func plantedQuestions(t *testing.T) map[string]*corpus.Question {
	t.Helper()
	questions := map[string]*corpus.Question{}
	take := func(item corpus.Item) {
		if item.Question == nil || len(item.Warnings) > 0 {
			t.Fatalf("not a question, or an odd one: %v %v %v", item.Refused, item.Rejected, item.Warnings)
		}
		questions[item.Question.ID] = item.Question
	}
	for item, err := range jsonl.Read("questions.jsonl", bytes.NewReader(plantedFile(t, "questions.jsonl"))) {
		if err != nil {
			t.Fatal(err)
		}
		take(item)
	}
	reader, err := page.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{1921, 1922, 1923, 1924} {
		name := filepath.Join("pages", fmt.Sprintf("%d.txt", n))
		take(reader.Read(name, plantedFile(t, name)))
	}
	return questions
}

func plantedRows(t *testing.T, list string) []planted {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(string(plantedFile(t, list)), "\n"), "\n")
	var rows []planted
	for i, l := range lines {
		f := strings.Split(l, "\t")
		if len(f) != 5 {
			t.Fatalf("%s:%d: %d columns, want kind, id, field, text and remark", list, i+1, len(f))
		}
		if i > 0 {
			rows = append(rows, planted{f[0], f[1], f[2], f[3], f[4]})
		}
	}
	return rows
}

func plantedFile(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "planted", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var wholeAnswer = regexp.MustCompile(`^answers\[([0-9]+)\](\.qualifications)?$`)

// fieldText is the text of a field by its path. Lists are joined by spaces; "-", the whole question, has no text of its own.
func fieldText(q *corpus.Question, field string) (text string, ok bool) {
	if field == "-" {
		return "", true
	}
	if field == "categories" {
		return strings.Join(q.Categories, " "), true
	}
	if m := wholeAnswer.FindStringSubmatch(field); m != nil {
		i, err := strconv.Atoi(m[1])
		if err != nil || i >= len(q.Answers) {
			return "", false
		}
		if m[2] != "" {
			return strings.Join(q.Answers[i].Qualifications, " "), true
		}
		return q.Answers[i].Text(), true
	}
	for path, text := range q.Texts() {
		if path == field {
			return text, true
		}
	}
	return "", false
}
