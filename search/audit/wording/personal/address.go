package personal

import (
	"regexp"
	"strings"
)

// addressPattern is a prefecture or a postal code with a town and a house number: 千葉県船橋市本町4-8-12, 4丁目8番12号.
var addressPattern = regexp.MustCompile(`(?:〒?\d{3}-\d{4}\s*)?(?:北海道|東京都|京都府|大阪府|\p{Han}{2,3}県)?[\p{Han}ぁ-んァ-ヶー]{1,6}?[市区郡町村][\p{Han}ぁ-んァ-ヶー]{0,14}?(?:\d{1,4}|[一二三四五六七八九十]{1,3})(?:丁目[\d一二三四五六七八九十]{0,3}(?:番地?)?(?:\d{1,4}号?)?(?:-\d{1,4}){0,3}|番地?(?:の?\d{1,4})?号?|(?:-\d{1,4}){1,3})`)

var prefecture = regexp.MustCompile(`^(?:北海道|東京都|京都府|大阪府|\p{Han}{2,3}県)`)

// postalCode stands before an address.
var postalCode = regexp.MustCompile(`^〒?\d{3}-\d{4}`)

// counted follows numbers that count something: 渋谷区の3-4社.
var counted = regexp.MustCompile(`^(?:社|年|人|名|月|日|回|個|時|%|割|件|倍|万|円|か月|ヶ月|週|つ|冊|校|枚|歳|卒|位|点|分|歩|駅)`)

// officeNames name whose address it is.
var officeNames = []string{"株式会社", "有限会社", "合同会社", "(株)", "本社", "支社", "支店", "営業所", "ハローワーク", "労働局", "監督署", "大学", "高校", "市役所", "区役所", "県庁", "都庁", "府庁", "町役場", "村役場", "センター", "会館", "省", "公園", "裁判所", "会場", "図書館", "病院", "御中", "学校", "学部", "協会", "機構", "庁舎", "合同庁舎"}

func addresses(text string, found func(from, to int)) {
	if !strings.ContainsAny(text, "市区郡町村") {
		return
	}
	for _, m := range addressPattern.FindAllStringIndex(text, -1) {
		from, to := m[0], m[1]
		words := text[from:to]
		code := postalCode.FindString(words)
		place := strings.TrimSpace(words[len(code):])
		if code == "" && !prefecture.MatchString(place) && !strings.Contains(place, "丁目") && !strings.Contains(place, "番地") {
			continue // a town and numbers alone may be anything
		}
		house := place[strings.IndexAny(place, "0123456789一二三四五六七八九十"):]
		switch {
		case strings.HasSuffix(words, "丁目"): // a block of a town, not a house
		case counted.MatchString(text[to:]):
		case isPlaceholder(onlyDigits(house)) && len(onlyDigits(house)) > 1, code != "" && isPlaceholder(onlyDigits(code)):
		case hasAny(words, "○", "〇", "△", "××", "□"):
		case hasAny(lineAt(text, from), officeNames...):
		default:
			found(from, to)
		}
	}
}
