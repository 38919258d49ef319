package search

import (
	"strings"
	"unicode"

	"kotae/indexer/analysis"
	"kotae/search/query"
)

// titleKey is equal for titles that a reader would take for the same one: they differ in punctuation, spaces, spellings,
// politeness and particles, as 面接の服装は？ and 面接の服装を教えてください do. A number, a negation, a year, a passive, who, when or
// why, or another order of the words keeps two titles apart.
func titleKey(a *analysis.Analyzer, title string) string {
	// How the last word is cut must not hang on the mark after it.
	sentence := strings.Trim(query.Statement(title), closingMarks) + "。"
	an := a.Analyze(sentence)
	var key []string
	telling := false // the last word is one that tells what is asked
	for _, t := range an.Tokens {
		if t.Kind == analysis.Part || t.Term == "する" { // 転勤する and 転勤 are the same, and so is what follows them
			continue
		}
		word := t.Kind == analysis.Word
		tells := distinguishes[t.Term] || word && !analysis.IsFiller(t.Term) || !word && telling && wishes[t.Term]
		if tells {
			key = append(key, t.Term)
		}
		if word {
			telling = tells
		}
	}
	if len(key) > 0 {
		return strings.Join(key, "\x00")
	}
	// どうすればいいですか has no word that tells. No term begins with the separator.
	return "\x00" + strings.Join(strings.FieldsFunc(an.Folded.Text, isMark), "")
}

// noTitle is the key of titles without a letter, of which none is like another.
const noTitle = "\x00"

// distinguishes say little in a query but part one title from another: what asks for a time, a place or a person, and
// what turns around who does it, or where it begins and ends (聞く, 聞かれる). つ is left where いつ is cut after は.
var distinguishes = asSet(`いつ つ どこ 誰 だれ なぜ どうして いくら いくつ 幾つ どちら どれ 以外 ほか 他 できる 者 性 化
れる られる せる させる から まで より だけ のみ しか ばかり`)

// wishes are endings that tell what was done from what is wanted or due. After a filler they only ask: 知りたい, どうしたら.
var wishes = asSet("た たい べし")

// closingMarks stand around a title and at its end; C++ and 80% do not lose theirs.
const closingMarks = " \t\n\u3000。．.、，,！!？?…‥・〜～~♪☆★「」『』【】（）()［］[]＜＞<>“”\"'"

func asSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func isMark(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }
