package rank

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSmallCache answers every judged search with a cache that holds next to nothing as with one that holds all, also
// when many search at once.
func TestSmallCache(t *testing.T) {
	gen := sampleGeneration(t)
	queries := sampleQueries(t)
	want := make([]*Result, len(queries))
	x := open(t, gen, roomy)
	for i, q := range queries {
		want[i] = search(t, x, q)
	}
	for _, bytes := range []int{1, 50_000} {
		x := open(t, gen, bytes)
		var group sync.WaitGroup
		for start := range 16 {
			group.Go(func() {
				for i := start; i < len(queries); i += 5 {
					got, err := x.Search(context.Background(), queries[i], 0, x.n)
					if err != nil {
						t.Errorf("query %d: %v", i, err)
					} else if diff := cmp.Diff(want[i], got); diff != "" {
						t.Errorf("query %d with %d bytes of cache (-want +got):\n%s", i, bytes, diff)
					}
				}
			})
		}
		group.Wait()
	}
}

// TestCancelledSearchLeavesNothing cancels searches after their scores were added up: the next ones must not see them.
func TestCancelledSearchLeavesNothing(t *testing.T) {
	x := open(t, sampleGeneration(t), roomy)
	queries := sampleQueries(t)
	var want []*Result
	for _, q := range queries {
		want = append(want, search(t, x, q)) // and now all is cached, which no cancelled context stops
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for i, q := range queries {
		if _, err := x.Search(cancelled, q, 0, 10); !errors.Is(err, context.Canceled) {
			t.Fatalf("a cancelled search: %v", err)
		}
		a := x.accumulator()
		for doc := range x.n {
			if a.words[doc] != 0 || a.covered[doc] != 0 || a.grams[doc] != 0 {
				t.Fatalf("query %d left a score at document %d", i, doc)
			}
		}
		if len(a.touched) != 0 || len(a.lists) != 0 {
			t.Fatalf("query %d left %d documents and %d lists", i, len(a.touched), len(a.lists))
		}
		a.release()
		if diff := cmp.Diff(want[i], search(t, x, q)); diff != "" {
			t.Errorf("query %d after a cancelled one:\n%s", i, diff)
		}
	}
}

// TestGivenUpLoadFailsNobodyElse lets the request that loads postings be cancelled while another waits for them.
func TestGivenUpLoadFailsNobodyElse(t *testing.T) {
	x := indexOf(t, question("1", "spi", "web"))
	k := key{wordKind, "the key of this test"}
	owner, giveUp := context.WithCancel(context.Background())
	loading := make(chan struct{})
	var group sync.WaitGroup
	group.Go(func() {
		_, err := x.load(owner, k, func(ctx context.Context) (*postings, error) {
			close(loading)
			<-ctx.Done()
			return nil, ctx.Err()
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("who gave up got %v", err)
		}
	})
	<-loading
	for range 4 {
		group.Go(func() {
			p, err := x.load(context.Background(), k, func(context.Context) (*postings, error) { return list([2]float32{7, 1}), nil })
			if err != nil || len(p.docs) != 1 || p.docs[0] != 7 {
				t.Errorf("who waited got %v, %v", p, err)
			}
		})
	}
	giveUp()
	group.Wait()
}

func TestErrorsAreNotKept(t *testing.T) {
	x := indexOf(t, question("1", "spi", "web"))
	k := key{wordKind, "the key of this test"}
	bad := errors.New("the disk is gone")
	if _, err := x.load(context.Background(), k, func(context.Context) (*postings, error) { return nil, bad }); !errors.Is(err, bad) {
		t.Fatalf("got %v", err)
	}
	p, err := x.load(context.Background(), k, func(context.Context) (*postings, error) { return list([2]float32{7, 1}), nil })
	if err != nil || len(p.docs) != 1 {
		t.Errorf("after an error: %v, %v", p, err)
	}
}

// TestKeptPostingsWasteNoRoom: what is merged of four fields is kept for long, and weighed by the room it takes.
func TestKeptPostingsWasteNoRoom(t *testing.T) {
	x := open(t, sampleGeneration(t), roomy)
	for _, term := range []string{"面接", "会社", "内定"} {
		p, err := x.word(context.Background(), term)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(p.docs); n < 20 || cap(p.docs) > n*3/2 || cap(p.impact) > n*3/2 {
			t.Errorf("%s: %d documents, room for %d and %d", term, n, cap(p.docs), cap(p.impact))
		}
	}
}

// TestCacheStats: what does not fit is evicted and counted, what fits is kept and hit.
func TestCacheStats(t *testing.T) {
	gen, queries := sampleGeneration(t), sampleQueries(t)
	big, small := open(t, gen, roomy), open(t, gen, 50_000)
	for range 2 {
		for _, q := range queries {
			search(t, big, q)
			search(t, small, q)
		}
	}
	b, s := big.Cache(), small.Cache()
	if b.Evictions != 0 || b.Hits <= b.Misses || b.Entries == 0 || int(b.Misses) < b.Entries || b.Bytes == 0 || b.Bytes > roomy {
		t.Errorf("with room for all: %+v", b)
	}
	if s.Evictions == 0 || s.Misses <= b.Misses || s.Bytes > 50_000 || s.Entries >= b.Entries {
		t.Errorf("with little room: %+v", s)
	}
}
