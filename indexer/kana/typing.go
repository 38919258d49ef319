package kana

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Starts lists what the letters of a word that is being typed may be the start of: the kana that they are so far, with each
// that the last letters may become. mens may become めんさ, めんし, めんす, めんせ or めんそ, and men めん, めな, めに, めぬ, めね or めの. It
// takes Hepburn, Kunrei and the keys of the input methods, in whatever state; of two starts none begins with the other. It
// is empty where the letters are not of that shape (spi, web), and where nothing is typed.
func Starts(letters string) []string {
	letters = macrons.Replace(strings.ToLower(norm.NFKC.String(letters)))
	var b strings.Builder
	for i := 0; i < len(letters); {
		k, n := syllable(letters[i:], i > 0)
		if n == 0 {
			return endings(b.String(), letters[i:])
		}
		b.WriteString(k)
		i += n
	}
	if b.Len() == 0 {
		return nil
	}
	return []string{b.String()}
}

// endings adds to kana what the letters at the end may become.
func endings(kana, rest string) []string {
	doubled := kana != "" && !strings.HasSuffix(kana, "っ") && isLetterIn(consonants, rest[0]) // the same letter may follow
	if kana != "" && (rest == "tc" || rest == "tch") {
		kana, rest, doubled = kana+"っ", rest[1:], false
	}
	next := becomes[rest]
	out := make([]string, 0, 2*len(next))
	for _, k := range next {
		out = append(out, kana+k)
		if doubled {
			out = append(out, kana+"っ"+k)
		}
	}
	return out
}

// becomes has, for all that a syllable's key may begin with, the kana that may come of it, but for those that begin with another.
var becomes = func() map[string][]string {
	all := map[string][]string{}
	for key, k := range syllables {
		if strings.HasPrefix(key, "x") || strings.HasPrefix(key, "l") {
			continue // small kana are typed so by themselves; l and x are English
		}
		for i := 1; i < len(key); i++ {
			all[key[:i]] = append(all[key[:i]], k)
		}
	}
	all["n"] = append(all["n"], "ん")
	for start, list := range all {
		slices.Sort(list)
		var short []string
		for _, k := range slices.Compact(list) {
			if len(short) == 0 || !strings.HasPrefix(k, short[len(short)-1]) {
				short = append(short, k)
			}
		}
		all[start] = short
	}
	return all
}()

// Key is a reading as completions compare it: a byte for each kana, so that keys sort and share their starts as kana do, and
// letters and digits as they stand; all else is left out. The key of a start of a reading is a start of its key. Hiragana
// and katakana are one, ヂ and ジ, ヅ and ズ, ヴ and ブ too, and ー is the vowel that it lengthens as it is typed otherwise: シューカツ as しゅうかつ.
func Key(reading string) string {
	b := make([]byte, 0, len(reading)/3+1)
	last := rune(0)
	for _, r := range withB.Replace(Katakana(reading)) {
		if r == 'ー' {
			r = map[byte]rune{'a': 'ア', 'i': 'イ', 'u': 'ウ', 'e': 'イ', 'o': 'ウ'}[vowel(last)]
		}
		if k, ok := KeyOf(r); ok {
			b = append(b, k)
			last = r
		}
	}
	return string(b)
}

// KeyOf is the byte of one kana, letter or digit in a Key. ー has none by itself, and ヴ none of its own.
func KeyOf(r rune) (byte, bool) {
	switch r = katakana(r); {
	case r == 'ヂ':
		r = 'ジ'
	case r == 'ヅ':
		r = 'ズ'
	case r == 'ヴ':
		r = 'ブ'
	}
	switch {
	case r >= 'ァ' && r <= 'ヶ':
		return firstKana + byte(r-'ァ'), true
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return byte(r), true
	}
	return 0, false
}

// firstKana is the byte of ァ in a Key.
const firstKana = 0x80

// withB writes ヴ with the kana of the バ row.
var withB = strings.NewReplacer("ヴァ", "バ", "ヴィ", "ビ", "ヴェ", "ベ", "ヴォ", "ボ", "ヴャ", "ビャ", "ヴュ", "ビュ", "ヴョ", "ビョ", "ヴ", "ブ")
