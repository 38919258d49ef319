package search_test

import (
	"testing"

	"kotae/search"
)

// TestCacheCountsNeverFall: the counts go on where another generation is served, and after the last.
func TestCacheCountsNeverFall(t *testing.T) {
	s := newSite(t)
	if c := s.svc.Cache(); c.Hits+c.Misses+c.Bytes != 0 || c.Entries != 0 {
		t.Errorf("without an index: %+v", c)
	}
	s.publish(t, 1, 3)
	s.await(func(st search.Status) bool { return st.Ready })
	find(t, s.svc, "服装")
	first := s.svc.Cache()
	find(t, s.svc, "服装")
	again := s.svc.Cache()
	if first.Misses == 0 || first.Bytes == 0 || first.Entries == 0 || again.Hits <= first.Hits || again.Misses != first.Misses {
		t.Errorf("after one search %+v, after the same again %+v", first, again)
	}
	s.publish(t, 2, 5)
	s.await(func(st search.Status) bool { return st.Questions == 5 })
	if moved := s.svc.Cache(); moved.Hits < again.Hits || moved.Misses < again.Misses || moved.Entries >= again.Entries {
		t.Errorf("before the next generation %+v, then %+v", again, moved)
	}
	find(t, s.svc, "服装")
	last := s.svc.Cache()
	if last.Misses <= again.Misses || last.Entries == 0 {
		t.Errorf("the next generation counts nothing: %+v after %+v", last, again)
	}
	if err := s.svc.Close(); err != nil {
		t.Fatal(err)
	}
	if c := s.svc.Cache(); c.Hits != last.Hits || c.Misses != last.Misses || c.Entries != 0 || c.Bytes != 0 {
		t.Errorf("after Close %+v, before %+v", c, last)
	}
}
