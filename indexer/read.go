package indexer

import (
	"context"
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

// read fills the spool and counts every record; what of it is unchanged or forgotten is found by compare.
func read(ctx context.Context, opts Options, spool *spool, report *Report) error {
	var lines corpus.LineCounter
	for item, err := range opts.questions(ctx) {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
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
		default:
			superseded, err := spool.add(item.Question)
			if err != nil {
				return err
			}
			if superseded {
				report.Superseded++
			} else {
				report.Written++
			}
			lines.Add(item.Question)
		}
		if report.Read%100 == 0 {
			opts.Progress(Progress{Reading: true, Done: report.Read})
		}
	}
	report.Boilerplate = lines.Candidates()
	return nil
}
