package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"kotae/corpus"
	"kotae/indexer/decisions"
	"kotae/search/duplicates"
)

// AlikeOptions say which questions are wanted that may ask the same.
type AlikeOptions struct {
	Min   float64 // the least score, 0 to 1
	Limit int     // how many at most, 1 to MaxPerPage; 0 is DefaultAlike
}

// DefaultAlike is how many questions are named where it is not said: an editor who writes looks at the first ones.
const DefaultAlike = 10

// Alike is what may ask the same as a text or a question.
type Alike struct {
	Generation string  `json:"generation"`
	TookMS     float64 `json:"took_ms"`

	// Sufficient tells whether the text says enough to be compared. One that does not, however long, is alike to many questions
	// by chance, and to none for a reason: nothing is proposed.
	Sufficient  bool    `json:"sufficient"`
	Information float64 `json:"information"` // what the text says, in words that no other question has

	Canonical string         `json:"canonical,omitempty"` // of a question: what stands for it, if it is a duplicate, as editors decided
	Compared  int            `json:"compared"`            // questions that were compared word by word
	Questions []LikeQuestion `json:"questions"`           // the most alike first
}

// LikeQuestion is a question that may ask the same.
type LikeQuestion struct {
	ID         string       `json:"id"`
	URL        string       `json:"url"`
	Title      string       `json:"title"`
	Asked      string       `json:"asked"`
	Updated    string       `json:"updated"`
	Status     string       `json:"status"` // the asker's
	Categories []string     `json:"categories"`
	Answers    int          `json:"answers"`
	Answer     *HitAnswer   `json:"answer"`  // that matched best, or null
	Score      float64      `json:"score"`   // the probability that an editor would merge them, 0 to 1
	Basis      string       `json:"basis"`   // what could be compared: titles, bodies (titles too) or answers (all three)
	Reasons    []LikeReason `json:"reasons"` // what speaks for and against, of the question under Via, if there is one
	Verdict    *Verdict     `json:"verdict"` // what was decided about the two, or null

	// Via is the question that is as alike as Score says, where the one named stands for it, as editors decided.
	Via *LikeVia `json:"via,omitempty"`
}

// LikeVia is a duplicate of a question.
type LikeVia struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// LikeReason is a reason, for machines and, in Japanese, for editors.
type LikeReason struct {
	duplicates.Reason
	Text string `json:"text"`
}

// AlikeDraft finds the questions that may ask the same as a text that is not in the index. Nothing of it is kept.
func (s *Service) AlikeDraft(ctx context.Context, d Draft, o AlikeOptions) (*Alike, error) {
	if err := cmp.Or(o.check(), d.check()); err != nil {
		return nil, err
	}
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	return e.alike(ctx, &subject{question: &corpus.Question{Title: d.Title, Body: d.Body}, draft: true}, o)
}

// AlikeQuestion finds the questions that may ask the same as one of the index: not those of which an editor decided that they are
// different or that one of them stands for both. ErrNotFound is for an id that there is not.
func (s *Service) AlikeQuestion(ctx context.Context, id string, o AlikeOptions) (*Alike, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	doc, err := e.number(id)
	if err != nil {
		return nil, err
	}
	q, err := e.shown(e.gen.Columns.IDs[doc])
	if err != nil {
		return nil, err
	}
	return e.alike(ctx, &subject{question: q, doc: doc}, o)
}

func (o *AlikeOptions) check() error {
	o.Limit = cmp.Or(o.Limit, DefaultAlike)
	switch {
	case o.Limit < 1 || o.Limit > MaxPerPage:
		return &RequestError{"limit", fmt.Sprintf("%d is out of range", o.Limit), fmt.Sprintf("use 1 to %d", MaxPerPage)}
	case !(o.Min >= 0 && o.Min <= 1):
		return &RequestError{"min", fmt.Sprintf("%v is out of range", o.Min), "use 0 to 1, for example 0.5"}
	}
	return nil
}

// subject is what others are compared with.
type subject struct {
	question *corpus.Question
	draft    bool   // it is not in the index
	doc      uint32 // of a question that is
}

func (s *subject) prepared(e *engine, l *likeness) (*duplicates.Prepared, error) {
	if s.draft {
		return l.Prepare(s.question), nil
	}
	return e.prepared(l, s.doc)
}

// like is a question that was compared.
type like struct {
	doc     uint32
	verdict duplicates.Verdict
	via     *like // as which it is alike, if it stands for another
}

func (e *engine) alike(ctx context.Context, s *subject, o AlikeOptions) (*Alike, error) {
	started := time.Now()
	l, err := e.wordings.Load().likeness()
	if err != nil {
		return nil, err
	}
	own, err := s.prepared(e, l)
	if err != nil {
		return nil, err
	}
	a := &Alike{Generation: e.gen.Manifest.Name, Information: fourDecimals(own.Information()), Questions: []LikeQuestion{}}
	judged := e.judged.Load()
	if r := judged.representative(s.doc); !s.draft && r != s.doc {
		a.Canonical = e.gen.Columns.IDs[r]
	}
	if a.Sufficient = own.Information() >= duplicates.Sufficient; a.Sufficient {
		docs, p, err := e.candidates(ctx, s.question, l)
		if err != nil {
			return nil, err
		}
		var likes []like
		if likes, a.Compared, err = e.compare(ctx, s, own, docs, l, judged); err != nil {
			return nil, err
		}
		if a.Questions, err = e.likeQuestions(s, likes, o, p, judged); err != nil {
			return nil, err
		}
	}
	a.TookMS = milliseconds(time.Since(started))
	return a, nil
}

// compare compares the candidates, but those of which it is settled that they are others or the same, and lets what stands for several
// take the place of the most alike of them.
func (e *engine) compare(ctx context.Context, s *subject, own *duplicates.Prepared, docs []uint32, l *likeness, judged *judged) (likes []like, compared int, err error) {
	at := map[uint32]int{} // in likes, by what stands for it
	for _, doc := range docs {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		if !s.draft {
			if kind := judged.settled(s.doc, doc); doc == s.doc || kind == decisions.Duplicate || kind == decisions.Different {
				continue
			}
		}
		other, err := e.preparedFor(l, doc, own.Basis())
		if err != nil {
			return nil, 0, err
		}
		compared++
		x := like{doc: doc, verdict: l.Score(own, other)}
		if x.verdict.Vetoed {
			continue
		}
		r := judged.representative(doc)
		if r != doc {
			via := x
			x = like{doc: r, verdict: via.verdict, via: &via}
		}
		if i, ok := at[r]; !ok {
			at[r] = len(likes)
			likes = append(likes, x)
		} else if x.verdict.Score > likes[i].verdict.Score {
			likes[i] = x
		}
	}
	ids := e.gen.Columns.IDs
	slices.SortFunc(likes, func(a, b like) int {
		return cmp.Or(cmp.Compare(b.verdict.Score, a.verdict.Score), cmp.Compare(ids[a.doc], ids[b.doc]))
	})
	return likes, compared, nil
}
