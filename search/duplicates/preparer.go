package duplicates

import (
	"slices"
	"strings"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/search/thesaurus"
)

// Options say by what questions are compared. The zero value compares by what the program brings along.
type Options struct {
	Thesaurus *thesaurus.Thesaurus // nil for the default one
}

// Preparer makes of questions what is compared. It may be used by several goroutines.
type Preparer struct {
	analyzer   *analysis.Analyzer
	statistics *Statistics
	vocabulary *vocabulary
}

// NewPreparer needs about as long as the dictionary takes to load: it cuts every phrase of the thesaurus.
func NewPreparer(a *analysis.Analyzer, s *Statistics, o Options) (*Preparer, error) {
	list, err := embeddedConcepts()
	if err != nil {
		return nil, err
	}
	if o.Thesaurus == nil {
		if o.Thesaurus, err = thesaurus.Default(); err != nil {
			return nil, err
		}
	}
	return &Preparer{analyzer: a, statistics: s, vocabulary: newVocabulary(a, list, o.Thesaurus, s)}, nil
}

// Prepared is all of a question that comparing needs. It never changes, and its size is bounded whatever the question's: about 3 KB.
type Prepared struct {
	wording    string
	title      title
	body       bag
	answers    bag
	sentences  []sentence
	asked      bag // the matters of title and body, the title's above all
	told       bag // those of the answers too
	askedChief chief
	toldChief  chief
	hasBody    bool
	hasAnswers bool
	categories []id
	given      []id // who gave which answer, sorted
}

// What a matter counts by where it stands.
const (
	titleTimes  = 3.0
	bodyTimes   = 1.0
	answerTimes = 0.5
)

// How much is looked at, in bytes: of a title, of a body and of all answers, and of each answer. An adviser's verdict stands at the
// start: with 300 bytes of each answer the sample is told as well as with 1,200, and cutting text is most of the work.
const (
	maxTitle  = 600
	maxText   = 8_000
	maxAnswer = 1_200
)

// Prepare reads a question: its title, and its body, answers and categories where it has them.
func (p *Preparer) Prepare(q *corpus.Question) *Prepared {
	out := &Prepared{wording: q.Wording(), hasBody: strings.TrimSpace(q.Body) != ""}
	var matters counter // of what has been read so far
	out.title = p.title(cut(q.Title, maxTitle), &matters)
	out.readBody(p, cut(q.Body, maxText), &matters)
	out.asked = matters.bag(maxMatters)
	out.readAnswers(p, q.Answers, &matters)
	out.told = matters.bag(maxMatters)
	out.askedChief, out.toldChief = chiefOf(out.asked), chiefOf(out.told)
	for _, c := range q.Categories {
		out.categories = append(out.categories, idOf(aCategory, c))
	}
	out.categories = sorted(out.categories)
	return out
}

// readAnswers reads the beginnings of a question's answers as one text.
func (out *Prepared) readAnswers(p *Preparer, answers []corpus.Answer, matters *counter) {
	var all counter
	left := maxText
	for i := range answers {
		a := &answers[i]
		whole := a.Headline + "\n" + a.Text()
		text := cut(whole, min(left, maxAnswer))
		left -= len(text)
		an := p.analyzer.Analyze(text)
		words := wordsOf(&an)
		p.collect(&all, words, p.vocabulary.find(words), matters, answerTimes)
		if len(whole) >= minPasted && len(out.given) < maxGiven {
			out.given = append(out.given, idOf(anAnswer, a.Adviser+"\x00"+strings.Join(strings.Fields(analysis.Fold(cut(whole, maxText)).Text), "")))
		}
		out.hasAnswers = out.hasAnswers || len(words) > 0
	}
	out.answers = all.bag(maxBag)
	out.given = sorted(out.given)
}

// minPasted is the length, in bytes, from which the same answer of one adviser is no chance.
const minPasted = 150

// maxGiven is how many answers of a question are compared as pasted.
const maxGiven = 64

func sorted(ids []id) []id {
	slices.Sort(ids)
	return slices.Clip(slices.Compact(ids))
}

// cut is a text's start, of at most so many bytes.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:max(most, 0)], "")
}
