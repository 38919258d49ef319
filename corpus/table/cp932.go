package table

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
)

// lookalikes are characters that CP932 lacks and those that it has in their place; all others that it lacks are errors.
var lookalikes = map[rune]rune{'〜': '～', '−': '－', '—': '―', '‖': '∥', '¢': '￠', '£': '￡', '¬': '￢', '¥': '￥', '\u00a0': ' '}

// CharacterError is a character of a question that CP932 lacks.
type CharacterError struct {
	ID        string // of the question
	Field     string // the column
	Character rune
}

func (e *CharacterError) Error() string {
	return fmt.Sprintf("question %s: %s has %q (U+%04X), which CP932 lacks; write utf-8-bom, which Excel reads too", e.ID, e.Field, e.Character, e.Character)
}

// cp932 encodes, and remembers which characters can be.
type cp932 struct {
	encoder *encoding.Encoder
	known   map[rune]bool
}

func newCP932() *cp932 {
	return &cp932{encoder: japanese.ShiftJIS.NewEncoder(), known: map[rune]bool{}} // the Web's Shift_JIS is CP932
}

func (c *cp932) has(r rune) bool {
	if r < 0x80 {
		return true
	}
	has, ok := c.known[r]
	if !ok {
		_, err := c.encoder.String(string(r))
		has = err == nil
		c.known[r] = has
	}
	return has
}

// fit makes a cell encodable, and returns how many characters were replaced, or the one that cannot be. What a question
// is known and found by is not changed, and in JSON every character can be written.
func (c *cp932) fit(f field, cell string) (fitted string, replaced int, lacking rune) {
	exact := f == fieldID || f == fieldURL || f == fieldAnswerID
	var b strings.Builder
	for _, r := range cell {
		other, ok := lookalikes[r]
		switch {
		case c.has(r):
			b.WriteRune(r)
		case f == fieldLinks:
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, `\u%04x`, unit)
			}
		case ok && !exact:
			b.WriteRune(other)
			replaced++
		default:
			return "", 0, r
		}
	}
	return b.String(), replaced, 0
}
