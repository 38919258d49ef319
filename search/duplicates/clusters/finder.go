package clusters

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// finder is one look through a corpus, in passes over its questions.
type finder struct {
	Options
	shelf    *shelf
	meanings *index // of what the questions are about
	texts    *index // of runs of what is asked
	answers  []answer
	found    *Found

	mu     sync.Mutex // of what several workers add to
	done   float64    // the share of the work of the passes before
	buffer sync.Pool  // of *[]byte
}

// What each pass is of the work, as measured on 30,000 questions. What was pasted is found in less than a hundredth.
const (
	readShare    = 0.67
	fileShare    = 0.01
	compareShare = 0.32
)

// read reads every question, puts it on the shelf and counts its signs.
func (f *finder) read(ctx context.Context) error {
	err := f.each(ctx, readShare, func(n int) error {
		doc := f.Questions[n]
		q, err := f.Read(doc)
		if err != nil {
			return err
		}
		b := &book{question: *f.Preparer.Prepare(q), asked: printOf(letters(q.Title, q.Body))}
		var answers []answer
		answers, b.answers = answersOf(uint32(n), q)
		if err := f.shelf.put(n, b); err != nil {
			return err
		}
		signs := b.question.Signs()
		f.mu.Lock()
		defer f.mu.Unlock()
		f.meanings.count(signs)
		f.texts.count(b.asked.signs())
		f.answers = append(f.answers, answers...)
		return nil
	})
	if err != nil {
		return err
	}
	return f.shelf.finish()
}

// file files every question under its signs.
func (f *finder) file(ctx context.Context) error {
	f.meanings.layOut()
	f.texts.layOut()
	err := f.each(ctx, fileShare, func(n int) error {
		buffer := f.borrow()
		defer f.buffer.Put(buffer)
		b, err := f.shelf.get(n, buffer)
		if err != nil {
			return err
		}
		signs := b.question.Signs()
		f.mu.Lock()
		defer f.mu.Unlock()
		f.meanings.add(uint32(n), signs)
		f.texts.add(uint32(n), b.asked.signs())
		return nil
	})
	f.meanings.finish()
	f.texts.finish()
	return err
}

func (f *finder) borrow() *[]byte {
	if b, ok := f.buffer.Get().(*[]byte); ok {
		return b
	}
	return new([]byte)
}

// pauseEvery is how long a worker works between two pauses.
const pauseEvery = 5 * time.Millisecond

// each does something with every question, by all workers, and tells how far it is.
func (f *finder) each(ctx context.Context, share float64, do func(n int) error) error {
	g, ctx := errgroup.WithContext(ctx)
	var next, done atomic.Int64
	var telling sync.Mutex
	told := 0.0
	for range f.Workers {
		g.Go(func() error {
			paused := time.Now()
			for {
				n := int(next.Add(1)) - 1
				if n >= len(f.Questions) {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				if f.Pause != nil && time.Since(paused) >= pauseEvery {
					f.Pause()
					paused = time.Now()
				}
				if err := do(n); err != nil {
					return err
				}
				if now := done.Add(1); f.Progress != nil && now%64 == 0 {
					telling.Lock()
					if at := f.done + share*float64(now)/float64(len(f.Questions)); at > told {
						told = at
						f.Progress(at)
					}
					telling.Unlock()
				}
			}
		})
	}
	err := g.Wait()
	f.done += share
	return err
}
