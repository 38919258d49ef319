package duplicates

import (
	"fmt"
	"strings"
)

// English tells a reason in English.
func (r Reason) English() string {
	switch r.Kind {
	case SameText:
		return "the same text"
	case Veto:
		return fmt.Sprintf("different things: “%s”, “%s”", r.text(0), r.text(1))
	case OtherNumber:
		return "different numbers"
	case SharedTerms:
		return fmt.Sprintf("both titles have %s (%.0f %% of what they say in common)", quote(r.Texts, "“", "”", ", "), 100*r.Share)
	case SameMeaning:
		return fmt.Sprintf("“%s” means “%s”", r.text(0), r.text(1))
	case SameIntent:
		return "both ask: " + intentsEnglish(r.text(0))
	case OtherIntent:
		return "they ask differently: " + intentsEnglish(r.text(0)) + " / " + intentsEnglish(r.text(1))
	case Negated:
		return "only one of them negates it"
	case Passive:
		return "who does it is turned around"
	case OnlyFirst:
		return "only the first title has " + quote(r.Texts, "“", "”", ", ")
	case OnlySecond:
		return "only the second title has " + quote(r.Texts, "“", "”", ", ")
	case SameMatter:
		return "both are above all about the same matter"
	case AlikeSentence:
		return fmt.Sprintf("these sentences say much the same: “%s”, “%s”", r.text(0), r.text(1))
	case AlikeBodies:
		return fmt.Sprintf("the bodies are about the same (%.0f %%)", 100*r.Share)
	case AlikeAnswers:
		return fmt.Sprintf("the answers say much the same (%.0f %%)", 100*r.Share)
	case PastedAnswer:
		return "an adviser gave both the same answer"
	case Categories:
		return "they are in the same categories"
	}
	return string(r.Kind)
}

// Japanese tells a reason in Japanese.
func (r Reason) Japanese() string {
	switch r.Kind {
	case SameText:
		return "同じ文章です"
	case Veto:
		return fmt.Sprintf("「%s」と「%s」は別のものです", r.text(0), r.text(1))
	case OtherNumber:
		return "数が違います"
	case SharedTerms:
		return fmt.Sprintf("題名に共通の言葉%s（内容の%.0f%%）", quote(r.Texts, "「", "」", ""), 100*r.Share)
	case SameMeaning:
		return fmt.Sprintf("「%s」と「%s」は同じ意味です", r.text(0), r.text(1))
	case SameIntent:
		return "どちらも" + intentsJapanese(r.text(0)) + "質問です"
	case OtherIntent:
		return fmt.Sprintf("尋ねていることが違います（%s質問と%s質問）", intentsJapanese(r.text(0)), intentsJapanese(r.text(1)))
	case Negated:
		return "一方だけが打ち消しています"
	case Passive:
		return "する側とされる側が逆です"
	case OnlyFirst:
		return "一方の題名だけにある言葉" + quote(r.Texts, "「", "」", "")
	case OnlySecond:
		return "もう一方の題名だけにある言葉" + quote(r.Texts, "「", "」", "")
	case SameMatter:
		return "主に相談していることが同じです"
	case AlikeSentence:
		return fmt.Sprintf("本文の似た一文「%s」「%s」", r.text(0), r.text(1))
	case AlikeBodies:
		return fmt.Sprintf("本文の内容が似ています（%.0f%%）", 100*r.Share)
	case AlikeAnswers:
		return fmt.Sprintf("回答の内容が似ています（%.0f%%）", 100*r.Share)
	case PastedAnswer:
		return "同じアドバイザーの同じ回答があります"
	case Categories:
		return "カテゴリが共通です"
	}
	return string(r.Kind)
}

func (r Reason) text(i int) string {
	if i < len(r.Texts) {
		return r.Texts[i]
	}
	return ""
}

func quote(texts []string, left, right, between string) string {
	quoted := make([]string, len(texts))
	for i, t := range texts {
		quoted[i] = left + t + right
	}
	return strings.Join(quoted, between)
}

// intentWords are the intents' names, and how each is told in English and, before 質問, in Japanese.
var intentWords = map[string][2]string{
	"may": {"is it allowed", "してよいかを尋ねる"}, "need": {"must it be", "する必要があるかを尋ねる"}, "effect": {"does it count against me", "影響を尋ねる"},
	"worth": {"is it of use", "意味があるかを尋ねる"}, "able": {"can it be done", "できるかを尋ねる"}, "exist": {"is there any", "あるかを尋ねる"},
	"confirm": {"is it true", "本当かを確かめる"}, "fact": {"is it so", "そうかどうかを尋ねる"}, "how": {"how", "やり方を尋ねる"},
	"content": {"what to say or do", "何をするかを尋ねる"}, "example": {"an example", "例文を求める"}, "which": {"which", "どれがよいかを尋ねる"},
	"differ": {"what is the difference", "違いや選び方を尋ねる"}, "why": {"why", "理由を尋ねる"}, "meaning": {"what is it", "意味を尋ねる"},
	"name": {"what is it called", "何かを尋ねる"}, "when": {"when", "時期を尋ねる"}, "amount": {"how much", "数や程度を尋ねる"},
	"who": {"who", "だれかを尋ねる"}, "where": {"where", "どこかを尋ねる"}, "open": {"what about it", "それについて尋ねる"},
	"event": {"it has happened", "起きたことを伝える"}, "wish": {"it is wanted", "望みを伝える"}, "trouble": {"it is a trouble", "悩みを伝える"},
}

func intentsEnglish(names string) string { return intentsIn(names, 0, ", ") }

func intentsJapanese(names string) string { return intentsIn(names, 1, "・") }

func intentsIn(names string, language int, between string) string {
	var out []string
	for _, n := range strings.Fields(names) {
		out = append(out, intentWords[n][language])
	}
	return strings.Join(out, between)
}
