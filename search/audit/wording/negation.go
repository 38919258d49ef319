package wording

import "kotae/indexer/analysis"

// negated reports whether what stands from a place on is denied before its clause ends: 絶対に受かるわけではない, but neither
// 答えなければならない, which denies twice, nor 受かるしかない or 受かるかもしれない.
func (v *view) negated(from, to, end int) bool {
	tokens := v.tokens(from, end)
	denials := 0
	for i, t := range tokens {
		if t.Start < to {
			continue
		}
		if endsClause(tokens, i) {
			break
		}
		if t.Term != "ない" || t.Kind == analysis.Part {
			continue
		}
		if !affirms(tokens[:i]) && !asks(tokens[i+1:]) {
			denials++
		}
	}
	return denials%2 == 1
}

// affirms reports that ない after these words denies nothing. It looks past endings and ある: 問題はありません.
func affirms(before []analysis.Token) bool {
	for i := len(before) - 1; i >= 0; i-- {
		t := before[i]
		if affirmsWithNai[t.Term] {
			return true
		}
		if t.Kind != analysis.Function && t.Term != "ある" && t.Term != "しれる" && t.Term != "知れる" {
			return false
		}
	}
	return false
}

// affirmsWithNai are words after which ない denies nothing: 行くしかない, 間違いない.
var affirmsWithNai = map[string]bool{"しか": true, "かも": true, "かもしれる": true, "違い": true, "間違い": true, "もったい": true, "問題": true, "損": true, "心配": true, "支障": true}

// endsClause reports a mark or a conjunction after which something else is said.
func endsClause(tokens []analysis.Token, i int) bool {
	switch t := tokens[i]; t.Term {
	case "、", ",", "ので", "けれど", "けれども", "けど", "のに", "ものの":
		return t.Kind == analysis.Function
	case "ば": // 答えておけば損はない denies the loss alone; 答えなければならない goes on
		return t.Kind != analysis.Word && i > 0 && tokens[i-1].Term != "ない"
	case "が": // after an ending or a verb; after a noun it marks the subject
		return t.Kind == analysis.Function && i > 0 && (tokens[i-1].Term == "です" || tokens[i-1].Term == "ます" || tokens[i-1].Term == "た" || tokens[i-1].Term == "だ")
	}
	return false
}

// asks reports that the next words make a rhetorical question of a denial: ではないでしょうか.
func asks(tokens []analysis.Token) bool {
	for i, t := range tokens {
		if i > 3 || t.Kind != analysis.Function {
			return false
		}
		if t.Term == "か" || t.Term == "?" {
			return true
		}
	}
	return false
}
