package indexer

import (
	"errors"
	"time"

	"kotae/corpus"
	"kotae/indexer/generation"
)

// Report tells what an import did. Read is always the sum of Written, Unchanged, Superseded, Refused, Rejected and
// Forgotten.
type Report struct {
	Read       int `json:"read"`       // records in the sources, and what was named or found there and could not be read as any
	Written    int `json:"written"`    // questions that are new or changed
	Unchanged  int `json:"unchanged"`  // questions that the generation before had just so
	Superseded int `json:"superseded"` // older records of an id that came again
	Refused    int `json:"refused"`    // pages of another kind
	Rejected   int `json:"rejected"`   // records that could not be read
	Forgotten  int `json:"forgotten"`  // questions that are forgotten and so not indexed

	Removed   int `json:"removed"`   // questions of the generation before that no source names any more
	Kept      int `json:"kept"`      // questions of the generation before that stay because records were rejected, maybe theirs
	Erased    int `json:"erased"`    // questions of the generation before that were forgotten since
	Questions int `json:"questions"` // in the generation that is current now
	Answers   int `json:"answers"`

	Problems    []corpus.Problem   `json:"problems"` // what was rejected
	Refusals    []corpus.Problem   `json:"refusals"` // what was refused
	Warnings    []corpus.Problem   `json:"warnings"` // what was odd
	Boilerplate []corpus.Candidate `json:"boilerplate_candidates"`

	ForgottenIDs []string  `json:"forgotten_ids"` // as the sources name them, sorted
	KeptIDs      []string  `json:"kept_ids"`      // sorted
	RemovedIDs   []string  `json:"removed_ids"`   // sorted; also those that too many removals kept from going
	Renamed      []Renamed `json:"renamed"`       // sorted by To
	RenamedCount int       `json:"renamed_count"`

	Damage       string `json:"damage,omitempty"`        // why the generation before could not be read
	ComparedWith string `json:"compared_with,omitempty"` // the generation that was taken in its place; "" where none was whole

	Generation string        `json:"generation"` // that is current now
	Published  bool          `json:"published"`  // false where nothing had changed, or was allowed to
	Took       time.Duration `json:"took_ns"`
}

// stays tells of the generation that is current before and after the import.
func (r *Report) stays(b base) {
	if b.Generation != nil && b.damage == nil {
		r.Generation, r.Questions, r.Answers = b.Manifest.Name, b.Manifest.Questions, b.Manifest.Answers
	}
}

// damaged tells of a generation before that could not be read.
func (r *Report) damaged(b base) {
	if b.damage == nil {
		return
	}
	r.Damage = b.damage.Error()
	var damaged *generation.DamagedError
	if errors.As(b.damage, &damaged) { // without its advice, which is to do what is being done
		r.Damage = damaged.Name + ": " + damaged.Reason
	}
	if b.Generation != nil {
		r.ComparedWith = b.Manifest.Name
	}
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
