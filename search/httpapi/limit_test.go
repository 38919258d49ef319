package httpapi

import (
	"fmt"
	"testing"
	"time"
)

func TestLimits(t *testing.T) {
	l := newLimits(0.5, 3)
	if got, want := l.policy(), `"default";q=3;w=6`; got != want {
		t.Errorf("policy %s, want %s", got, want)
	}
	start := time.Now()
	for i, tt := range []struct {
		after      time.Duration
		ok         bool
		left, next int
	}{
		{0, true, 2, 2}, {0, true, 1, 2}, {0, true, 0, 2}, {0, false, 0, 2},
		{time.Second, false, 0, 1},
		{2 * time.Second, true, 0, 2},
		{3 * time.Second, false, 0, 1},
		{time.Minute, true, 2, 2}, // whole again, and no more than that
	} {
		ok, left, next := l.take("a", start.Add(tt.after))
		if ok != tt.ok || left != tt.left || next != tt.next {
			t.Errorf("request %d: %v, %d left, next in %d s; want %+v", i, ok, left, next, tt)
		}
	}
	if ok, left, _ := l.take("b", start); !ok || left != 2 {
		t.Errorf("another client: %v, %d left", ok, left)
	}
	if newLimits(0, 5) != nil {
		t.Error("0 a second is no limit")
	}
}

// TestLimitsAreBounded: clients that come and go do not fill the memory.
func TestLimitsAreBounded(t *testing.T) {
	l := newLimits(1, 1)
	for i := range 2 * maxClients {
		l.take(fmt.Sprint(i), time.Now())
	}
	l.clients.CleanUp()
	if n := l.clients.EstimatedSize(); n > maxClients {
		t.Errorf("%d clients are remembered, want at most %d", n, maxClients)
	}
}
