package querylog

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/analysis"
)

var analyzer = sync.OnceValues(analysis.New)

func dictionary(t testing.TB) *analysis.Analyzer {
	t.Helper()
	a, err := analyzer()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var monday = time.Date(2026, 4, 6, 9, 0, 0, 0, time.UTC)

// play lets one client type, and returns the lines that are written. A step is a text that is searched for, +2s a pause beyond
// the 300 ms that states are apart, ! a result taken after a query (!面接), ? a suggestion (?めん>面接, ?めん>面接@12 opens question
// 12), and = a filter set on a query.
func play(t *testing.T, steps []string) []string {
	t.Helper()
	got := []string{}
	searches := map[int64]string{}
	in := newIntents(dictionary(t), func(l line) {
		if s := l.search; s != nil {
			searches[l.id] = s.Text
			text := s.Text
			if s.Filtered {
				text += " (filtered)"
			}
			got = append(got, text)
			return
		}
		text := fmt.Sprintf("%s %s%s", l.taken.Kind, l.taken.Text, l.taken.Question)
		if l.of != 0 {
			text += " of " + searches[l.of]
		}
		got = append(got, text)
	})
	now := monday
	for i, step := range steps {
		now = now.Add(300 * time.Millisecond)
		switch {
		case strings.HasPrefix(step, "+"):
			pause, err := time.ParseDuration(step[1:])
			if err != nil {
				t.Fatal(err)
			}
			now = now.Add(pause)
		case strings.HasPrefix(step, "!"):
			in.took(Taken{Client: 1, At: now, Kind: Result, Query: step[1:], Question: strconv.Itoa(i), Position: 1})
		case strings.HasPrefix(step, "?"):
			query, text, _ := strings.Cut(step[1:], ">")
			text, id, _ := strings.Cut(text, "@")
			in.took(Taken{Client: 1, At: now, Kind: Suggestion, Query: query, Text: text, Question: id, Position: 1})
		default:
			text, filtered := strings.CutPrefix(step, "=")
			in.searched(Search{Client: 1, At: now, Text: text, Filtered: filtered, Outcome: "strict"})
		}
		in.expire(now)
	}
	in.end(now.Add(time.Second))
	return got
}

func TestIntents(t *testing.T) {
	for _, tt := range []struct{ name, steps, want string }{
		{"an input method", "m|めn|めんs|めんせ|めんせt|めんせつ|面接|面接 t|面接 た|面接 たい|面接 たいs|面接 たいさk|面接 たいさく|面接 対策", "面接 対策"},
		{"as the issue has it", "m|めn|めんs|めんせつ|面接|面接t|面接 たい|面接 対策", "面接 対策"},
		{"converted at once", "し|しb|しぼう|しぼうd|しぼうどう|しぼうどうk|しぼうどうき|志望動機|志望動機 k|志望動機 かき|志望動機 書き方", "志望動機 書き方"},
		{"Hepburn in kana", "s|sh|し|しゃ|しゃc|しゃch|しゃちょ|しゃちょう|社長|社長 面接", "社長 面接"},
		{"Kunrei in kana", "s|sy|しゃ|しゃty|しゃちょ|しゃちょう|社長", "社長"},
		{"romaji, the input method off", "n|na|nai|nait|naite|naitei|naitei j|naitei ji|naitei jitai", "naitei jitai"},
		{"romaji, then kanji", "gakuc|gakuch|gakuchi|gakuchika|ガクチカ", "ガクチカ"},
		{"romaji of Kunrei, then kanji", "sibou|siboudouki|志望動機", "志望動機"},
		{"m before b", "shi|shim|shimb|shimbun|新聞", "新聞"},
		{"n before n", "konn|konna|こんな", "こんな"},
		{"a double consonant", "け|けk|けっk|けっか|けっかm|けっかまち|結果待ち", "結果待ち"},
		{"small kana", "ふぁ|ふぁい|ふぁいる|ファイル|ファイル 形式", "ファイル 形式"},
		{"katakana with long vowels", "え|えんt|えんとr|えんとりー|エントリー|エントリーs|エントリーしーt|エントリーシート", "エントリーシート"},
		{"half width", "ﾒ|ﾒﾝ|ﾒﾝｾﾂ|面接", "面接"},
		{"full-width letters", "ｍ|ｍｅ|ｍｅｎ|めん|めんせつ|面接", "面接"},
		{"letters by their names", "い|いー|いーえ|いーえs|いーえす|ES|ES t|ES て|ES 添削", "ES 添削"},
		{"letters by their names within", "じ|じこ|じこぴ|じこぴーあ|じこぴーあーる|自己PR|自己PR 例文", "自己PR 例文"},
		{"letters typed", "e|es|ES|ES 書き方", "ES 書き方"},
		{"a wrong conversion", "めんせつ|面説|面接", "面接"},
		{"several candidates", "面接 t|面接 たい|面接 体|面接 対|面接 たいさく|面接 大作|面接 対策", "面接 対策"},
		{"another reading", "あ|あs|あす|明日|明日 面接", "明日 面接"},
		{"the first of several words later", "ふくそう|服装|服装 s|服装 すー|服装 スーツ", "服装 スーツ"},
		{"numerals", "いち|いちじ|一次|一次m|一次めん|一次面接", "一次面接"},

		{"deleted and typed again", "面接 たいさ|面接 たい|面接 た|面接 対|面接 対策", "面接 対策"},
		{"a slip typed over", "面接 ふく|面接 ふ|面接|面接 s|面接 さ|面接 さほ|面接 作法", "面接 作法"},
		{"emptied", "面接|面接 対策|+5s|面接 対|面接|面|+20s", "面接 対策"},
		{"emptied, then another", "面接|面|r|り|りr|りれき|りれきしょ|履歴書", "面接|履歴書"},
		{"the half syllable taken back", "面接|面接t|面接|+20s", "面接"},
		{"broadened at once", "面接 対策 鹿児島|面接 対策|+20s", "面接 対策"},
		{"broadened after it was read", "面接 対策 鹿児島|+5s|面接 対策|+20s", "面接 対策 鹿児島|面接 対策"},
		{"the last word replaced after it was read", "面接 服装|+6s|面接 服|面接|面接 m|面接 まなー|面接 マナー", "面接 服装|面接 マナー"},

		{"replaced", "面接|履歴書", "面接|履歴書"},
		{"kana replaced", "めんせつ|りれきしょ", "めんせつ|りれきしょ"},
		{"kana replaced by kanji", "めんせつ|履歴書", "めんせつ|履歴書"},
		{"kana replaced by kanji that begin alike", "めんせつ|目標", "めんせつ|目標"},
		{"an abbreviation replaced", "es|spi", "es|spi"},
		{"after silence", "面接|+16s|面接 対策", "面接|面接 対策"},
		{"refined after it was read", "面接|+10s|面接 対策", "面接 対策"},
		{"much longer than typing takes", "面|+14s|面接|+14s|面接 対|+14s|面接 対策|+14s|面接 対策 本|+14s|面接 対策 本 安|+14s|面接 対策 本 安い|+14s|面接 対策 本 安い 中古|+14s|面接 対策 本 安い 中古 駅|+14s|面接 対策 本 安い 中古 駅前", "面接 対策 本 安い 中古 駅|面接 対策 本 安い 中古 駅前"},

		{"filters", "面接|=面接|=面接", "面接 (filtered)"},
		{"filters much later", "面接|+1m|=面接", "面接"},
		{"the way back", "面接|!面接|+1m|面接|!面接", "面接|result 1 of 面接|result 4 of 面接"},
		{"again the next morning", "面接|+12h|面接", "面接|面接"},
		{"spaces and width", "ＥＳ|es |ES", "ES"},

		{"a result", "面接|面接 対策|!面接 対策|履歴書", "面接 対策|result 2 of 面接 対策|履歴書"},
		{"a result ends the intent", "面接|!面接|面接 対策", "面接|result 1 of 面接|面接 対策"},
		{"a result long after", "面接|+3m|!面接", "面接|result 2 of 面接"},
		{"a result of a state before", "面接|面接 対策|面接|!面接", "面接|result 3 of 面接"},
		{"a result of a state before, once the last was read", "面接|面接 対策|+5s|面接|!面接", "面接 対策|面接|result 4 of 面接"},
		{"a result of an answer that the box had", "面接 対|!面接 対策", "面接 対|result 1 of 面接 対"},
		{"a result of what nobody searched for", "面接|!内定辞退", "面接|result 1"},
		{"a suggestion", "め|めん|?めん>面接 対策|面接 対策|!面接 対策", "面接 対策|suggestion 面接 対策 of 面接 対策|result 4 of 面接 対策"},
		{"a suggestion without a search before", "?めん>面接|面接", "面接|suggestion 面接 of 面接"},
		{"a suggestion that is not followed", "めん|?めん>面接|内定", "めん|suggestion 面接 of めん|内定"},
		{"a suggestion of nobody's search", "?めん>面接|+20s", "suggestion 面接"},
		{"a suggestion that is a question", "めん|?めん>面接で緊張します@12|面接", "めん|suggestion 面接で緊張します12 of めん|面接"},
		{"two suggestions", "?め>面接|?め>面談|面談", "suggestion 面接|面談|suggestion 面談 of 面談"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(strings.Split(tt.want, "|"), play(t, strings.Split(tt.steps, "|"))); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.steps, diff)
			}
		})
	}
}
