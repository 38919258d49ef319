package duplicates

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/corpus/sample"
)

// TestVetoes holds what is never the same question, however alike the texts are, and that its score stays below every threshold.
func TestVetoes(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"一次面接の服装", "最終面接の服装", true},
		{"1次面接の服装", "二次面接の服装", true},
		{"26卒の就活はいつから始めますか", "27卒の就活はいつから始めますか", true},
		{"不採用の理由を聞いてもいいですか", "採用の理由を聞いてもいいですか", true},
		{"内定辞退の電話", "内定取り消しの電話", true},
		{"内定辞退の電話", "内定承諾の電話", true},
		{"長所が見つかりません", "短所が見つかりません", true},
		{"大学1年生でインターンは早いですか", "大学2年生でインターンは早いですか", true},
		{"第一志望が決まらない", "第二志望が決まらない", true},
		{"オンライン面接の服装", "対面の面接の服装", true},
		{"退職したい", "退職させられる", true},

		{"一次面接の服装", "1次面接の服装", false},
		{"一次面接の服装", "面接の服装", false},
		{"内定承諾を取り消したい", "内定を承諾したけれど辞退したい", false}, // both decline
		{"一次面接と最終面接の違い", "最終面接と一次面接の違い", false},
		{"26卒です。面接が怖い", "面接が怖い", false},
	} {
		v := compare(t, c.a, c.b)
		if v.Vetoed != c.want || c.want && v.Score > vetoScore {
			t.Errorf("%s / %s: %+v %.2f, want a veto: %v", c.a, c.b, v.Vetoed, v.Score, c.want)
		}
		if told := strings.Contains(fmt.Sprint(v.Reasons()), "{veto "); told != c.want {
			t.Errorf("%s / %s: the reasons are %v", c.a, c.b, v.Reasons())
		}
	}
}

func TestScoreIsTheSameEitherWay(t *testing.T) {
	for _, p := range readPairs(t, "testdata/held.tsv") {
		if one, other := compare(t, p.A, p.B), compare(t, p.B, p.A); math.Abs(one.Score-other.Score) > 1e-9 || one.Vetoed != other.Vetoed {
			t.Errorf("%s / %s: %f, and %f the other way", p.A, p.B, one.Score, other.Score)
		}
	}
}

func TestScoreOfEqualTexts(t *testing.T) {
	for _, c := range [][2]string{
		{"面接が不安です", "面接が不安です。"}, {"助けて", "助けて！"}, {"ＥＳの書き方\n教えてください。", "ESの書き方\n教えてください"}, {"26卒", "２６卒"},
	} {
		if v := compare(t, c[0], c[1]); v.Score != 1 || v.Reasons()[0].Kind != SameText {
			t.Errorf("%q / %q: %f, %v", c[0], c[1], v.Score, v.Reasons())
		}
	}
	// Texts without a letter are not equal because there is nothing in them.
	for _, c := range [][2]string{{"", ""}, {"……", "！？"}, {"です", "ます"}, {"どうすればいいですか", "教えてください"}} {
		if v := compare(t, c[0], c[1]); v.Score >= DefaultThreshold {
			t.Errorf("%q / %q: %f", c[0], c[1], v.Score)
		}
	}
}

// TestShortTextsAreJudgedByInformation holds that one word in common that stands everywhere proves nothing.
func TestShortTextsAreJudgedByInformation(t *testing.T) {
	common, rare := compare(t, "面接", "面接 会社"), compare(t, "玉手箱の電卓", "玉手箱 電卓 仕事")
	if common.Score >= DefaultThreshold || rare.Score <= common.Score {
		t.Errorf("面接 scores %.2f, 玉手箱の電卓 %.2f", common.Score, rare.Score)
	}
}

// TestSampleGolden keeps the scores of what the sample's judgments and the examples hold, with the reasons.
func TestSampleGolden(t *testing.T) {
	questions := map[string]*Prepared{}
	titles := map[string]string{}
	for _, q := range sampleQuestions(t) {
		questions[q.ID], titles[q.ID] = preparer(t).Prepare(q), q.Title
	}
	var out strings.Builder
	print := func(a, b string, v Verdict) {
		fmt.Fprintf(&out, "%.2f %s / %s\n", v.Score, a, b)
		for _, r := range v.Reasons() {
			if r.Kind != AlikeSentence {
				fmt.Fprintf(&out, "     %s\n", r.Japanese())
			}
		}
	}
	out.WriteString("# The pairs that tell what is hard.\n")
	for _, p := range readPairs(t, "testdata/examples.tsv") {
		print(p.A, p.B, compare(t, p.A, p.B))
	}
	out.WriteString("\n# Duplicates of the sample.\n")
	for _, g := range sample.Duplicates() {
		for i, a := range g {
			for _, b := range g[i+1:] {
				print(a+" "+titles[a], b+" "+titles[b], model(t).Score(questions[a], questions[b]))
			}
		}
	}
	out.WriteString("\n# Questions of the sample that look alike.\n")
	for _, p := range sample.Lookalikes() {
		v := model(t).Score(questions[p[0]], questions[p[1]])
		print(p[0]+" "+titles[p[0]], p[1]+" "+titles[p[1]], v)
		if v.Vetoed && v.Score >= DefaultThreshold {
			t.Errorf("%v has a veto and scores %.2f", p, v.Score)
		}
	}
	golden(t, "testdata/sample.golden", out.String())
}

// TestHeldPairs measures on pairs that nothing was fitted by, and on the examples.
func TestHeldPairs(t *testing.T) {
	scored, baseline := scores(t, readPairs(t, "testdata/held.tsv"))
	m := Measure(scored)
	t.Logf("%s; baseline %s", m, Measure(baseline))
	if m.AUC < 0.9 || m.F1 < 0.8 {
		t.Errorf("held: %s", m)
	}
	if scored, _ = scores(t, readPairs(t, "testdata/examples.tsv")); AUC(scored) < 1 {
		t.Errorf("examples: %v", scored)
	}
}

// TestJSQuAD measures on questions of another domain that nobody here wrote, by which nothing was fitted.
func TestJSQuAD(t *testing.T) {
	shared := os.Getenv("KOTAE_SHARED")
	if shared == "" || testing.Short() {
		t.Skip("KOTAE_SHARED names the shared evaluation data")
	}
	scored, baseline := scores(t, jsquad(t, filepath.Join(shared, "data", "duplicates", "jsquad_dev.tsv.gz")))
	m, b := Measure(scored), Measure(baseline)
	t.Logf("%s; baseline %s", m, b)
	if m.AUC < b.AUC+0.02 || m.F1 < b.F1+0.01 {
		t.Errorf("got %s, the baseline has %s", m, b)
	}
}

// TestPreparedIsBounded reads a question of several megabytes.
func TestPreparedIsBounded(t *testing.T) {
	text := strings.Repeat("面接で志望動機を聞かれて頭が真っ白になりました。SPIと玉手箱の違いは何ですか\n", 20_000)
	q := &corpus.Question{Title: text, Body: text}
	for range 50 {
		q.Answers = append(q.Answers, corpus.Answer{Headline: text, Sections: []corpus.Section{{Text: text}}})
	}
	p := preparer(t).Prepare(q)
	if len(p.title.units) > maxUnits || len(p.title.keys) > 40*maxUnits || len(p.body) > maxBag || len(p.answers) > maxBag || len(p.sentences) > maxSentences {
		t.Errorf("%d units, %d keys, %d and %d words, %d sentences", len(p.title.units), len(p.title.keys), len(p.body), len(p.answers), len(p.sentences))
	}
	model(t).Score(p, p).Reasons()
}

func FuzzPrepare(f *testing.F) {
	for _, s := range []string{"", "\n", "面接の服装は？", "持ち駒がなくなった\n受けた会社にすべて落ちました。", "\xff\xfe", "ない\nない", "26卒 27卒 一次 1", "「」", strings.Repeat("あ", 500), "れるせるられる"} {
		f.Add(s, "説明会に服装自由とある理由は")
	}
	p := preparer(f)
	m := model(f)
	f.Fuzz(func(t *testing.T, one, other string) {
		a, b := p.Prepare(Question(one)), p.Prepare(Question(other))
		v, w := m.Score(a, b), m.Score(b, a)
		if !(v.Score >= 0 && v.Score <= 1) || math.Abs(v.Score-w.Score) > 1e-9 || v.Vetoed && v.Score > vetoScore {
			t.Fatalf("%q / %q: %f, %f", one, other, v.Score, w.Score)
		}
		for _, r := range v.Reasons() {
			if r.English() == "" || r.Japanese() == "" || r.English() == string(r.Kind) {
				t.Fatalf("%+v has no words", r)
			}
		}
	})
}
