// Package personal finds telephone numbers, addresses and numbers of persons that nobody meant to publish.
package personal

import (
	"strings"

	"kotae/search/audit"
)

// Rules are all rules about personal data. They look at every text, the asker's words and quotations too: what is published is
// published. Numbers need checks that patterns cannot make, so these rules are no YAML.
func Rules() []audit.Rule {
	return []audit.Rule{
		{
			ID: "wording/personal-phone", Severity: audit.Error,
			About: audit.Texts{English: "a telephone number of a person", Japanese: "個人のものとみられる電話番号"},
			Why: audit.Texts{
				English:  "Whoever wrote it cannot take it back once it is found by searches. Toll-free numbers, placeholders (090-0000-0000) and the fixed lines of offices named beside them are not meant.",
				Japanese: "検索で広まると取り消せません。フリーダイヤル、仮の番号（090-0000-0000 など）、窓口名とともに書かれた固定電話は対象外です。",
			},
			Message: audit.Texts{English: "a telephone number; remove it, or write 090-XXXX-XXXX", Japanese: "電話番号です。削除するか、「090-XXXX-XXXX」のような伏せた書き方に直してください"},
			Look:    look(phones),
		},
		{
			ID: "wording/personal-mail", Severity: audit.Error,
			About: audit.Texts{English: "a mail address of a person", Japanese: "個人のものとみられるメールアドレス"},
			Why: audit.Texts{
				English:  "It is collected by spammers, and tells who asked. Addresses for examples (example.com) and those of offices (info@, saiyo@) are not meant.",
				Japanese: "迷惑メールに使われ、質問者が特定されます。例示用のドメイン（example.com など）や窓口のアドレス（info@、saiyo@ など）は対象外です。",
			},
			Message: audit.Texts{English: "a mail address; remove it, or write an example such as taro@example.com", Japanese: "メールアドレスです。削除するか、taro@example.com のような例示用のアドレスに直してください"},
			Look:    look(mails),
		},
		{
			ID: "wording/personal-address", Severity: audit.Error,
			About: audit.Texts{English: "a postal address with its house number", Japanese: "番地まで書かれた住所"},
			Why: audit.Texts{
				English:  "It tells where somebody lives. Towns without a house number, placeholders (〒000-0000, 1-2-3) and the addresses of offices named beside them are not meant.",
				Japanese: "住んでいる場所が特定されます。市区町村までの地名、仮の住所（〒000-0000、1-2-3 など）、役所や会社の名前とともに書かれた所在地は対象外です。",
			},
			Message: audit.Texts{English: "a postal address; cut it off after the town, or write ○○市△△1-2-3", Japanese: "番地までの住所です。市区町村までにとどめるか、「○○市△△1-2-3」のような仮の住所に直してください"},
			Look:    look(addresses),
		},
		{
			ID: "wording/personal-my-number", Severity: audit.Error,
			About: audit.Texts{English: "what may be somebody’s Individual Number (My Number)", Japanese: "マイナンバーの可能性がある12桁の番号"},
			Why: audit.Texts{
				English:  "The law forbids to keep or publish it. Only numbers whose check digit is right are meant, written in fours or in a text about My Number.",
				Japanese: "番号法により、目的外の保管も公開もできません。検査用数字が正しく、4桁ずつ区切られているか、マイナンバーに触れた文章にある番号だけが対象です。",
			},
			Message: audit.Texts{English: "this may be an Individual Number; remove it, and tell whoever wrote it", Japanese: "マイナンバーの可能性があります。すぐに削除し、書いた人に知らせてください"},
			Look:    look(myNumbers),
		},
	}
}

// look calls found with what a finder finds in each folded text, as bytes from and to.
func look(find func(text string, found func(from, to int))) func(*audit.Question, func(audit.Hit)) {
	return func(q *audit.Question, found func(audit.Hit)) {
		for i := range q.Texts {
			t := &q.Texts[i]
			find(t.Folded().Text, func(from, to int) { found(audit.Hit{Spot: t.FoldedSpot(from, to)}) })
		}
	}
}

// lineAt is the line of a text in which a place stands: who a number belongs to is mostly said there.
func lineAt(text string, at int) string {
	from := strings.LastIndexByte(text[:at], '\n') + 1
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return text[from : at+n]
	}
	return text[from:]
}

// isPlaceholder reports digits that stand for others: 0000, 9999, 12345678, 87654321.
func isPlaceholder(digits string) bool {
	same, up, down := true, true, true
	for i := 1; i < len(digits); i++ {
		step := (int(digits[i]) - int(digits[i-1]) + 10) % 10
		same, up, down = same && step == 0, up && step == 1, down && step == 9
	}
	return same || up || down
}

// onlyDigits leaves everything else out.
func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func hasAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
