package querylog

import (
	"hash/maphash"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"kotae/indexer/analysis"
)

const (
	quiet    = 15 * time.Second // of silence end an intent
	longest  = 2 * time.Minute  // from its first state to its last
	rest     = 3 * time.Second  // on a state are enough to have read its results: it is no mere stage of typing
	session  = 30 * time.Minute // in which the same query is the same intent: the way back from a result, another page
	maxSeen  = 8                // states of an intent that are remembered
	maxDone  = 4                // queries of a client that are remembered once they were written
	maxKnown = 20_000           // clients
	maxHeld  = 16 << 20         // bytes of open intents
)

// intents collapses what each client types. It is used by one goroutine; times are those of the messages and of expire.
type intents struct {
	analyzer *analysis.Analyzer
	emit     func(line)
	clients  map[Client]*client
	held     int // bytes of the states that are open
	nextID   uint32
	seed     maphash.Seed
}

// client is what is known of one while it is active.
type client struct {
	open *intent // or nil
	done []done
	at   time.Time
}

// done is a query of a client that was written.
type done struct {
	id  int64
	key uint64
	at  time.Time
}

// intent is what a client is typing.
type intent struct {
	seen   []*state // the latest of them, in order
	peak   *state   // the latest that only deletions have followed
	chosen *Taken   // a suggestion, until its own search comes; seen is empty where none was searched before
	first  time.Time
	last   time.Time
	bytes  int
}

// line is a row to be written: a search or what was taken, of a search if it is not 0.
type line struct {
	id     int64
	key    string
	search *Search
	taken  *Taken
	of     int64
}

func newIntents(an *analysis.Analyzer, emit func(line)) *intents {
	return &intents{analyzer: an, emit: emit, clients: map[Client]*client{}, nextID: rand.Uint32(), seed: maphash.MakeSeed()}
}

// searched takes in the next search of a client.
func (in *intents) searched(s Search) {
	c := in.client(s.Client, s.At)
	next := newState(s, in.analyzer)
	if next.key == "" {
		return
	}
	if o := c.open; o != nil && (s.At.Sub(o.last) > quiet || s.At.Sub(o.first) > longest) {
		in.finish(c, s.At)
	}
	if o := c.open; o != nil {
		if o.chosen != nil && Key(o.chosen.Text) == next.key {
			t := o.chosen
			in.drop(c)
			in.take(t, in.write(c, next), next.key)
			return
		}
		if o.chosen == nil && in.continues(o, next) {
			o.add(next, in)
			return
		}
		in.finish(c, s.At)
	}
	if d := c.find(in.hash(next.key), s.At); d != nil {
		d.at = s.At
		return
	}
	c.open = &intent{first: s.At}
	c.open.peak = next
	c.open.add(next, in)
}

// continues reports whether next is a stage of the open intent, and moves its peak.
func (in *intents) continues(o *intent, next *state) bool {
	last := o.seen[len(o.seen)-1]
	switch {
	case next.key == last.key:
		next.Filtered = next.Filtered || last.Filtered
		if o.peak == last {
			o.peak = next
		}
		return true
	case alike(last, next) && shortened(last, next):
		return true
	case alike(o.peak, next), in.converts(o, next):
		o.peak = next
		return true
	case alike(last, next) && o.peak.shown(next.At) < rest: // a slip that was typed over
		o.peak = next
		return true
	}
	return false
}

// converts reports whether next is a candidate of the input method for what was last typed in kana.
func (in *intents) converts(o *intent, next *state) bool {
	return slices.ContainsFunc(o.seen, func(s *state) bool {
		return converted(s, next, in.analyzer) || s.At.Before(o.peak.At) && sameSound(s, next)
	})
}

// sameSound reports two states that are read alike.
func sameSound(a, b *state) bool {
	return len(a.sounds) > 0 && len(b.sounds) > 0 && a.sounds[0] == b.sounds[0]
}

// add appends a state and forgets the oldest, but for the peak.
func (o *intent) add(s *state, in *intents) {
	if n := len(o.seen); n > 0 && o.seen[n-1].left.IsZero() {
		o.seen[n-1].left = s.At
	}
	o.seen, o.last = append(o.seen, s), s.At
	o.bytes += s.bytes()
	in.held += s.bytes()
	if len(o.seen) > maxSeen {
		i := 0
		if o.seen[0] == o.peak {
			i = 1
		}
		o.bytes -= o.seen[i].bytes()
		in.held -= o.seen[i].bytes()
		o.seen = slices.Delete(o.seen, i, i+1)
	}
}

// finish writes the open intent and forgets it.
func (in *intents) finish(c *client, now time.Time) {
	o := c.open
	in.drop(c)
	if len(o.seen) == 0 {
		in.take(o.chosen, 0, Key(o.chosen.Query))
		return
	}
	final := o.final(now)
	if o.peak != final && o.peak.shown(now) >= rest && !halfTyped(o.peak) {
		in.write(c, o.peak) // its results were read before it was broadened
	}
	id := in.write(c, final)
	if o.chosen != nil {
		in.take(o.chosen, id, final.key)
	}
}

// final is the state that the client meant: the one before all was deleted, or a broader one that was looked at for longer.
func (o *intent) final(now time.Time) *state {
	if o.chosen != nil { // that state was told
		return o.peak
	}
	final, after := o.peak, false
	for _, s := range o.seen {
		if after && broader(o.peak, s) && s.shown(now) >= final.shown(now) {
			final = s
		}
		after = after || s == o.peak
	}
	return final
}

// took takes in what a client has taken, which ends its intent.
func (in *intents) took(t Taken) {
	c := in.client(t.Client, t.At)
	key := Key(t.Query)
	if key == "" {
		return
	}
	if o := c.open; o != nil && (t.At.Sub(o.last) > quiet || o.chosen != nil) {
		in.finish(c, t.At)
	}
	if o := c.open; o != nil {
		if s := o.typed(t.Query, key, in.analyzer); s != nil {
			if s != o.peak && s.At.After(o.peak.At) && o.peak.shown(t.At) >= rest && !halfTyped(o.peak) {
				in.write(c, o.peak)
			}
			o.peak, o.last = s, t.At
			o.seen = slices.DeleteFunc(o.seen, func(x *state) bool { return x.At.After(s.At) }) // what followed it was given up
			o.chosen = &t
			if t.Kind == Result || t.Question != "" { // no search follows
				in.finish(c, t.At)
			}
			return
		}
		in.finish(c, t.At)
	}
	switch d := c.find(in.hash(key), t.At); {
	case d != nil:
		d.at = t.At
		in.take(&t, d.id, key)
	case t.Kind == Suggestion && t.Question == "":
		c.open = &intent{chosen: &t, first: t.At, last: t.At}
	default:
		in.take(&t, 0, key)
	}
}

// typed finds the state that a query is: the latest of its text, or else the last where it is a stage of that, which the
// box had an answer to already.
func (o *intent) typed(text, key string, an *analysis.Analyzer) *state {
	for _, s := range slices.Backward(o.seen) {
		if s.key == key {
			return s
		}
	}
	if last := o.seen[len(o.seen)-1]; alike(last, newState(Search{Text: text}, an)) {
		return last
	}
	return nil
}

// expire writes the intents that have ended, and forgets clients.
func (in *intents) expire(now time.Time) {
	for name, c := range in.clients {
		if o := c.open; o != nil && (now.Sub(o.last) > quiet || now.Sub(o.first) > longest) {
			in.finish(c, now)
		}
		if c.open == nil && now.Sub(c.at) > session {
			delete(in.clients, name)
		}
	}
}

// end writes all open intents.
func (in *intents) end(now time.Time) {
	for _, c := range in.clients {
		if c.open != nil {
			in.finish(c, now)
		}
	}
}

// client finds or makes a client. Where there are too many, all are forgotten: it takes an attack to have so many.
func (in *intents) client(name Client, at time.Time) *client {
	c := in.clients[name]
	if c == nil || in.held > maxHeld {
		if len(in.clients) >= maxKnown || in.held > maxHeld {
			in.end(at)
			clear(in.clients)
		}
		c = &client{}
		in.clients[name] = c
	}
	c.at = at
	return c
}

// find finds a query that was written in this session.
func (c *client) find(key uint64, at time.Time) *done {
	for i := range c.done {
		if d := &c.done[i]; d.key == key && at.Sub(d.at) <= session {
			return d
		}
	}
	return nil
}

func (in *intents) drop(c *client) {
	in.held -= c.open.bytes
	c.open = nil
}

// write emits a search, and returns its id; of one that the client made in this session already, that one's.
func (in *intents) write(c *client, s *state) int64 {
	key := in.hash(s.key)
	if d := c.find(key, s.At); d != nil {
		d.at = s.At
		return d.id
	}
	id := in.id(s.At)
	in.emit(line{id: id, key: s.key, search: &s.Search})
	if c.done = append(c.done, done{id, key, s.At}); len(c.done) > maxDone {
		c.done = c.done[1:]
	}
	return id
}

func (in *intents) take(t *Taken, of int64, key string) {
	in.emit(line{id: in.id(t.At), key: key, taken: t, of: of})
}

func (in *intents) hash(key string) uint64 { return maphash.String(in.seed, key) }

// idBits tell ids of one millisecond apart, also those of two processes.
const idBits = 22

// id makes the id of a row: its time in milliseconds, then bits that begin anywhere.
func (in *intents) id(at time.Time) int64 {
	in.nextID++
	return at.UnixMilli()<<idBits | int64(in.nextID&(1<<idBits-1))
}

// idOf is the first id of a time; of one too late for any id, the last that there can be.
func idOf(at time.Time) int64 { return min(max(at.UnixMilli(), 0), math.MaxInt64>>idBits) << idBits }

// timeOf is the time of an id.
func timeOf(id int64) time.Time { return time.UnixMilli(id >> idBits) }
