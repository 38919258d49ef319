package personal

import (
	"regexp"
	"slices"
	"strings"
)

// mailPattern is a mail address in lower case, as folded texts have it.
var mailPattern = regexp.MustCompile(`[a-z0-9][a-z0-9._%+-]*@[a-z0-9][a-z0-9.-]*\.[a-z]{2,}`)

// officeBoxes are the names before the @ that belong to offices.
var officeBoxes = []string{"info", "information", "support", "contact", "recruit", "recruiting", "saiyo", "saiyou", "jinji", "hr", "help", "press", "pr", "office", "admin", "webmaster", "noreply", "no-reply", "inquiry", "career", "careers", "shukatsu", "soudan", "soumu", "madoguchi", "privacy", "postmaster", "mail", "sales"}

// exampleDomain is a domain that nobody has, or that stands for any: RFC 2606 and RFC 6761, JPRS's example.jp, and the usual
// xxx.co.jp and abc.com; and the lists of mailing lists.
var exampleDomain = regexp.MustCompile(`(?:^|\.)(?:(?:example|sample|test|dummy|xxx+|abc|aaa+|ooo+|hogehoge|hoge|foo|bar|company|domain|kaisha|daigaku|university|mail|kabushiki)\.(?:com|net|org|jp|co\.jp|ac\.jp|or\.jp|ne\.jp)|example|invalid|test|localhost)$|^lists\.`)

// exampleBox is a name before the @ that stands for any.
var exampleBox = regexp.MustCompile(`^(?:x{2,}|a{2,}|o{3,}|abc\d*|hoge(?:hoge)?|user(?:name)?|yourname|your\.name|name|namae|sample|test|dummy)$`)

func mails(text string, found func(from, to int)) {
	if !strings.Contains(text, "@") {
		return
	}
	for _, m := range mailPattern.FindAllStringIndex(text, -1) {
		box, domain, _ := strings.Cut(text[m[0]:m[1]], "@")
		first := strings.FieldsFunc(box, func(r rune) bool { return r == '-' || r == '_' || r == '.' || r == '+' || r >= '0' && r <= '9' })
		office := slices.Contains(officeBoxes, box) || len(first) > 0 && slices.Contains(officeBoxes, first[0])
		if office || exampleDomain.MatchString(domain) || exampleBox.MatchString(box) {
			continue
		}
		found(m[0], m[1])
	}
}
