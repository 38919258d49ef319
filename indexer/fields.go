package indexer

// The fields of a document. The first four hold words, the last two the character bigrams of the same text; ranking
// weighs them (search/rank).
const (
	FieldTitle = iota
	FieldBody
	FieldHeadline // headlines and sub-headlines of the answers
	FieldAnswer   // the answers' texts
	FieldTitleGrams
	FieldTextGrams // body, headlines and answers
	numFields
)

// FieldNames are the names of the fields in bleve, by field.
var FieldNames = [numFields]string{"title", "body", "headline", "answer", "title_grams", "text_grams"}
