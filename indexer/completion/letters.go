package completion

import (
	_ "embed"
	"strings"
)

// Words in letters are read by kagome as the letters they are. People who type before they switch the input method write ES as
// えす or いーえす, and Web as うぇぶ.

//go:embed letters.tsv
var lettersFile string

// readings are the words in letters whose reading is not that of their letters one by one.
var readings = func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(lettersFile) {
		if word, reading, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			m[word] = reading
		}
	}
	return m
}()

// names are those of the letters, in kana.
var names = strings.Fields("えー びー しー でぃー いー えふ じー えいち あい じぇー けー える えむ えぬ おー ぴー きゅー あーる えす てぃー ゆー ぶい だぶりゅー えっくす わい ぜっと")

// maxSpelled is the length of the longest word that is read letter by letter: GPA, TOEFL and the like, and longer ones are words.
const maxSpelled = 4

// Spoken is a reading with the words in letters read aloud too; those that nobody knows how to read stay letters.
func Spoken(reading string) string {
	if !strings.ContainsFunc(reading, isLetter) {
		return reading
	}
	var b strings.Builder
	for i := 0; i < len(reading); {
		n := 0
		for i+n < len(reading) && isLetter(rune(reading[i+n])) {
			n++
		}
		if n == 0 {
			b.WriteByte(reading[i])
			i++
			continue
		}
		word := reading[i : i+n]
		i += n
		said, ok := readings[word]
		switch {
		case ok:
			b.WriteString(said)
		case n <= maxSpelled:
			for _, c := range []byte(word) {
				b.WriteString(names[c-'a'])
			}
		default:
			b.WriteString(word)
		}
	}
	return b.String()
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' }
