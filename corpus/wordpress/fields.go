package wordpress

import (
	"slices"
	"strings"
)

// DefaultFields are the custom fields that are read without being told: the record's field by the custom field's name.
// "best_answer" is the post id of the best answer, on the question's post.
var DefaultFields = map[string]string{
	"kotae_status": "status", "kotae_gender": "gender", "kotae_headline": "headline", "kotae_adviser": "adviser",
	"kotae_qualifications": "qualifications", "kotae_best": "best", "kotae_answer_id": "answer_id",
	"_dwqa_anonymous_name": "adviser", "_dwqa_best_answer": "best_answer", "kotae_best_answer": "best_answer",
}

// Fields are the fields of a record that a custom field may be.
var Fields = []string{"status", "gender", "headline", "adviser", "qualifications", "best", "answer_id", "best_answer"}

// values are a post's custom fields, by the record's field.
type values map[string][]string

func (x *export) valuesOf(meta []postmeta) values {
	v := values{}
	for _, m := range meta {
		field, ok := x.fields[m.Key]
		if !ok {
			continue
		}
		for line := range strings.SplitSeq(m.Value, "\n") {
			if line = strings.TrimSpace(line); line != "" && !slices.Contains(v[field], line) {
				v[field] = append(v[field], line)
			}
		}
	}
	return v
}

func (v values) first(field string) string {
	if len(v[field]) == 0 {
		return ""
	}
	return v[field][0]
}

// truth reads a checkbox as WordPress's plugins write it.
func truth(s string) bool {
	switch strings.ToLower(s) {
	case "", "0", "no", "false", "off":
		return false
	}
	return true
}
