package corpus

import "strings"

// Pointers are the sentences of an answer that point to a page whose address the dump has lost. They stay in the text.
func Pointers(a *Answer) []Link {
	var links []Link
	for _, s := range a.Sections {
		for _, t := range Sentences(s.Text) {
			if strings.Contains(t, "こちらの記事") {
				links = append(links, Link{Kind: "article", Text: t})
			}
			if strings.Contains(t, "こちらのQ&A") {
				links = append(links, Link{Kind: "question", Text: t})
			}
		}
	}
	return links
}

// Sentences cuts a text at line ends and after 。 outside quotations.
func Sentences(text string) []string {
	var out []string
	for l := range strings.SplitSeq(text, "\n") {
		depth, from := 0, 0
		for i, r := range l {
			switch r {
			case '「', '『', '(':
				depth++
			case '」', '』', ')':
				depth = max(0, depth-1)
			case '。':
				if depth == 0 {
					out = append(out, l[from:i+len("。")])
					from = i + len("。")
				}
			}
		}
		if rest := strings.TrimSpace(l[from:]); rest != "" {
			out = append(out, rest)
		}
	}
	return out
}
