package indexer

import (
	"time"

	"kotae/corpus"
)

// Report tells what an import did. Read is always the sum of Written, Unchanged, Superseded, Refused and Rejected.
type Report struct {
	Read       int `json:"read"`       // records in the sources
	Written    int `json:"written"`    // questions that are new or changed
	Unchanged  int `json:"unchanged"`  // questions that the generation before had just so
	Superseded int `json:"superseded"` // older records of an id that came again
	Refused    int `json:"refused"`    // pages of another kind
	Rejected   int `json:"rejected"`   // records that could not be read

	Removed   int `json:"removed"`   // questions of the generation before that no source names any more
	Questions int `json:"questions"` // in the generation now
	Answers   int `json:"answers"`

	Problems    []corpus.Problem   `json:"problems"` // what was rejected
	Refusals    []corpus.Problem   `json:"refusals"` // what was refused
	Warnings    []corpus.Problem   `json:"warnings"` // what was odd
	Boilerplate []corpus.Candidate `json:"boilerplate_candidates"`

	Generation string        `json:"generation"`
	Published  bool          `json:"published"` // false where nothing had changed
	Took       time.Duration `json:"took_ns"`
}

// maxListed bounds each list of a report: a million bad records must not fill the memory. The counts stay exact.
const maxListed = 10_000

func list(to *[]corpus.Problem, p ...corpus.Problem) {
	for _, p := range p {
		if len(*to) < maxListed {
			*to = append(*to, p)
		}
	}
}

// Progress is told while an import runs.
type Progress struct {
	Reading bool // sources are being read; then Total is not known yet
	Done    int
	Total   int
}
