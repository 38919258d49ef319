package main

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unique"
)

// TestAnswersWhileEverythingChanges: 64 clients ask while imports, rollbacks and forgetting go on. None is sent away, and
// each answer is, but for the time it took, what its generation answered in a rehearsal without anybody else.
func TestAnswersWhileEverythingChanges(t *testing.T) {
	if !long() {
		t.Skip("takes long; KOTAE_LONG=1 runs it, as .ci/run does")
	}
	exports := writeExports(t)
	rehearsal := newBusySite(t, exports)
	rehearsal.live(rehearsal.askEverything)
	last := rehearsal.forgotten[len(rehearsal.forgotten)-1]
	rehearsal.forget(last)
	rehearsal.askEverything()

	const clients = 64
	site := newBusySite(t, exports)
	var over atomic.Bool
	var group sync.WaitGroup
	seen := make([][]observation, clients)
	for c := range clients {
		group.Go(func() { seen[c] = site.visit(c, &over) })
	}
	stop := sync.OnceFunc(func() { over.Store(true); group.Wait() })
	defer stop()
	site.live(func() {})
	var importing sync.WaitGroup
	importing.Go(func() { site.kotae("index", exports[1]) }) // it may look at what is forgotten before, or after
	site.forget(last)
	importing.Wait()
	site.move()
	stop()
	site.askEverything()
	site.remember(last)
	site.askEverything()
	maps.Copy(site.expected, rehearsal.expected)
	site.judge(slices.Concat(seen...))
	if strings.Contains(site.server.log.String(), `"level":"ERROR"`) {
		t.Errorf("the server logged\n%s", site.server.log)
	}
}

// live is what happens to the site but for the last forgetting and the import at that time; after is called in between.
func (s *busySite) live(after func()) {
	after()
	s.index(1)
	after()
	for i, id := range s.forgotten[:len(s.forgotten)-1] {
		s.rollBack()
		after()
		s.forget(id)
		after()
		s.index(1 - i%2)
		after()
	}
	s.rollBack()
	after()
}

// observation is an answer that a client got: when it asked, so many questions were hidden for sure, and when it had the
// answer at most so many were.
type observation struct {
	question            int
	generation          string // "" where the answer does not tell
	answer              unique.Handle[string]
	forgotten, orAtMost int
}

// pause is how long a client looks at an answer, so that the imports have their turn too.
const pause = 50 * time.Millisecond

// visit asks until it is over and once more, and at least each question once. Every other client asks whether what it has
// still holds.
func (s *busySite) visit(client int, over *atomic.Bool) (seen []observation) {
	random := rand.New(rand.NewPCG(uint64(client), 0))
	known := map[int]reply{}
	for n, last := 0, false; !last; n++ {
		last = n >= len(s.asked) && over.Load()
		i := (client + n) % len(s.asked)
		if n >= len(s.asked) {
			i = random.IntN(len(s.asked))
		}
		o := observation{question: i, forgotten: int(s.inForce.Load())}
		r, err := s.ask(s.asked[i], known[i])
		if err != nil {
			s.t.Errorf("%s %s: %v", s.asked[i].method, s.asked[i].path, err)
			return seen
		}
		if client%2 == 1 {
			known[i] = r
		}
		o.generation, o.answer, o.orAtMost = r.generation, unique.Make(r.answer), int(s.begun.Load())
		seen = append(seen, o)
		time.Sleep(pause)
	}
	return seen
}

// judge compares what clients got with what is expected.
func (s *busySite) judge(seen []observation) {
	wrong := 0
	answers := map[string]int{}
	for _, o := range seen {
		answers[o.generation]++
		if s.isRight(o) {
			continue
		}
		if wrong++; wrong <= 5 {
			q := s.asked[o.question]
			s.t.Errorf("%s %s %s from %q with %d to %d forgotten: %.600s", q.method, q.path, q.body, o.generation, o.forgotten, o.orAtMost, o.answer.Value())
		}
	}
	s.t.Logf("%d answers, %d wrong, by generation: %v", len(seen), wrong, answers)
	for o := range s.expected {
		if answers[o.generation] == 0 {
			s.t.Fatalf("no answer is from %s, so this tested too little", o.generation)
		}
	}
}

// isRight reports whether an answer has none of the questions that were hidden, and whether one of the generations that it
// may be from answers so, with as many questions forgotten.
func (s *busySite) isRight(o observation) bool {
	for _, id := range s.forgotten[:o.forgotten] {
		if strings.Contains(o.answer.Value(), `"id":"`+id+`"`) {
			return false
		}
	}
	for of, answer := range s.expected {
		if of.question == o.question && (o.generation == "" || o.generation == of.generation) && answer == o.answer &&
			o.forgotten <= of.forgotten && of.forgotten <= o.orAtMost {
			return true
		}
	}
	return false
}
