package webpage

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/width"

	"kotae/corpus"
	"kotae/corpus/page"
)

var (
	titles = regexp.MustCompile(`\s*[/／、,]\s*`)
	joints = regexp.MustCompile(`[\s/／、,・()（）]+`)
)

// genders are schema.org's, in the site's words.
var genders = map[string]string{"male": "男性", "female": "女性"}

// asker reads what a page tells of the person who asks, wherever it does; a name is not kept.
func (r *reader) asker(v any) corpus.Asker {
	var a corpus.Asker
	for _, p := range r.things(v) {
		for _, s := range r.lines(p, "gender") {
			if g, ok := genders[strings.ToLower(s[strings.LastIndexAny(s, "/:")+1:])]; ok {
				s = g
			}
			if a.Gender == "" && page.IsGender(s) {
				a.Gender = s
			}
		}
		for _, s := range r.lines(p, "jobTitle", "description", "name") {
			for _, part := range joints.Split(s, -1) {
				folded := width.Fold.String(part)
				switch {
				case a.Status == "" && page.IsStatus(folded):
					a.Status = part
				case a.Gender == "" && page.IsGender(part):
					a.Gender = part
				}
			}
		}
	}
	return a
}

// adviser reads who answers: the names, and all titles once.
func (r *reader) adviser(v any) (name string, qualifications []string) {
	var names []string
	for _, p := range r.things(v) {
		if s := r.line(p, "name", "alternateName"); s != "" && !slices.Contains(names, s) {
			names = append(names, s)
		}
		for _, s := range r.lines(p, "jobTitle", "hasOccupation", "hasCredential", "honorificPrefix", "honorificSuffix") {
			for _, q := range titles.Split(s, -1) {
				if q != "" && !courtesy[q] && !slices.Contains(qualifications, q) {
					qualifications = append(qualifications, q)
				}
			}
		}
	}
	return strings.Join(names, "、"), qualifications
}

// courtesy is said of everybody.
var courtesy = map[string]bool{"さん": true, "様": true, "氏": true, "先生": true, "Mr.": true, "Ms.": true, "Mrs.": true}
