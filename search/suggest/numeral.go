package suggest

import (
	"slices"
	"strings"
)

const (
	digits  = "123456789"
	kanji   = "一二三四五六七八九"
	counted = "次年社度回人枚個日月週浪留番" // what stands behind a numeral that is written in either way
)

// withOtherNumeral writes the first numeral of a folded text that stands alone in the other way: 1次面接 as 一次面接, 第一志望 as 第1志望.
func withOtherNumeral(text string) string {
	runes := []rune(text)
	for i, r := range runes {
		ordinal := i > 0 && runes[i-1] == '第'
		if !ordinal && (i+1 == len(runes) || !strings.ContainsRune(counted, runes[i+1])) || i > 0 && strings.ContainsRune("0十"+digits+kanji, runes[i-1]) {
			continue
		}
		if n := strings.IndexRune(digits, r); n >= 0 {
			runes[i] = []rune(kanji)[n]
			return string(runes)
		}
		if n := slices.Index([]rune(kanji), r); n >= 0 {
			runes[i] = rune(digits[n])
			return string(runes)
		}
	}
	return text
}
