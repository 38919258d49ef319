package search_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"kotae/indexer"
	"kotae/search"
)

// shown writes a suggestion as a person sees it, with what was typed between brackets.
func shown(s search.Suggestion) string {
	runes := []rune(s.Text)
	for _, m := range slices.Backward(s.Marks) {
		runes = slices.Concat(runes[:m[0]], []rune("["), runes[m[0]:m[1]], []rune("]"), runes[m[1]:])
	}
	return string(runes)
}

func suggested(t *testing.T, svc *search.Service, typed string) (all []string, first map[string]string) {
	t.Helper()
	s, err := svc.Suggest(context.Background(), search.SuggestRequest{Query: typed})
	if err != nil {
		t.Fatalf("%s: %v", typed, err)
	}
	first = map[string]string{}
	for _, x := range s.Suggestions {
		all = append(all, shown(x))
		if first[x.Kind] == "" {
			first[x.Kind] = shown(x)
		}
		if (x.ID != "") != (x.Kind == search.SuggestQuestion) {
			t.Errorf("%s: %+v", typed, x)
		}
	}
	return all, first
}

// TestSuggestStates types as people do: each state of the input method offers what it leads to.
func TestSuggestStates(t *testing.T) {
	svc := sampleService(t)
	for typed, want := range map[string]string{
		"m": "[面接]", "me": "[面接]", "men": "[面接]", "mens": "[面接]", "mensetu": "[面接]", "mensetsu": "[面接]", "ｍｅｎ": "[面接]",
		"め": "[面接]", "めn": "[面接]", "めん": "[面接]", "めんs": "[面接]", "めんせ": "[面接]", "めんせt": "[面接]", "めんせつ": "[面接]",
		"メン": "[面接]", "ﾒﾝｾ": "[面接]", "めんせつ ": "[面接]", "　めんせつ": "[面接]",
		"gakuchi": "[ガクチカ]", "gakuti": "[ガクチカ]", "がくt": "[ガクチカ]", "がくち": "[ガクチカ]", "ガクチ": "[ガクチ]カ", "ｶﾞｸﾁ": "[ガクチ]カ",
		"naiteiji": "[内定辞退]", "ないていj": "[内定辞退]", "内定j": "[内定辞退]", "内定じ": "[内定辞退]", "内定辞": "[内定辞]退", "内定 じた": "[内定辞退]", "ないてい じた": "[内定辞退]",
		"ことw": "[断る]", "断r": "[断る]", "断": "[断]る", "26s": "[26卒]", "第一s": "[第一志望]", "だいいち": "[第一志望]",
		"いーえ": "[ES]", "i-e": "[ES]", "じこp": "[自己PR]", "自己p": "[自己P]R", "jikop": "[自己PR]", "自己ｐ": "[自己P]R",
		"shuuk": "[就活]", "syuuk": "[就活]", "しゅーか": "[就活]", "取消": "[取消]し", "とりけ": "[取り消し]",
		"面接 服": "[面接] [服]装", "面接 ふく": "[面接] [服装]", "めんせつ fuku": "[面接] [服装]", "面接　ふくs": "[面接] [服装]", "りれ しゃし": "[履歴書] [写真]",
	} {
		if all, _ := suggested(t, svc, typed); !slices.Contains(all, want) {
			t.Errorf("%s is completed by %q, want %s among them", typed, all, want)
		}
	}
}

// TestSuggestNames: what the thesaurus calls something is suggested as the corpus writes it, and once.
func TestSuggestNames(t *testing.T) {
	svc := sampleService(t)
	for typed, c := range map[string]struct{ first, never string }{
		"やりかた": {"[やり方]", "[遣り方]"}, "おれい": {"[お礼]", "[御礼]"}, "オワハ": {"[オワハ]ラ", "[おわハ]ラ"}, "おやか": {"[オヤカク]", ""},
		"es": {"[ES]提出", ""}, "1次面接": {"[一次面接]", ""}, "退職届の書きか": {"[退職届] [書き方]", "[退職届の書] [期間]"},
	} {
		all, _ := suggested(t, svc, typed)
		if len(all) == 0 || all[0] != c.first || slices.Contains(all, c.never) {
			t.Errorf("%s is completed by %q, want %s first and not %s", typed, all, c.first, c.never)
		}
	}
	for _, typed := range []string{"ー", "ん", "中退"} {
		if all, _ := suggested(t, svc, typed); len(all) > 0 {
			t.Errorf("%s is completed by %q", typed, all)
		}
	}
}

// TestSuggestQuestions: titles are found by any of their words, marked, and open the question.
func TestSuggestQuestions(t *testing.T) {
	svc := sampleService(t)
	for typed, want := range map[string]string{
		"圧迫":             "[圧迫]面接で頭が真っ白になりました。会社に抗議してもいいですか？",
		"面接であt":          "圧迫[面接で頭]が真っ白になりました。会社に抗議してもいいですか？",
		"まっしろ":           "圧迫面接で頭が[真っ白]になりました。会社に抗議してもいいですか？",
		"masshi めんせつ":    "圧迫[面接]で頭が[真っ白]になりました。会社に抗議してもいいですか？",
		"抗議 圧迫":          "[圧迫]面接で頭が真っ白になりました。会社に[抗議]してもいいですか？",
		"内定辞退のでn":        "[内定辞退の電話]、しなきゃだめ？",
		"じこPRとがくちかのちがいg": "[自己PRとガクチカの違いが]わかりません。同じ内容でもいいですか？",
	} {
		all, _ := suggested(t, svc, typed)
		if !slices.Contains(all, want) {
			t.Errorf("%s is completed by %q, want %s among them", typed, all, want)
		}
	}
}

// TestSuggestFinds: every suggestion, for each state of typing every title, has at least one hit; a question's own is it.
func TestSuggestFinds(t *testing.T) {
	svc := sampleService(t)
	known := map[string]bool{}
	states := 0
	for i, q := range sampleQuestions(t) {
		runes := []rune(q.Title)
		for n := 1; n <= min(len(runes), 12); n += 1 + i%3 {
			typed := string(runes[:n])
			s, err := svc.Suggest(context.Background(), search.SuggestRequest{Query: typed})
			if err != nil {
				t.Fatal(err)
			}
			states++
			for _, x := range s.Suggestions {
				if known[x.Text] {
					continue
				}
				known[x.Text] = true
				a, err := svc.Search(context.Background(), search.Request{Query: x.Text})
				if err != nil || a.Total == 0 {
					t.Errorf("%s is completed by %s, which finds nothing (%v)", typed, x.Text, err)
				}
				if x.Kind == search.SuggestQuestion {
					if q, err := svc.Question(context.Background(), x.ID); err != nil || q.Title != x.Text {
						t.Errorf("%s is not the title of %s (%v)", x.Text, x.ID, err)
					}
				}
			}
		}
	}
	if states < 500 || len(known) < 300 {
		t.Errorf("only %d states and %d suggestions", states, len(known))
	}
}

// TestSuggestForgets: of a question that is forgotten nothing is suggested any more, neither its title nor what it alone said.
func TestSuggestForgets(t *testing.T) {
	svc := service(t, indexer.Options{Sample: true, Version: "test"})
	all, _ := suggested(t, svc, "圧迫面接で頭")
	if len(all) == 0 {
		t.Fatal("the title is not suggested before")
	}
	if err := svc.Forget(context.Background(), "1308", "test"); err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"圧迫面接で頭", "まっしろ", "こうぎ"} {
		all, _ := suggested(t, svc, typed)
		for _, text := range all {
			if strings.Contains(text, "真っ白になりました") {
				t.Errorf("%s is completed by %s", typed, text)
			}
			a, err := svc.Search(context.Background(), search.Request{Query: strings.NewReplacer("[", "", "]", "").Replace(text)})
			if err != nil || a.Total == 0 {
				t.Errorf("%s finds nothing any more (%v)", text, err)
			}
		}
	}
}

// TestSuggestOdd: whatever stands in the box has an answer, and marks lie within the text.
func TestSuggestOdd(t *testing.T) {
	svc := sampleService(t)
	for _, typed := range []string{"", " ", "　", "\x00", "\xff\xfe", "ー", "っ", "ん", "n", "'", "-", "--", "「", "\"面接", "-面接", "title:面接", "面接 OR 服装", "(面接",
		strings.Repeat("あ", 200), strings.Repeat("m", 299), strings.Repeat("面 ", 90), "🙂", "面接🙂", "ﾞ", "゛", "か゛く", "𠮷", "1", "１", "a b c d e f g h i j", "めんせつ\nふく"} {
		s, err := svc.Suggest(context.Background(), search.SuggestRequest{Query: typed, N: 20})
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		if s.Suggestions == nil || len(s.Suggestions) > 20 {
			t.Errorf("%q: %d suggestions", typed, len(s.Suggestions))
		}
		for _, x := range s.Suggestions {
			at := 0
			for _, m := range x.Marks {
				if m[0] < at || m[1] <= m[0] || m[1] > len([]rune(x.Text)) {
					t.Errorf("%q: %s has the marks %v", typed, x.Text, x.Marks)
				}
				at = m[1]
			}
		}
	}
	var bad *search.RequestError
	for _, r := range []search.SuggestRequest{{Query: "m", N: 21}, {Query: "m", N: -1}, {Query: strings.Repeat("m", search.MaxQueryBytes+1)}} {
		if _, err := svc.Suggest(context.Background(), r); !errors.As(err, &bad) || bad.Fix == "" {
			t.Errorf("%d bytes, n=%d: %v", len(r.Query), r.N, err)
		}
	}
}
