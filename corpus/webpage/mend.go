package webpage

import (
	"strings"
	"unicode/utf8"
)

const maxDepth = 100 // levels; a page of questions needs about 10

// mended is JSON that is written as it should be.
type mended struct {
	out  []byte
	ends []int // for each line of the source, where it ends in out
	deep int   // the line that is nested deeper than maxDepth, or 0
}

// mend takes out of a script what is no JSON but is often seen in pages: HTML and JavaScript comments, CDATA marks,
// commas before a closing bracket, a semicolon at the end, wide spaces; and writes control characters and quotation
// marks in strings as JSON has them. What is JSON stays as it is. It does not judge the syntax.
func mend(source string) mended {
	m := mended{out: make([]byte, 0, len(source))}
	depth := 0
	for i := 0; i < len(source); {
		c := source[i]
		if n := aside(source[i:]); n > 0 {
			for range strings.Count(source[i:i+n], "\n") {
				m.ends = append(m.ends, len(m.out))
			}
			i += n
			continue
		}
		switch c {
		case '"':
			i = m.quoted(source, i)
			continue
		case '{', '[':
			if depth++; depth > maxDepth && m.deep == 0 {
				m.deep = 1 + len(m.ends)
				return m
			}
		case '}', ']':
			depth--
			m.dropComma()
		case '\n':
			m.ends = append(m.ends, len(m.out))
		}
		m.out = append(m.out, c)
		i++
	}
	return m
}

// aside is the length of what s begins with and JSON has no place for, outside strings.
func aside(s string) int {
	for _, mark := range []string{"<!--", "-->", "<![CDATA[", "]]>", ";", "\u00a0", "\u3000", "\ufeff", "\u200b"} {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	end := 0
	switch {
	case strings.HasPrefix(s, "//"):
		if end = strings.IndexByte(s, '\n'); end < 0 {
			end = len(s)
		}
	case strings.HasPrefix(s, "/*"):
		if end = strings.Index(s, "*/") + 2; end < 4 {
			end = len(s)
		}
	}
	return end
}

// dropComma removes a comma that only white space follows.
func (m *mended) dropComma() {
	for i := len(m.out) - 1; i >= 0; i-- {
		switch m.out[i] {
		case ' ', '\t', '\r', '\n':
			continue
		case ',':
			m.out[i] = ' '
		}
		return
	}
}

// quoted copies the string that begins at i, and returns where it ends.
func (m *mended) quoted(source string, i int) int {
	m.out = append(m.out, '"')
	for i++; i < len(source); i++ {
		switch c := source[i]; {
		case c == '"':
			m.out = append(m.out, '"')
			return i + 1
		case c == '\\' && i+1 < len(source):
			i++
			switch e := source[i]; {
			case strings.IndexByte(`"\/bfnrtu`, e) >= 0:
				m.out = append(m.out, '\\', e)
			case e == '\'':
				m.out = append(m.out, e)
			case e >= utf8.RuneSelf || e < ' ':
				m.out = append(m.out, `\\`...)
				i-- // the character itself comes next
			default:
				m.out = append(m.out, '\\', '\\', e)
			}
		case c == '\n':
			m.ends = append(m.ends, len(m.out))
			m.out = append(m.out, `\n`...)
		case c == '\t':
			m.out = append(m.out, `\t`...)
		case c < ' ':
			m.out = append(m.out, ' ')
		default:
			m.out = append(m.out, c)
		}
	}
	return i
}
