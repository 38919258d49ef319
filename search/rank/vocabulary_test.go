package rank

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestContaining(t *testing.T) {
	var many []string
	for i := range 2 * maxLonger {
		many = append(many, fmt.Sprintf("%04dション", i))
	}
	terms := append([]string{"es", "yes", "インターン", "インターンシップ", "不採用", "採用", "採用担当", "新卒採用"}, many...)
	x := &Index{}
	x.words.once.Do(func() {}) // these are the vocabulary
	x.words.joined = "\n" + strings.Join(terms, "\n") + "\n"
	for literal, want := range map[string][]string{
		"インターン": {"インターンシップ"}, "採用": {"採用担当", "新卒採用"}, "es": nil, "無い": nil, "ション": many[:maxLonger],
	} {
		got, err := x.containing(literal)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %d terms %.5v, %v, want %d", literal, len(got), got, err, len(want))
		}
	}
}

func TestVocabulary(t *testing.T) {
	x := indexOf(t, question("1", "spi", "toeic web"), question("2", "web", "es"))
	got, err := x.Vocabulary()
	if want := []string{"es", "spi", "toeic", "web"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}
