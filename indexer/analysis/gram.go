package analysis

import "unicode/utf8"

// Grams calls yield with each pair of neighbouring Japanese characters of a folded text: the second view of the text,
// which does not depend on where the words were cut. Alphabets and digits have no grams; they are cut reliably.
func Grams(folded string, yield func(gram string)) {
	prev := -1 // where the character before starts, if it is Japanese
	for i := 0; i < len(folded); {
		r, size := utf8.DecodeRuneInString(folded[i:])
		if !ScriptOf(r).isJapanese() {
			prev = -1
		} else {
			if prev >= 0 {
				yield(folded[prev : i+size])
			}
			prev = i
		}
		i += size
	}
}
