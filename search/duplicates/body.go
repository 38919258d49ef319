package duplicates

import "strings"

// sentence is one sentence of a body that says something.
type sentence struct {
	text string
	bag  bag
}

const (
	maxSentences     = 6
	maxSentenceBag   = 12
	maxSentenceBytes = 180

	// minSentence is the information of a sentence that says something: a greeting has less.
	minSentence = 1.0
)

// readBody reads what a body is about, and the first of its sentences that say something. Each sentence is looked at by itself, as
// far as phrases go.
func (out *Prepared) readBody(p *Preparer, text string, matters *counter) {
	an := p.analyzer.Analyze(text)
	words := wordsOf(&an)
	var all counter
	for i := 0; i < len(words); {
		j := i
		for j < len(words) && words[j].sentence == words[i].sentence {
			j++
		}
		own := words[i:j]
		found := p.vocabulary.find(own)
		var one counter
		p.collect(&one, own, found, matters, bodyTimes)
		sum := 0.0
		for x, w := range one.weights {
			all.add(x, w)
			sum += w
		}
		if sum > minSentence && len(out.sentences) < maxSentences {
			start, end := an.Folded.Original(own[0].from, own[len(own)-1].to)
			out.sentences = append(out.sentences, sentence{strings.Clone(cut(text[start:end], maxSentenceBytes)), one.bag(maxSentenceBag)})
		}
		i = j
	}
	out.body = all.bag(maxBag)
}
