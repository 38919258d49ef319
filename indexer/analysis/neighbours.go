package analysis

// StandsAlone reports whether characters found in a folded text mean there what they mean by themselves: they are not
// the end of a word that says the opposite (採用 in 不採用), nor a piece of a longer alphabetic word or number (es in
// yes). It takes their first and last character and the text's before and after them, utf8.RuneError at its ends.
func StandsAlone(before, first, last, after rune) bool {
	switch before {
	case '不', '無', '非', '未', '逆':
		return false
	}
	return !glued(before, first) && !glued(last, after)
}

// glued reports whether two neighbouring characters belong to one alphabetic word or one number.
func glued(a, b rune) bool {
	sa, sb := ScriptOf(a), ScriptOf(b)
	return sa == sb && (sa == Latin || sa == Digit)
}
