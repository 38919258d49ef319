package charset

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func encoded(t testing.TB, text, name string) string {
	t.Helper()
	if name == "utf-8" {
		return text
	}
	out, err := decoders[name].NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const (
	sentence = "面接で緊張して話せません。どうすればよいですか。"
	long     = sentence + sentence + sentence
)

func TestGuess(t *testing.T) {
	for _, text := range []string{sentence, "番号,題名", "アドバイザー", "就活のES", "１２３のこと", "ｶﾞｸﾁｶがない"} {
		for _, name := range []string{"utf-8", "cp932", "euc-jp"} {
			if got, ok := Guess([]byte(encoded(t, text, name))); got != name || !ok {
				t.Errorf("%s in %s is %s, %v", text, name, got, ok)
			}
		}
	}
	if got, _ := Guess([]byte(encoded(t, "ﾒﾝｾﾂ", "cp932"))); got != "cp932" {
		t.Errorf("half-width katakana alone is %s", got)
	}
	cut := encoded(t, sentence, "cp932")
	if got, ok := Guess([]byte(cut[:len(cut)-1])); got != "cp932" || !ok {
		t.Errorf("cut within a character it is %s, %v", got, ok)
	}
	if name, ok := Guess([]byte("\x00\xff\xfe\xff\xff\xfd\xff\xfe\xff\xff\xfd")); ok {
		t.Errorf("noise is %s", name)
	}
}

// TestReader: a text that begins in ASCII is read in each encoding, said or recognised, however it comes in.
func TestReader(t *testing.T) {
	text := "id,title,body\n" + strings.Repeat("x", 5000) + "\n1," + long + "\n"
	for _, name := range []string{"utf-8", "cp932", "euc-jp"} {
		for _, said := range []string{"", Auto, name} {
			in := encoded(t, text, name)
			for _, from := range []io.Reader{strings.NewReader(in), iotest.OneByteReader(strings.NewReader(in))} {
				r := NewReader(from, said)
				got, err := io.ReadAll(r)
				if string(got) != text || err != nil || r.Replaced() != 0 {
					t.Errorf("%s said to be %q: %.60q, %v", name, said, got, err)
				}
			}
		}
	}
	for _, alias := range []string{"sjis", "Shift_JIS", "shift-jis"} {
		if got, err := io.ReadAll(NewReader(strings.NewReader(encoded(t, text, "cp932")), alias)); string(got) != text || err != nil {
			t.Errorf("%s: %.60q, %v", alias, got, err)
		}
	}
	for in, want := range map[string]string{"\xef\xbb\xbf題": "題", "\xff\xfeL\x98": "題", "\xfe\xff\x98L": "題", "": "", "abc": "abc"} {
		if got, err := io.ReadAll(NewReader(strings.NewReader(in), "")); string(got) != want || err != nil {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
}

func TestWrongEncoding(t *testing.T) {
	for _, c := range []struct{ is, said, fix string }{
		{"utf-8", "cp932", "utf-8"}, {"utf-8", "euc-jp", "utf-8"}, {"utf-8", "utf-16", "utf-8"}, {"cp932", "utf-8", "cp932"},
		{"euc-jp", "utf-8", "euc-jp"}, {"cp932", "euc-jp", "cp932"}, {"euc-jp", "cp932", "euc-jp"},
	} {
		got, err := io.ReadAll(NewReader(strings.NewReader("id\n"+encoded(t, long, c.is)), c.said))
		var wrong *WrongError
		if !errors.As(err, &wrong) || !strings.HasSuffix(wrong.Fix, "--encoding "+c.fix) || strings.Trim(string(got), "id\n") != "" {
			t.Errorf("%s said to be %s: %.40q, %v", c.is, c.said, got, err)
		}
	}
	r := NewReader(strings.NewReader(encoded(t, long, "cp932")+"\x81\xff\x81\xff"), "cp932")
	if _, err := io.ReadAll(r); err != nil || r.Replaced() != 2 || r.Replaced() != 0 {
		t.Errorf("two broken characters: %v", err)
	}
}

func FuzzReader(f *testing.F) {
	for _, name := range []string{"utf-8", "cp932", "euc-jp", "utf-16"} {
		f.Add(encoded(f, "id\n"+sentence, name), uint8(0))
		f.Add(encoded(f, "id\n"+sentence, name), uint8(3))
	}
	f.Fuzz(func(t *testing.T, text string, said uint8) {
		name := Names()[int(said)%len(Names())]
		var wrong *WrongError
		if _, err := io.ReadAll(NewReader(strings.NewReader(text), name)); err != nil && !errors.As(err, &wrong) {
			t.Fatal(err)
		}
		Decode([]byte(text), name)
	})
}
