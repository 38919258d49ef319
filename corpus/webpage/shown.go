package webpage

import "kotae/corpus"

// addShown takes the questions of the page's microdata where its scripts tell of none, or only of frequent questions that
// stand beside the page's own.
func (r *reader) addShown(shown *things) {
	titles := map[string]bool{}
	for _, a := range r.data.questions {
		if a.kind != "FAQPage" {
			return
		}
		titles[corpus.Normalize(r.line(a.thing, "name"))] = true
	}
	for id, t := range shown.byID {
		if r.data.byID[id] == nil {
			r.data.byID[id] = t
		}
	}
	var own []*asked
	for _, a := range shown.questions {
		if !titles[corpus.Normalize(r.line(a.thing, "name"))] {
			own = append(own, a)
		}
	}
	r.data.questions = append(own, r.data.questions...)
}
