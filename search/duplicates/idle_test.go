package duplicates

import (
	"fmt"
	"testing"
)

func TestIdleNegations(t *testing.T) {
	for text, want := range map[string]string{
		"書かなければいけませんか":  "[書く]",
		"書かないといけない":     "[書く]",
		"電話しなきゃだめ？":     "[電話]",
		"送らなくてはならないのか":  "[送る]",
		"落ちるかもしれません":    "[落ちる]",
		"失礼ではないですか":     "[失礼]",
		"書けません":         "[-書ける]",
		"書かないと言われた":     "[-書く 言う]",
		"受からないかもしれない":   "[-受かる]",
		"何も書かなくてもいいですか": "[何 -書く いい]",
	} {
		an := preparer(t).analyzer.Analyze(text)
		var got []string
		for _, w := range wordsOf(&an) {
			term := w.term
			if w.negated {
				term = "-" + term
			}
			got = append(got, term)
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%s: %v, want %s", text, got, want)
		}
	}
}
