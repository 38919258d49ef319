package markup

import (
	"net/url"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzParse: any text is read; a record may hold what comes out, and the sections have the whole text.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"<p>一<br>二</p><ul><li><h3>三</h3>四<li>五</ul>", "<table><tr><td>a<td>b<p>c</table>", "<a href=/qa/1><p>x</p>y</a>。z",
		"【一】\n二\n\n三", "<b>一</b><br>二", "<pre> a\n b</pre>", "&#1;&#x80;&nbsp;<x", "<select><table><a href=x>\u3000", "<svg><p><math><mi><b>", "<a href=x>&nbsp;</a>",
	} {
		f.Add(s)
	}
	base, err := url.Parse("https://soudan.example/")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, in string) {
		c := Parse(in)
		text := c.Text()
		if utf8.ValidString(in) && !utf8.ValidString(text) {
			t.Fatalf("%q is not UTF-8", text)
		}
		if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }); i >= 0 {
			t.Fatalf("a control character in %q", text)
		}
		if strings.Contains(text, "\n\n\n") || strings.Contains(text, " \n") {
			t.Fatalf("a gap of more than a blank line, or spaces at a line end, in %q", text)
		}
		var parts []string
		for _, s := range c.Sections() {
			if s.Heading == "" && s.Text == "" {
				t.Fatal("an empty section")
			}
			parts = append(parts, s.Heading, s.Text)
		}
		if got := strings.Join(strings.Fields(strings.Join(parts, "\n")), ""); got != strings.Join(strings.Fields(text), "") {
			t.Fatalf("sections have %q of %q", got, text)
		}
		for _, l := range c.Links(base) {
			if l.Text == "" || strings.Contains(l.Text, "\n") || !strings.Contains(text, l.Text) {
				t.Fatalf("link %+v is not in %q", l, text)
			}
		}
	})
}
