package table

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

func encode(t testing.TB, name, text string) string {
	t.Helper()
	e, ok := map[string]encoding.Encoding{
		"utf-8": unicode.UTF8, "utf-8-bom": unicode.UTF8BOM, "cp932": japanese.ShiftJIS, "euc-jp": japanese.EUCJP,
		"utf-16le": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le-bom": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"utf-16be-bom": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	}[name]
	if !ok {
		t.Fatalf("no encoding %s", name)
	}
	out, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
