package search_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/search"
)

// TestPartOfName types each adviser's surname, and each given name: the texts in which it stands come first, then the other
// questions of that adviser, all wholly covered.
func TestPartOfName(t *testing.T) {
	svc := sampleService(t)
	questions := sampleQuestions(t)
	parts, named := 0, 0
	for _, adviser := range []string{"藤枝 直人", "瀧川 美帆", "高梨 修平", "小暮 真理子", "大河内 譲", "芹沢 幸一郎", "古賀 圭一", "相原 学", "堂島 健"} {
		for _, part := range strings.Fields(adviser) {
			if len([]rune(part)) < 2 { // 学 is a word
				continue
			}
			parts++
			var of, stands []string
			for _, q := range questions {
				texts := q.Title + q.Body
				answered := false
				for _, a := range q.Answers {
					texts += a.Headline + a.Text()
					answered = answered || a.Adviser == adviser
				}
				if strings.Contains(texts, part) {
					stands = append(stands, q.ID)
				} else if answered {
					of = append(of, q.ID)
				}
			}
			for _, text := range []string{part, " " + part + "。", strings.ReplaceAll(part, "瀧", "滝"), part + " -nowhere"} {
				a, err := svc.Search(context.Background(), search.Request{Query: text, PerPage: 100})
				if err != nil {
					t.Fatal(err)
				}
				found := ids(a)
				for _, id := range of {
					at := slices.Index(found, id)
					if at < 0 || a.Hits[at].Coverage != 1 {
						t.Errorf("%s: question %s of %s is at %d of %d", text, id, adviser, at, a.Total)
						continue
					}
					named++
					if !strings.Contains(text, part) { // other characters
						continue
					}
					for _, s := range stands {
						if i := slices.Index(found, s); i > at {
							t.Errorf("%s: question %s, where it stands, comes after %s", text, s, id)
						}
					}
				}
			}
			if a := find(t, svc, part+" 面接"); a.Total > 0 && len(of) > 0 && a.Hits[0].Coverage == 1 && slices.Contains(of, a.Hits[0].ID) {
				t.Errorf("%s beside another word names %s", part, adviser)
			}
		}
	}
	if parts < 15 || named < 300 {
		t.Errorf("%d parts of names found %d questions", parts, named)
	}
}

// TestPartOfNameOnlyThere: 直人 is nobody in 正直人, and a name of one word has no parts.
func TestPartOfNameOnlyThere(t *testing.T) {
	svc := answered(t, "藤枝 直人", "キャリア編集部", "編集部")
	for text, want := range map[string][]string{
		"藤枝": {"1"}, "直人": {"1"}, "正直人": {}, "藤枝直": {}, "藤": {}, "編集部": {"3"}, "キャリア": {}, "藤枝直人": {"1"}, `"藤枝"`: {}, "title:藤枝": {}, "藤枝 OR 直人": {},
	} {
		if got := sorted(t, svc, text); !slices.Equal(got, want) {
			t.Errorf("%s finds %v, want %v", text, got, want)
		}
	}
}

// TestCategoryNamed: a category that no text names is found by its name, after the texts that have it, and Why tells.
func TestCategoryNamed(t *testing.T) {
	svc := sampleService(t)
	for text, category := range map[string]string{"無い内定": "無い内定", "オワハラ": "オワハラ", "ｶﾞｸﾁｶ": "ガクチカ"} {
		a, err := svc.Search(context.Background(), search.Request{Query: text, PerPage: 100, Why: true})
		if err != nil {
			t.Fatal(err)
		}
		only := false // what follows has it as a category only
		for _, h := range a.Hits {
			found := h.Why.Words[0].Found
			if only && found != "category" && h.Coverage == 1 || found == "category" && !slices.Contains(h.Categories, category) {
				t.Errorf("%s: question %s of %v is found as %q", text, h.ID, h.Categories, found)
			}
			only = only || found == "category"
		}
		if all := find(t, svc, `category:"`+category+`"`).Total; !only || a.Total < all {
			t.Errorf("%s: %d found, %d are of the category; any by it alone: %v", text, a.Total, all, only)
		}
	}
	if a := find(t, svc, "無い内定 卒業"); a.Total == 0 || len(a.Dropped) > 0 || a.Hits[0].Coverage != 1 {
		t.Errorf("beside another word: %+v", a)
	}
}

// answered serves a question for each of some advisers, with ids 1, 2, …; no text has their names.
func answered(t *testing.T, advisers ...string) *search.Service {
	t.Helper()
	var questions []corpus.Question
	for i, adviser := range advisers {
		questions = append(questions, corpus.Question{
			ID: string(rune('1' + i)), Title: "面接の服装", Answers: []corpus.Answer{{ID: "1", Adviser: adviser, Headline: "スーツ"}},
		})
	}
	return serve(t, questions)
}
