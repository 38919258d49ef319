package duplicates

import "kotae/indexer/analysis"

// Wording is a stretch of a title that says a concept, and what else says it.
type Wording struct {
	From, To int      // bytes of the folded text
	Others   []string // phrases of the concept file and the thesaurus, among them what stands there
}

// Wordings lists the concepts that an analysed title says, in a word or in several together: what to look for where questions are
// to be found that ask the same in other words.
func (p *Preparer) Wordings(title *analysis.Analysis) (out []Wording) {
	words := wordsOf(title)
	words = words[:min(len(words), maxUnits)]
	for i := range words {
		words[i].sentence = 0 // as title has it
	}
	for _, f := range p.vocabulary.find(words) {
		if m := &p.vocabulary.meanings[f.means]; m.id != 0 && m.strength >= sudachiStrength {
			out = append(out, Wording{words[f.words[0]].from, words[f.words[len(f.words)-1]].to, m.phrases})
		}
	}
	return out
}
