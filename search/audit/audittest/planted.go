package audittest

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

// Planted is a row of expected.tsv, silent.tsv or open.tsv in a folder of planted defects; see the README there.
type Planted struct{ Kind, ID, Field, Text, Remark string }

// PlantedQuestions are the questions of a folder of planted defects, by id.
func PlantedQuestions(t testing.TB, dir string) map[string]*corpus.Question {
	t.Helper()
	questions := map[string]*corpus.Question{}
	take := func(item corpus.Item) {
		if item.Question == nil || len(item.Warnings) > 0 {
			t.Fatalf("not a question, or an odd one: %v %v %v", item.Refused, item.Rejected, item.Warnings)
		}
		questions[item.Question.ID] = item.Question
	}
	for item, err := range jsonl.Read("questions.jsonl", bytes.NewReader(plantedFile(t, dir, "questions.jsonl"))) {
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
		take(reader.Read(name, plantedFile(t, dir, name)))
	}
	return questions
}

// PlantedRows are the rows of a list.
func PlantedRows(t testing.TB, dir, list string) []Planted {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(string(plantedFile(t, dir, list)), "\n"), "\n")
	var rows []Planted
	for i, l := range lines {
		f := strings.Split(l, "\t")
		if len(f) != 5 {
			t.Fatalf("%s:%d: %d columns, want kind, id, field, text and remark", list, i+1, len(f))
		}
		if i > 0 {
			rows = append(rows, Planted{f[0], f[1], f[2], f[3], f[4]})
		}
	}
	return rows
}

func plantedFile(t testing.TB, dir, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var wholeAnswer = regexp.MustCompile(`^answers\[([0-9]+)\](\.qualifications)?$`)

// FieldText is the text of a field by its path. Lists are joined by spaces; "-", the whole question, has no text of its own.
func FieldText(q *corpus.Question, field string) (text string, ok bool) {
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
