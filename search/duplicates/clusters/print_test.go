package clusters

import (
	"math"
	"strings"
	"testing"
)

func TestResemblance(t *testing.T) {
	text := strings.Repeat("内定を辞退したいのですが、電話とメールのどちらがよいでしょうか。", 1) + "面接では緊張してしまいます。服装はスーツでなければいけませんか。"
	for _, tt := range []struct {
		name, a, b string
		least, top float64
	}{
		{"equal", text, text, 1, 1},
		{"other marks and width", text, "「" + strings.ReplaceAll(text, "。", "！ ") + "」", 1, 1},
		{"a sentence more", text, text + "よろしくお願いします。", 0.8, 0.95},
		{"nothing in common", "面接の服装", "内定の辞退", 0, 0},
		{"shorter than a run", "面接", "面接", 1, 1},
		{"nothing", "", "", 0, 0},
		{"one character", "あ", "い", 0, 0},
	} {
		a, b := printOf(letters(tt.a)), printOf(letters(tt.b))
		if got := resemblance(a, b); got < tt.least || got > tt.top || got != resemblance(b, a) {
			t.Errorf("%s: %v, want %v to %v", tt.name, got, tt.least, tt.top)
		}
	}
}

// TestResemblanceIsAFairSample compares the estimate with the share of all runs.
func TestResemblanceIsAFairSample(t *testing.T) {
	f := newFixture(t)
	runs := func(text []byte) map[string]bool {
		r, all := []rune(string(text)), map[string]bool{}
		for i := 0; i+runLength <= len(r); i++ {
			all[string(r[i:i+runLength])] = true
		}
		return all
	}
	sum, n := 0.0, 0
	for i, q := range f.questions[:100] {
		own, other := []rune(string(letters(q.Title, q.Body))), []rune(string(letters(f.questions[i+1].Body)))
		mixed := []byte(string(own[:len(own)*(i+1)/101]) + string(other))
		whole := []byte(string(own))
		both, x, y := 0, runs(whole), runs(mixed)
		for run := range x {
			if y[run] {
				both++
			}
		}
		exact := float64(both) / float64(len(x)+len(y)-both)
		off := resemblance(printOf(whole), printOf(mixed)) - exact
		if math.Abs(off) > 0.2 {
			t.Errorf("%s: the sample is off by %.3f of %.3f", q.ID, off, exact)
		}
		sum += off
		n++
	}
	if math.Abs(sum/float64(n)) > 0.02 {
		t.Errorf("the samples are off by %.4f in the mean", sum/float64(n))
	}
}
