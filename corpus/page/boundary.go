package page

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"kotae/corpus"
)

// What speaks for and against a new answer at a headline of layout B. The weights were chosen on the sample (see
// TestCompactBoundaries for what they reach there); each is a weak hint alone.
var (
	// An answer often opens by turning to the asker, or by saying what it will be about.
	opens = regexp.MustCompile(`ご質問|ご相談|はじめまして|こんにちは|お気持ち|ですね。|ますね。|ですよね|ますよね|んですね|わかります|分かります|お答えします|お疲れさま|私も|私は|ありがとうございます|大丈夫です`)
	// It seldom opens with a word that leans on what came before.
	continues = regexp.MustCompile(`^(?:具体的|もちろん|また、|次に|さらに|たとえば|例えば|そのうえ|そのため|一方|とはいえ|ただ|しかし|そして|それ|その|この|これ|ほかに|他に|なお|もし|最後に)`)
	begins    = regexp.MustCompile(`^(?:まず|結論|はっきり|正直)`)
	// An answer ends on advice, encouragement or a pointer to another page.
	closes  = regexp.MustCompile(`応援して|頑張って|がんばって|ください(?:ね|ませ)?。$|ましょう(?:ね)?。$|ますよ。$|ですよ。$|こちらの(?:記事|Q&A)|思います。$|十分です。$|安心です。$`)
	nearEnd = regexp.MustCompile(`最後に|あわせて、|なお、`)
	// A sub-headline is more often a mere noun, an answer's headline more often a remark.
	noun   = regexp.MustCompile(`[\p{Han}\p{Katakana}ー]$`)
	remark = regexp.MustCompile(`[。、!?]`)
)

const (
	boundaryScore = 1
	minAnswer     = 60 // characters; no answer is shorter
)

// boundaries guesses at which paragraphs, after the first, a new answer begins.
func boundaries(paras [][]line) []int {
	var out []int
	inside := opensUnclosed(paras)
	size := 0
	for i := 1; i < len(paras); i++ {
		size += utf8.RuneCountInString(join(paras[i-1 : i]))
		if inside[i] || size < minAnswer || !beforeText(paras, i) || hints(paras, i) < boundaryScore {
			continue
		}
		out = append(out, i)
		size = 0
	}
	return out
}

// beforeText is as subHeadline, but an answer's headline may end in a quotation.
func beforeText(paras [][]line, i int) bool {
	if subHeadline(paras, i) {
		return true
	}
	s := strings.TrimSpace(paras[i][0].text)
	return i+1 < len(paras) && len(paras[i]) == 1 && !strings.HasPrefix(s, "「") && strings.HasSuffix(s, "」") &&
		headlineLike(strings.TrimSuffix(s, "」")+"」と") && !headlineLike(paras[i+1][0].text)
}

// hints adds up the weights for a new answer at the headline paras[i].
func hints(paras [][]line, i int) int {
	head := strings.TrimSpace(paras[i][0].text)
	next := ""
	if i+1 < len(paras) {
		next = paras[i+1][0].text
	}
	before := paras[i-1][len(paras[i-1])-1].text
	said := corpus.Sentences(before)
	score := 0
	add := func(weight int, is bool) {
		if is {
			score += weight
		}
	}
	add(2, opens.MatchString(prefixRunes(next, 60)))
	add(-3, continues.MatchString(next))
	add(1, begins.MatchString(next))
	add(-3, isListItem(next))
	add(1, len(said) > 0 && closes.MatchString(said[len(said)-1]))
	add(1, nearEnd.MatchString(before) || i > 1 && nearEnd.MatchString(join(paras[i-2:i-1])))
	n := utf8.RuneCountInString(head)
	add(1, n >= 16)
	add(-2, n <= 12)
	add(1, remark.MatchString(head))
	add(-1, noun.MatchString(head))
	return score
}

// prefixRunes is at most n characters of s.
func prefixRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
