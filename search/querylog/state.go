package querylog

import (
	"strings"
	"time"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/search/query"
)

// state is a search as one stage of typing.
type state struct {
	Search
	key    string   // Key of the text
	flat   string   // the key without spaces
	sounds []string // letters of its reading, Latin letters as romaji and by their names; none where a reading is not known
	left   time.Time
}

// Key is what queries are counted by: the text folded as the index has it, with one space between words.
func Key(text string) string { return strings.Join(strings.Fields(analysis.FoldText(text).Text), " ") }

// maxSounded is how much of a text is read, in bytes: what agrees so far is one intent.
const maxSounded = 300

func newState(s Search, an *analysis.Analyzer) *state {
	st := &state{Search: s, key: Key(s.Text)}
	st.flat = strings.ReplaceAll(st.key, " ", "")
	reading := an.Reading(head(st.flat, maxSounded))
	for _, sound := range []string{letters(reading), letters(spelledOut(reading))} {
		if sound != "" && (len(st.sounds) == 0 || sound != st.sounds[0]) {
			st.sounds = append(st.sounds, sound)
		}
	}
	return st
}

// head is the beginning of a text, cut between characters.
func head(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// bytes is about the memory that a state takes.
func (s *state) bytes() int { return 256 + 3*len(s.Text) + len(s.flat) }

// shown is how long the client looked at the state before the next one, or until now.
func (s *state) shown(now time.Time) time.Duration {
	if s.left.IsZero() {
		return now.Sub(s.At)
	}
	return s.left.Sub(s.At)
}

// alike reports two stages of typing one text: one is how the other begins, as it is written or as it sounds.
func alike(a, b *state) bool {
	if strings.HasPrefix(a.flat, b.flat) || strings.HasPrefix(b.flat, a.flat) {
		return true
	}
	for i, x := range a.sounds {
		for j, y := range b.sounds {
			if (i == j || len(a.sounds) != len(b.sounds)) && begins(x, y) { // romaji is not compared with names of letters
				return true
			}
		}
	}
	return false
}

// shortened reports that b is a with something taken off its end.
func shortened(a, b *state) bool {
	if len(b.flat) < len(a.flat) && strings.HasPrefix(a.flat, b.flat) {
		return true
	}
	return len(a.sounds) > 0 && len(b.sounds) > 0 && len(b.sounds[0]) < len(a.sounds[0]) && begins(a.sounds[0], b.sounds[0])
}

// broader reports that b is a without its last words, or without the syllable that was being typed: what somebody means who
// stops there, and not a stage of emptying the box.
func broader(a, b *state) bool {
	return strings.HasPrefix(a.key, b.key+" ") || Key(query.Finished(a.Text)) == b.key
}

// halfTyped reports a state that ends in the beginning of a syllable.
func halfTyped(s *state) bool { return Key(query.Finished(s.Text)) != s.key }

// converted reports that b is a with a stretch of kana made kanji, whatever they were read as: 明日 is read アシタ here, and was
// typed あす. The kana must be at least as many as the kanji, and sound as these begin or stand after two characters that
// both have.
func converted(a, b *state, an *analysis.Analyzer) bool {
	from, to := []rune(a.flat), []rune(b.flat)
	same := 0
	for same < len(from) && same < len(to) && from[same] == to[same] {
		same++
	}
	from, to = from[same:], to[same:]
	for len(from) > 0 && len(to) > 0 && from[len(from)-1] == to[len(to)-1] {
		from, to = from[:len(from)-1], to[:len(to)-1]
	}
	if len(to) == 0 || len(from) < len(to) {
		return false
	}
	for _, r := range from {
		if s := analysis.ScriptOf(r); s != analysis.Hiragana && s != analysis.Katakana && s != analysis.Latin {
			return false
		}
	}
	for _, r := range to {
		if analysis.ScriptOf(r) != analysis.Kanji {
			return false
		}
	}
	const least = 2 // characters before it, or letters of its sound
	if same >= least {
		return true
	}
	was, is := letters(string(from)), letters(an.Reading(string(to)))
	return len(was) >= least && strings.HasPrefix(is, was[:least])
}
