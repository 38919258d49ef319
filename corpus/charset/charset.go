// Package charset tells in which encoding Japanese text is written, and reads it as UTF-8.
package charset

import (
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// Auto is the encoding that is recognised.
const Auto = "auto"

// aliases are other names that people know an encoding by.
var aliases = map[string]string{
	"": Auto, "sjis": "cp932", "shift_jis": "cp932", "shift-jis": "cp932", "eucjp": "euc-jp",
}

// decoders are the encodings besides UTF-8. The Web's Shift_JIS is CP932, that of Windows and Excel. UTF-16 without a byte
// order mark is little-endian, as Windows writes it.
var decoders = map[string]encoding.Encoding{
	"utf-16": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "cp932": japanese.ShiftJIS, "euc-jp": japanese.EUCJP,
}

// Names are those that an encoding may be given by, Auto first.
func Names() []string {
	return []string{Auto, "utf-8", "utf-16", "cp932", "sjis", "shift_jis", "shift-jis", "euc-jp", "eucjp"}
}

// Known reports whether an encoding is called name, in any case; "" is Auto.
func Known(name string) bool { return slices.Contains(Names(), canonical(name)) }

// canonical is the one name of an encoding that may have several.
func canonical(name string) string {
	name = strings.ToLower(name)
	if other, ok := aliases[name]; ok {
		return other
	}
	return name
}

// Decode is text in one of the encodings as UTF-8, with U+FFFD for what is none of it.
func Decode(text []byte, name string) []byte {
	e := decoders[canonical(name)]
	if e == nil {
		return text
	}
	out, err := e.NewDecoder().Bytes(text)
	if err != nil {
		return text
	}
	return out
}
