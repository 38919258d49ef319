package indexer

import (
	"context"
	"fmt"
	"iter"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/corpus/source"
)

func (o Options) onlySample() bool { return o.Sample && len(o.Sources) == 0 }

// questions streams all that the options name.
func (o Options) questions(ctx context.Context) iter.Seq2[corpus.Item, error] {
	return func(yield func(corpus.Item, error) bool) {
		if o.Sample {
			for item, err := range source.ReadFS(ctx, sample.Questions(), source.Options{}) {
				if !yield(item, err) {
					return
				}
			}
		}
		if len(o.Sources) > 0 {
			source.Read(ctx, o.Sources, o.Import)(yield)
		}
	}
}

// unread are the questions whose records could not be read. What the index has of them stays: a slip in an export must not
// take a question off the site.
type unread struct {
	names map[string]bool // as the sources call them
	any   bool            // there were records, or whole files, of which no name is known: it may be any question
}

// read fills the spool and counts every record; what of it is unchanged or forgotten is found by compare.
func read(ctx context.Context, opts Options, spool *spool, report *Report) (unread, error) {
	var lines corpus.LineCounter
	failed := unread{names: map[string]bool{}}
	for item, err := range opts.questions(ctx) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return failed, err
		}
		report.Read++
		list(&report.Warnings, item.Warnings...)
		switch {
		case item.Refused != nil:
			report.Refused++
			list(&report.Refusals, *item.Refused)
		case item.Rejected != nil:
			report.Rejected++
			list(&report.Problems, *item.Rejected)
			if id := item.Rejected.ID; id != "" {
				failed.names[id] = true
			} else {
				failed.any = true
			}
		default:
			superseded, another, err := spool.add(item.Question)
			if err != nil {
				return failed, err
			}
			if superseded {
				report.Superseded++
			} else {
				report.Written++
			}
			if another {
				list(&report.Warnings, sameID(item.Question))
			}
			lines.Add(item.Question)
		}
		if report.Read%100 == 0 {
			opts.Progress(Progress{Reading: true, Done: report.Read})
		}
	}
	report.Boilerplate = lines.Candidates()
	return failed, nil
}

// sameID tells of a question that has the id of one before it and asks something else.
func sameID(q *corpus.Question) corpus.Problem {
	return corpus.Problem{ID: q.ID, File: q.Source.File, Line: q.Source.Line, Field: "id",
		Reason: fmt.Sprintf("%.40q is the id of a record before it that asks something else; the one updated last was taken", q.ID),
		Fix:    "if they are two questions, give each an id of its own"}
}
