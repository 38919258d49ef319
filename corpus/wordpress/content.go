package wordpress

import (
	"regexp"
	"strings"
)

var (
	blocks    = regexp.MustCompile(`(?i)<p[\s>]|<!-- wp:`)
	blockFrom = regexp.MustCompile(`(?i)(<(?:h[1-6]|ul|ol|dl|table|blockquote|div|pre|figure|hr)(?:\s[^<>]*)?/?>)`)
	blockTo   = regexp.MustCompile(`(?i)(</(?:h[1-6]|ul|ol|dl|table|blockquote|div|pre|figure)\s*>)`)
	blockOpen = regexp.MustCompile(`(?i)^<(?:/?(?:h[1-6]|ul|ol|dl|table|blockquote|div|pre|figure|hr|li|dt|dd|t[rhd]|tbody|thead))[\s/>]`)
	blankLine = regexp.MustCompile(`\n[ \t]*\n\s*`)
	// What stands in brackets may be text, so only WordPress's own shortcodes go, and those named like a program's.
	shortcode = regexp.MustCompile(`\[/?(?:caption|gallery|embed|audio|video|playlist|toc|wp_[a-z_]+|[a-z]+(?:[-_][a-z0-9]+)+)(?:\s[^\[\]]*)?/?\]`)
)

// markedUp is a post's content as HTML. The old editor keeps paragraphs as blank lines and WordPress makes elements of them
// when it shows a post; so do we, where a post has none.
func markedUp(content string) string {
	content = shortcode.ReplaceAllString(strings.ReplaceAll(content, "\r\n", "\n"), "")
	if blocks.MatchString(content) {
		return content
	}
	content = blockTo.ReplaceAllString(blockFrom.ReplaceAllString(content, "\n\n$1"), "$1\n\n")
	var out []string
	for _, block := range blankLine.Split(content, -1) {
		switch block = strings.TrimSpace(block); {
		case block == "":
		case blockOpen.MatchString(block):
			out = append(out, block)
		default:
			out = append(out, "<p>"+strings.ReplaceAll(block, "\n", "<br>")+"</p>")
		}
	}
	return strings.Join(out, "\n")
}
