package table

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// field is what a column holds.
type field int

const (
	fieldID field = iota
	fieldURL
	fieldTitle
	fieldBody
	fieldStatus
	fieldGender
	fieldAsked
	fieldUpdated
	fieldCategories
	fieldLinks
	fieldGuessed
	fieldAnswerID // the first of an answer's
	fieldAdviser
	fieldQualifications
	fieldHeadline
	fieldAnswer
	fieldBest
	fieldCount
)

// fieldNames are the headers that the writer writes, in its order.
var fieldNames = [fieldCount]string{
	"id", "url", "title", "body", "status", "gender", "asked", "updated", "categories", "links", "guessed",
	"answer_id", "adviser", "qualifications", "headline", "answer", "best",
}

func (f field) String() string { return fieldNames[f] }

func (f field) ofAnswer() bool { return f >= fieldAnswerID }

// headers are the names by which a field is known, as plainHeader leaves them, besides the writer's.
var headers = index(map[field]string{
	fieldID:             "questionid 質問id 質問番号 相談id 相談番号",
	fieldURL:            "link アドレス ページurl 質問url 相談url",
	fieldTitle:          "subject タイトル 件名 題名 質問タイトル 質問のタイトル 相談タイトル 相談のタイトル お悩みタイトル お悩みのタイトル",
	fieldBody:           "text questiontext 本文 内容 詳細 質問本文 質問内容 質問文 質問詳細 相談本文 相談内容 ご相談内容 相談文 お悩み内容",
	fieldStatus:         "属性 学年 質問者 相談者 質問者属性 相談者属性 質問者の属性 相談者の属性",
	fieldGender:         "sex 性別 質問者性別 相談者性別",
	fieldAsked:          "askedat date created createdat 質問日 質問日時 相談日 相談日時 投稿日 投稿日時 作成日 作成日時",
	fieldUpdated:        "updatedat modified modifiedat 更新日 更新日時 最終更新日 最終更新日時",
	fieldCategories:     "category カテゴリー カテゴリ カテゴリー名 カテゴリ名 分類",
	fieldLinks:          "リンク 関連リンク",
	fieldGuessed:        "推定 区切り推定",
	fieldAnswerID:       "回答id 回答番号",
	fieldAdviser:        "advisor answerer 回答者 回答者名 アドバイザー アドバイザー名",
	fieldQualifications: "qualification 資格 保有資格 回答者資格 回答者の資格 アドバイザー資格 肩書 肩書き",
	fieldHeadline:       "見出し 回答見出し 回答の見出し 回答タイトル",
	fieldAnswer:         "answertext answerbody 回答 回答本文 回答内容 回答文",
	fieldBest:           "bestanswer ベスト ベストアンサー",
})

// vague are names that mean the first of their fields that no other column has.
var vague = map[string][]field{
	"question": {fieldTitle, fieldBody}, "質問": {fieldTitle, fieldBody}, "相談": {fieldTitle, fieldBody},
	"お悩み": {fieldTitle, fieldBody}, "悩み": {fieldTitle, fieldBody},
	"番号": {fieldID}, "no": {fieldID}, "no.": {fieldID}, "先生": {fieldAdviser}, "アドバイス": {fieldAnswer},
	"tags": {fieldCategories}, "タグ": {fieldCategories}, "テーマ": {fieldCategories},
}

func index(names map[field]string) map[string]field {
	out := map[string]field{}
	for f := range fieldCount {
		out[plainHeader(f.String())] = f
		for n := range strings.FieldsSeq(names[f]) {
			out[n] = f
		}
	}
	return out
}

// plainHeader is a header without what people write differently: case, width, spaces, _ and -.
func plainHeader(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '_' || r == '-' || r == '\ufeff' {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(s))
}
