package duplicates

import (
	"strings"
	"testing"
)

func TestParseConcepts(t *testing.T) {
	list, err := parseConcepts("c", strings.NewReader("# a comment\n\nfail 落ちる 不採用\n!fail-all 全滅\nfail お祈り\n~near 面接 面談\nnever fail near\ntelling near\n"))
	if err != nil || len(list.concepts) != 3 || len(list.concepts[0].phrases) != 3 || !list.concepts[1].matter || !list.concepts[2].loose || !list.telling["near"] {
		t.Errorf("%+v, %v", list, err)
	}
	for text, want := range map[string]string{
		"fail":                     `c:1: "fail" needs a name and what says it`,
		"never a":                  `c:1: "never a" needs a name and what says it`,
		"a あ\nnever a b":           "c: a line of never names b, which is no concept",
		"a あ\nb い\nnever a b a":    "c: a line of never names a concept twice: a b a",
		"a あ\ntelling b":           "c: a line of telling names b, which is no concept",
		"a あ\n!a い":                "c:2: the concept a was begun with another mark",
		"a \xff":                   "c:1: the text is not UTF-8",
		"# nothing\na あ\nnever a ": `c:3: "never a " needs a name and what says it`,
	} {
		if _, err := parseConcepts("c", strings.NewReader(text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// TestConceptsSaySomething holds that every phrase of the list is cut into words, and stands where it is written itself.
func TestConceptsSaySomething(t *testing.T) {
	list, err := embeddedConcepts()
	if err != nil {
		t.Fatal(err)
	}
	v := preparer(t).vocabulary
	missed, phrases := 0, 0
	for _, c := range list.concepts {
		for _, p := range c.phrases {
			an := v.analyzer.Analyze(p)
			words := wordsOf(&an)
			phrases++
			stands := false
			for _, f := range v.find(words) {
				stands = stands || v.meanings[f.means].name == c.name
			}
			if !stands {
				missed++
				t.Logf("%s: %s is not found", c.name, p)
			}
		}
	}
	// Of some, what tells is left out by the analysis (またぐ in また受ける): they are there for whoever reads the list.
	if missed > phrases/20 {
		t.Errorf("%d of %d phrases say nothing", missed, phrases)
	}
}

func TestSameMeaning(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"持ち駒がなくなった", "受けた会社にすべて落ちた", "持ち駒がなくなった = 受けた会社にすべて落ちた"},
		{"Fランです", "偏差値の低い大学です", "fラン = 偏差値の低い大学"},
		{"断れる", "断る", "断れる = 断る"},
		{"内定を断れますか", "辞退できますか", ""},
	} {
		got := ""
		for _, r := range compare(t, c.a, c.b).Reasons() {
			if r.Kind == SameMeaning || r.Kind == SharedTerms && c.a == "断れる" {
				got = strings.Join(r.Texts, " = ")
			}
		}
		if c.want != "" && got != c.want {
			t.Errorf("%s / %s: %q, want %q", c.a, c.b, got, c.want)
		}
	}
}
