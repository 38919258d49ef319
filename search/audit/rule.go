package audit

import "fmt"

// Severity says how much a finding matters.
type Severity string

// The severities, the least first.
const (
	Note    Severity = "note"    // worth a look
	Warning Severity = "warning" // misleads or puts off visitors, or hides the question from them
	Error   Severity = "error"   // must not stay as it is
)

// Severities are all of them, the least first.
var Severities = []Severity{Note, Warning, Error}

// Rank orders severities: 0 for Note, more for those that matter more; −1 for what is none.
func (s Severity) Rank() int {
	for i, t := range Severities {
		if s == t {
			return i
		}
	}
	return -1
}

// Texts are one text in each language of the command line. Where it has verbs, they are the same ones in the same order, or
// numbered (%[2]s).
type Texts struct {
	English  string `json:"en"`
	Japanese string `json:"ja"`
}

// In is the text in a language: ja, else English.
func (t Texts) In(language string) string {
	if language == "ja" {
		return t.Japanese
	}
	return t.English
}

func (t Texts) format(language string, args []any) string {
	if len(args) == 0 {
		return t.In(language)
	}
	return fmt.Sprintf(t.In(language), args...)
}

// Rule is one thing to look for. Exactly one of Look, Collect and Gathers is set, or none where the engine itself finds it.
type Rule struct {
	ID       string // family/name, such as structure/no-answer; it never changes, since allow-lists and baselines have it
	Severity Severity
	About    Texts // what is found, in one line
	Why      Texts // what harm it does, and how the rule decides
	Message  Texts // what to do about a finding; its verbs take Hit.Args

	// NeedsTerms is set where Text.Analysis is used. Cutting is half of an audit's cost, and is left out where no rule needs it.
	NeedsTerms bool

	// Look finds what one question shows. Several goroutines call it, with different questions.
	Look func(q *Question, found func(Hit))
	// Collect begins a run of a rule that needs all questions.
	Collect func() Collector
	// Gathers is what the rule needs of all questions, where other rules need the same: it is gathered once however many of
	// them are asked. Report finds in it what the rule is about, always in the same order, when all questions were added.
	Gathers *Gathering
	Report  func(g Gatherer, found func(Hit))
}

// Gathering is shared by the rules that point to it.
type Gathering struct {
	Begin func() Gatherer // begins a run over all questions
}

// Collector is one run of a rule over all questions.
type Collector interface {
	Gatherer
	// End reports what was found, always in the same order, when all questions were added.
	End(found func(Hit))
}

// Gatherer is the part of a run that comes before its end. It must keep no texts, nor parts of them that are not cloned: what it
// holds at the end may grow with the questions only by some bytes for each.
type Gatherer interface {
	// Read takes from a question what the rule needs. Several goroutines call it, with different questions; it must not
	// change the collector.
	Read(q *Question) any
	// Add takes what Read returned, one question after another in the order of the questions.
	Add(read any)
}
