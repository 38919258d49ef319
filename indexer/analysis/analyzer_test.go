package analysis

import (
	"fmt"
	"testing"
)

func TestProbe(t *testing.T) {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"就活生のガクチカ。ＥＳと㈱ＡＢＣ", "第1志望と一次面接と1次面接、26卒・2026年卒、20万円 二十万円", "不採用通知と非正規と未経験、無い内定", "SPI3とTG-WEBとUターンとOB・OG訪問", "ウェブテスト WEBテスト", "内内定 内々定 大学院生", "受からない、会社説明会って何", "ガク", "ガクチカ 例文", "C++"} {
		an := a.Analyze(s)
		for _, k := range an.Tokens {
			fmt.Print(s[k.Start:k.End], "→", k.Term, k.Kind, " ")
		}
		fmt.Println()
	}
}
