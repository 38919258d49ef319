package search

import (
	"context"
	"iter"

	"kotae/search/duplicates"
	"kotae/search/duplicates/clusters"
)

// SurveyOptions are those of Survey.
type SurveyOptions struct {
	QueueFilter                     // MinScore may be lower than a queue's; the page is not looked at
	Progress    func(share float64) // told now and then how much is looked through, from 0 to 1; nil is nobody
}

// Survey is what is found in the whole of a generation. Close it.
type Survey struct {
	Questions int // that were looked through
	Pairs     int // that were compared
	Passes    []clusters.Pass

	o      SurveyOptions
	engine *engine
	swept  *swept
	like   *likeness
}

// Survey looks the current generation through by all processors, and waits for it.
func (s *Service) Survey(ctx context.Context, o SurveyOptions) (*Survey, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	out, err := e.survey(ctx, o)
	if err != nil {
		e.release()
	}
	return out, err
}

func (e *engine) survey(ctx context.Context, o SurveyOptions) (*Survey, error) {
	l, err := e.wordings.Load().likeness()
	if err != nil {
		return nil, err
	}
	floor := duplicates.DefaultThreshold
	if o.MinScore > 0 {
		floor = min(floor, o.MinScore)
	}
	w, err := e.sweepOver(ctx, clusters.Options{Floor: floor, Progress: o.Progress})
	if err != nil {
		return nil, err
	}
	return &Survey{Questions: w.questions, Pairs: w.Pairs, Passes: w.Passes, o: o, engine: e, swept: w, like: l}, nil
}

// Total is how many open clusters pass the filter.
func (s *Survey) Total() int { return len(s.open()) }

// Open is how many open clusters there are, whatever the filter.
func (s *Survey) Open() int { return len(s.swept.group(s.engine, s.o.MinScore).open) }

func (s *Survey) open() (passed []*groupedCluster) {
	g := s.swept.group(s.engine, s.o.MinScore)
	for i := range g.open {
		if s.o.accepts(s.engine, &g.open[i]) {
			passed = append(passed, &g.open[i])
		}
	}
	return passed
}

// Clusters are the open clusters that pass the filter, the most beneficial first. An error ends it.
func (s *Survey) Clusters(ctx context.Context) iter.Seq2[*Cluster, error] {
	return func(yield func(*Cluster, error) bool) {
		for _, c := range s.open() {
			shown, err := s.engine.clusterOf(c, s.like, s.swept.Prepared)
			if ctx.Err() != nil {
				err = ctx.Err()
			}
			if !yield(shown, err) || err != nil {
				return
			}
		}
	}
}

// Links are the pairs that are alike, whatever is decided, by their ids.
func (s *Survey) Links() iter.Seq2[[2]string, clusters.Link] {
	return func(yield func([2]string, clusters.Link) bool) {
		ids := s.engine.gen.Columns.IDs
		for _, l := range s.swept.Found.Links {
			if !yield([2]string{ids[l.A], ids[l.B]}, l) {
				return
			}
		}
	}
}

// Score compares two of the questions, by their ids.
func (s *Survey) Score(a, b string) (v duplicates.Verdict, err error) {
	var both [2]*duplicates.Prepared
	for i, id := range []string{a, b} {
		doc, err := s.engine.number(id)
		if err != nil {
			return v, err
		}
		if both[i], err = s.swept.Prepared(doc); err != nil {
			return v, err
		}
	}
	return s.like.Score(both[0], both[1]), nil
}

// Close removes the temporary file of the survey, and lets go of the generation.
func (s *Survey) Close() error {
	s.engine.release()
	return s.swept.Close()
}
