package analysis

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// oddTexts hold what lengths and offsets go wrong on.
var oddTexts = []string{
	"次面面", "益益",
	"", " ", "㈱ＡＢＣの面接", "ｶﾞｸﾁｶがない", "か゛くちか", "カ\u3099クチカ", "①次面接と㍻", "😀面接😀", "\xff面接\xfe", "面接\x00内定\r\n", "İstanbul J\u030c ǅ",
	"就\u200b活\u200d\u3099", "第１志望とウェブテスト", "ﬁ ½ ㎡ ㍍", "안녕 привет مرحبا สวัสดี", "２０２６年卒で１，０００円", "e\u0301\u0301\u0301",
	"゛゜\u3099\u309a", "一次。二次！？」三次…", "Ａ．Ｂ＆Ｃ－Ｄ＋＋", "〇〇〜～−‐", "葛\U000e0100城", "𠮷野家と𩸽", "\ufeff", "\ufffd",
}

func checkOffsets(t *testing.T, text string, an Analysis) {
	t.Helper()
	from, to := 0, 0
	for _, k := range an.Tokens {
		if k.Term == "" || k.From >= k.To || k.To > len(an.Folded.Text) || k.Start < 0 || k.Start >= k.End || k.End > len(text) {
			t.Fatalf("%q: token %+v is out of the text", text, k)
		}
		if start, end := an.Folded.Original(k.From, k.To); start != k.Start || end != k.End {
			t.Fatalf("%q: token %+v, but Original gives %d-%d", text, k, start, end)
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[k.Start:k.End]) {
			t.Fatalf("%q: token %+v cuts a character", text, k)
		}
		if k.Kind == Part {
			if k.From != from || k.To != to {
				t.Fatalf("%q: part %+v does not follow its word", text, k)
			}
			continue
		}
		if k.From < to {
			t.Fatalf("%q: token %+v starts before the one before it ends", text, k)
		}
		from, to = k.From, k.To
		if k.Kind == Word && strings.ContainsFunc(k.Term, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
			t.Fatalf("%q: the term %q has a space or a control character", text, k.Term)
		}
		original := text[k.Start:k.End] // alone, 面面 folds to 面々, but not within 次面面
		if folded := an.Folded.Text[k.From:k.To]; !strings.Contains(FoldText(original).Text, folded) && !strings.Contains(Fold(original).Text, folded) {
			t.Fatalf("%q: token %+v is %q, but its original folds to %q", text, k, folded, FoldText(original).Text)
		}
	}
}

func TestOffsetsReferToTheOriginal(t *testing.T) {
	a := newAnalyzer(t)
	for _, text := range append(oddTexts, sampleTexts(t)...) {
		checkOffsets(t, text, a.Analyze(text))
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"㈱ＡＢＣ": "(株)abc", "ｶﾞｸﾁｶ": "ガクチカ", "か゛ハ゜ｶ゛": "がパガ", "カ\u3099": "ガ", "\xff\x00\ta\n": "   a\n", "゛": " ",
		"就\u200b活\ufe0f": "就活", "か\u200b\u3099": "が", "〜～": "~~", "TG‐WEB−": "tg-web-", "J\u030c": "ǰ", "①½": "11⁄2", "ウェブ": "ウェブ",
	} {
		if got := Fold(text).Text; got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"ウェブ面接、第１志望": "web面接、第一志望", "方方の、益益": "方々の、益々", "会社社長と一一と益々々": "会社社長と一一と益々々", "月月火火": "月月火火",
	} {
		if got := FoldText(text).Text; got != want {
			t.Errorf("FoldText(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestFoldOfEveryCharacterIsFolded(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		text := "か" + string(r)
		once := Fold(text).Text
		if twice := Fold(once).Text; twice != once {
			t.Errorf("%U: Fold gives %q, and of that %q", r, once, twice)
		}
	}
}
