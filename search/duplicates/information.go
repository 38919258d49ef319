package duplicates

import "slices"

// Sufficient is the information from which a question can be told from others: 面接の服装 has it, 面接について has not, and what only
// asks (どうすればいいですか) has least of all. Every title of the sample has it.
const Sufficient = 0.5

// askedInformation is what it tells to ask for something in particular: about what a word does that one question in five has.
const askedInformation = 0.3

// Information is how much a question says at least: each word of its title, what that asks for, and each sentence of the body that
// says something. A word that no other question has counts 1, one that all have nothing, and so do words that only ask.
func (p *Prepared) Information() float64 {
	sum := minSentence * float64(len(p.sentences))
	for i := range p.title.units {
		u := &p.title.units[i]
		if !slices.ContainsFunc(p.title.units[:i], func(before unit) bool { return before.term == u.term }) {
			sum += float64(u.weight)
		}
	}
	if p.title.asked&^(1<<Open|1<<Fact|1<<Event) != 0 {
		sum += askedInformation
	}
	return sum
}
