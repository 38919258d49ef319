package search

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kotae/indexer/decisions"
)

// Limits of what an editor decides at once.
const (
	MaxVerdicts         = 500   // a cluster of any size that can be looked through
	MaxVerdictNoteBytes = 2_000 // a paragraph
)

// Judgement is what an editor decides about two questions.
type Judgement struct {
	A              string         `json:"a"`
	B              string         `json:"b"`
	Kind           decisions.Kind `json:"kind"`
	Representative string         `json:"representative"` // of duplicates one of the two, else ""
	Note           string         `json:"note"`

	// Read are the wordings of A and B that the editor has read (PairSide.Wording). Where a text is another by now nothing is
	// decided, for the verdict would be taken for one about the new text; "" does not say.
	Read [2]string `json:"-"`

	// Since is when the editor began to look at the two. Where another has decided about them since then, nothing is decided, and Decide
	// returns a *DecidedError; the zero time overrules whoever has.
	Since time.Time `json:"-"`
}

// Verdict is what was decided about two questions, and what became of it.
type Verdict struct {
	ID             string         `json:"id"`
	Batch          string         `json:"batch"` // what was decided at once
	A              string         `json:"a"`
	B              string         `json:"b"`
	TitleA         string         `json:"title_a"` // as they are now; "" of one that the index has not
	TitleB         string         `json:"title_b"`
	Kind           decisions.Kind `json:"kind"`
	Representative string         `json:"representative,omitempty"`
	By             string         `json:"by"`
	At             time.Time      `json:"at"`
	Note           string         `json:"note"`
	State          State          `json:"state,omitempty"` // "" of what was taken back
}

// ErrNothingToUndo is returned for an editor who has decided nothing that still stands.
var ErrNothingToUndo = errors.New("there is nothing to take back")

// DecidedError tells that another editor was first.
type DecidedError struct{ Verdict decisions.Verdict }

func (e *DecidedError) Error() string {
	v := &e.Verdict
	return fmt.Sprintf("%s decided meanwhile that %s", v.By, told(v))
}

// Decide writes what an editor decided, all of it or nothing, and puts it into force before it returns. The ids may be what an
// export calls the questions. It returns a *RequestError for what cannot be decided, also because it contradicts what was.
func (s *Service) Decide(ctx context.Context, by string, judgements []Judgement) ([]Verdict, error) {
	s.deciding.Lock()
	defer s.deciding.Unlock()
	if err := s.decide(ctx); err != nil {
		return nil, err
	}
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	wanted, err := e.verdicts(judgements)
	if err != nil {
		return nil, err
	}
	held := e.decided.Load().verdicts
	for i := range wanted {
		since := judgements[i].Since
		if v, ok := held[wanted[i].Pair()]; ok && v.By != by && !since.IsZero() && !v.At.Before(since) {
			return nil, &DecidedError{v}
		}
	}
	var written []decisions.Verdict
	err = s.ledger.write(ctx, func(db *decisions.DB) (err error) {
		written, err = db.Decide(ctx, by, wanted, e.lookup().inForce)
		return err
	})
	if err != nil {
		return nil, mendable(err, wanted)
	}
	if err := s.decide(context.WithoutCancel(ctx)); err != nil {
		return nil, err
	}
	return s.standing(written)
}

// Undone is what an editor took back.
type Undone struct {
	Batch    string    `json:"batch"`
	Verdicts []Verdict `json:"verdicts"` // those taken back
	Standing []Verdict `json:"standing"` // those before, about the same pairs, which hold again
}

// Undo takes back what an editor decided last, all that was decided at once, and puts that into force before it returns; or
// returns ErrNothingToUndo.
func (s *Service) Undo(ctx context.Context, by string) (*Undone, error) {
	s.deciding.Lock()
	defer s.deciding.Unlock()
	if err := s.decide(ctx); err != nil {
		return nil, err
	}
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	var undone []decisions.Verdict
	err = s.ledger.write(ctx, func(db *decisions.DB) (err error) {
		undone, err = db.Undo(ctx, by)
		return err
	})
	if errors.Is(err, decisions.ErrNotFound) {
		return nil, ErrNothingToUndo
	}
	if err != nil {
		return nil, err
	}
	if err := s.decide(context.WithoutCancel(ctx)); err != nil {
		return nil, err
	}
	u := &Undone{Batch: undone[0].Batch, Verdicts: []Verdict{}}
	shown := e.lookup()
	for _, v := range undone {
		if !shown.forgets(&v) {
			u.Verdicts = append(u.Verdicts, shown.verdict(&v, ""))
		}
	}
	u.Standing, err = s.standing(undone)
	return u, err
}

// standing tells what holds about the pairs of verdicts, in their order.
func (s *Service) standing(of []decisions.Verdict) ([]Verdict, error) {
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	about := make(map[decisions.Pair]*judgedVerdict, len(of))
	for i := range of {
		about[of[i].Pair()] = nil
	}
	list := e.judged.Load().list
	for i := range list {
		if _, ok := about[list[i].Pair()]; ok {
			about[list[i].Pair()] = &list[i]
		}
	}
	standing, shown := []Verdict{}, e.lookup()
	for i := range of {
		if v := about[of[i].Pair()]; v != nil {
			standing = append(standing, shown.verdict(&v.Verdict, v.state))
		}
	}
	return standing, nil
}
