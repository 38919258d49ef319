package network

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kotae/corpus"
	"kotae/search/audit"
)

func day(s string) time.Time {
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return d
}

const answer = "ご質問ありがとうございます。まず結論から言うと、辞退の連絡は早いほど相手のためになります。電話が基本で、つながらなければメールを送ります。" +
	"理由は簡潔に伝え、感謝の言葉を添えましょう。応援しています。"

func says(id, adviser, text string) *corpus.Question {
	return &corpus.Question{ID: id, Answers: []corpus.Answer{{ID: "a1", Adviser: adviser, Headline: "見出し", Sections: []corpus.Section{{Text: text}}}}}
}

func TestSameAnswer(t *testing.T) {
	rules := []audit.Rule{sameAnswer, copiedAnswer}
	a := says("1", "甲", answer)
	const same, copied = "same-answer 2:answers[0]  甲 has said the same, or nearly, in 1:answers[0] (2 questions have it)", "copied-answer 2:answers[0]  the answer of 乙 is, or nearly, that of 甲 in 1:answers[0] (2 questions have it)"
	greeting, rest, _ := strings.Cut(answer, "。")
	for name, c := range map[string]struct {
		b    *corpus.Question
		want string
	}{
		"the same":                     {says("2", "甲", answer), same},
		"of another adviser":           {says("2", "乙", answer), copied},
		"other marks, width and lines": {says("2", "甲", strings.ReplaceAll(strings.ReplaceAll(answer, "。", "。\n"), "、", "，")), same},
		"without the greeting":         {says("2", "甲", rest), same},
		"one sentence changed":         {says("2", "甲", strings.Replace(answer, "電話が基本で、つながらなければメールを送ります。", "メールでも構いません。", 1)), same},
		"in another order":             {says("2", "甲", rest+greeting+"。"), same},
		"two sentences changed": {says("2", "甲", strings.NewReplacer("電話が基本で、つながらなければメールを送ります。", "メールでも構いません。",
			"理由は簡潔に伝え、感謝の言葉を添えましょう。", "返信を待つ必要はありません。").Replace(answer)), ""},
		"greeting and closing alone": {says("2", "甲", greeting+"。内定の承諾期限は延ばしてもらえることがあります。人事の担当者に率直に相談してみてください。焦って決める必要はありません。応援しています。"), ""},
	} {
		if got := strings.Join(told(t, rules, a, c.b), "\n"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	short := "ご質問ありがとうございます。はい、大丈夫です。"
	if got := told(t, rules, says("1", "甲", short), says("2", "甲", short)); got != nil {
		t.Errorf("too short to tell: %q", got)
	}
	twice := says("1", "甲", answer)
	twice.Answers = append(twice.Answers, twice.Answers[0])
	if got := told(t, rules, twice); got != nil {
		t.Errorf("within one question: %q", got)
	}
}

// TestTemplate: a text that hundreds have, each with a sentence of its own, is found in all, and one that shares but two
// sentences with them is left alone.
func TestTemplate(t *testing.T) {
	var questions []*corpus.Question
	for i := range 300 {
		questions = append(questions, says(fmt.Sprint(i), "甲", fmt.Sprintf("%sあなたの場合は特に%d番目の点に気をつけてください。", answer, i)))
	}
	other := says("other", "甲", "ご質問ありがとうございます。履歴書の写真は三か月以内に撮ったものを使います。服装はスーツが無難で、背景は白か青にしましょう。前髪は目にかからないように整えてください。応援しています。")
	got := told(t, []audit.Rule{sameAnswer}, append(questions, other)...)
	if len(got) != 299 || slices.ContainsFunc(got, func(s string) bool { return !strings.Contains(s, "in 0:answers[0] (300 questions have it)") }) {
		t.Errorf("%d findings, the first %q", len(got), got[:min(3, len(got))])
	}
}

// TestAlike: long answers are compared by the smallest hashes of both, which comes close.
func TestAlike(t *testing.T) {
	long := func(changed int) string {
		var b strings.Builder
		for i := range 100 {
			fmt.Fprintf(&b, "これは%d番目の文で、長い回答の一部です。", i+map[bool]int{true: 1000}[i < changed])
		}
		return b.String()
	}
	for changed, want := range map[int]bool{0: true, 5: true, 60: false, 100: false} {
		got := told(t, []audit.Rule{sameAnswer}, says("1", "甲", long(0)), says("2", "甲", long(changed)))
		if (len(got) == 1) != want {
			t.Errorf("%d of 100 sentences changed: %q", changed, got)
		}
	}
}
