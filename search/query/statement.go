package query

import "regexp"

// Turns of speech that only ask, and what is left of them.
var asking = []struct {
	turn *regexp.Regexp
	left string
}{
	// 会社説明会って何 is cut as 会っ, て. A single kanji before って is as often a verb (黙って何も話せない), and こととは
	// no more than こと.
	{regexp.MustCompile(`(\p{Han}{2}|[\p{Katakana}ーA-Za-zＡ-Ｚａ-ｚ0-9０-９])って` + question), "$1 $2"},
	{regexp.MustCompile(`([^こ\s])とは` + question), "$1 $2"},
	// Whoever writes 教えてもらえませんか negates nothing.
	{regexp.MustCompile(`([てで])(?:もらえ|いただけ|頂け|くれ|くださ[いら])(?:ません|ない)(?:でしょう|です)?か([?？。、\s]|$)`), "${1}ください$2"},
	{regexp.MustCompile(`かも(?:しれ|知れ)(?:ません|ない)`), "かも"},
}

// question is what may stand after って and とは where they ask.
const question = `(何|なに|なん(?:です|でしょ|なの|だ)|どういう|どんな|どう|[?？]|$)`

// Statement is a query's text without the turns of speech that only ask.
func Statement(text string) string {
	for _, a := range asking {
		text = a.turn.ReplaceAllString(text, a.left)
	}
	return text
}
