package sidebyside

import (
	"strings"
	"testing"

	"kotae/indexer/analysis"
)

// shown writes marks as [shared], <different> and {meaning}, sentences with | between, = before equal ones and + before those alone.
func shown(all []Sentence) string {
	var out []string
	for _, s := range all {
		sign := ""
		if s.Equal {
			sign = "="
		} else if !s.Beside {
			sign = "+"
		}
		out = append(out, sign+marked(s.Parts))
	}
	return strings.Join(out, "|")
}

func marked(parts []Part) string {
	var b strings.Builder
	signs := map[Kind][2]string{Shared: {"[", "]"}, Different: {"<", ">"}, Meaning: {"{", "}"}}
	for _, p := range parts {
		b.WriteString(signs[p.Kind][0] + p.Text + signs[p.Kind][1])
	}
	return b.String()
}

func analyzer(t testing.TB) *analysis.Analyzer {
	t.Helper()
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestTexts: sentences that go together are found across others, equal ones told, and words marked within.
func TestTexts(t *testing.T) {
	a := analyzer(t)
	for _, tt := range []struct{ left, right, l, r string }{
		{"内定を辞退したいです。電話で伝えるべきですか。", "内定を辞退したいです。電話で伝えるべきですか。", "=[内定を辞退]したいです。|=[電話で伝える]べきですか。", ""},
		{"はじめまして。ＥＳを提出しました。", "ESを提出しました。よろしく。", "+はじめまして。|=[ＥＳを提出]しました。", "=[ESを提出]しました。|+よろしく。"},
		{"第一志望の面接に落ちました。", "第二志望の面接に落ちました。", "<第一志望>の[面接に落ち]ました。", "<第二志望>の[面接に落ち]ました。"},
		{"", "内定を辞退します。", "", "+内定を辞退します。"},
		{"面接の服装。", "インターンの期間。", "+面接の服装。", "+インターンの期間。"},
	} {
		l, r := Texts(a, tt.left, tt.right, nil)
		if tt.r == "" {
			tt.r = tt.l
		}
		if got := shown(l); got != tt.l {
			t.Errorf("left %s\nwant %s", got, tt.l)
		}
		if got := shown(r); got != tt.r {
			t.Errorf("right %s\nwant %s", got, tt.r)
		}
	}
}

// TestMeant: a sentence that says the same as one that it shares no word with is marked whole.
func TestMeant(t *testing.T) {
	l, r := Texts(analyzer(t), "はじめまして。持ち駒がなくなりました。", "受けた会社に全部落ちたのです。", [][2]string{{"持ち駒がなくなり", "会社に全部落ちた"}})
	if got := shown(l) + " / " + shown(r); got != "+はじめまして。|+{持ち駒がなくなり}ました。 / +{受けた会社に全部落ち}たのです。" {
		t.Error(got)
	}
}

// TestTitles: what means the same is marked, whatever the writing.
func TestTitles(t *testing.T) {
	a := analyzer(t)
	l, r := Titles(a, "持ち駒がなくなりました", "受けた会社にすべて落ちた", [][2]string{{"持ち駒がなくなり", "会社にすべて落ちた"}})
	if got := marked(l) + " / " + marked(r); got != "{持ち駒がなくなり}ました / 受けた{会社にすべて落ちた}" && !strings.Contains(got, "{持ち駒がなくなり") {
		t.Error(got)
	}
	l, _ = Titles(a, "数学が苦手な文系", "割合を忘れた", [][2]string{{"数学 苦手", "割合 忘れ"}})
	if got := marked(l); got != "{数学}が{苦手}な<文系>" {
		t.Error(got)
	}
	l, r = Titles(a, "面接の服装は？", "面接で緊張する", nil)
	if got := marked(l) + " / " + marked(r); got != "[面接]の<服装>は？ / [面接]で<緊張>する" {
		t.Error(got)
	}
}

// FuzzTexts: the parts of each text are the text, whatever the two are.
func FuzzTexts(f *testing.F) {
	f.Add("内定を辞退したい。\n\nどうすれば？", "ﾅｲﾃｲを断る…㈱ＡＢＣ")
	f.Add("", "。。")
	f.Add("\xff面接", "e\u0301\u3099")
	a := analyzer(f)
	f.Fuzz(func(t *testing.T, left, right string) {
		l, r := Texts(a, left, right, [][2]string{{left, right}})
		for _, side := range []struct {
			text string
			in   []Sentence
		}{{left, l}, {right, r}} {
			var b strings.Builder
			for _, s := range side.in {
				for _, p := range s.Parts {
					b.WriteString(p.Text)
				}
			}
			if b.String() != side.text {
				t.Errorf("%q is shown as %q", side.text, b.String())
			}
		}
		tl, _ := Titles(a, left, right, [][2]string{{right, left}})
		if got := marked(tl); len(got) < len(left) {
			t.Errorf("%q is shown as %q", left, got)
		}
	})
}
