package indexer

import (
	"time"

	"kotae/corpus"
)

// Report tells what an import did. Read is always the sum of Written, Unchanged, Superseded, Refused, Rejected and
// Forgotten.
type Report struct {
	Read       int `json:"read"`       // records in the sources
	Written    int `json:"written"`    // questions that are new or changed
	Unchanged  int `json:"unchanged"`  // questions that the generation before had just so
	Superseded int `json:"superseded"` // older records of an id that came again
	Refused    int `json:"refused"`    // pages of another kind
	Rejected   int `json:"rejected"`   // records that could not be read
	Forgotten  int `json:"forgotten"`  // questions that are forgotten and so not indexed

	Removed   int `json:"removed"`   // questions of the generation before that no source names any more
	Erased    int `json:"erased"`    // questions of the generation before that were forgotten since
	Questions int `json:"questions"` // in the generation now
	Answers   int `json:"answers"`

	Problems    []corpus.Problem   `json:"problems"` // what was rejected
	Refusals    []corpus.Problem   `json:"refusals"` // what was refused
	Warnings    []corpus.Problem   `json:"warnings"` // what was odd
	Boilerplate []corpus.Candidate `json:"boilerplate_candidates"`

	ForgottenIDs []string  `json:"forgotten_ids"` // as the sources name them, sorted
	RemovedIDs   []string  `json:"removed_ids"`   // sorted; also those that too many removals kept from going
	Renamed      []Renamed `json:"renamed"`       // sorted by To
	RenamedCount int       `json:"renamed_count"`

	Generation string        `json:"generation"`
	Published  bool          `json:"published"` // false where nothing had changed
	Took       time.Duration `json:"took_ns"`
}

// Renamed is a question that the sources call otherwise now: its content was the same, so it keeps its id.
type Renamed struct {
	From string `json:"from"` // its id
	To   string `json:"to"`   // its name in the sources
}

// maxListed bounds each list of a report: a million bad records must not fill the memory. The counts stay exact.
const maxListed = 10_000

func list[T any](to *[]T, items ...T) {
	*to = append(*to, items[:min(len(items), max(0, maxListed-len(*to)))]...)
}

// Progress is told while an import runs.
type Progress struct {
	Reading bool // sources are being read; then Total is not known yet
	Done    int
	Total   int
}
