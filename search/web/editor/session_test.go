package editor

import (
	"fmt"
	"testing"
	"time"

	"kotae/indexer/decisions"
)

// TestSessions end after a day, or when nobody uses them, and make room.
func TestSessions(t *testing.T) {
	s := newSessions()
	now := time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	token := s.begin(decisions.Key{Name: "hana"})
	if _, ok := s.find("another"); ok {
		t.Error("a made-up cookie has a session")
	}
	for range 5 {
		now = now.Add(idle - time.Minute)
		if x, ok := s.find(token); ok != (now.Hour() < 21 && now.Day() == 1) || ok && x.key.Name != "hana" {
			t.Errorf("at %v: %v", now, ok)
		}
	}
	token = s.begin(decisions.Key{Name: "hana"})
	now = now.Add(idle)
	if _, ok := s.find(token); ok {
		t.Error("a session that nobody used goes on")
	}
	first := s.begin(decisions.Key{Name: "0"})
	for i := range maxSessions {
		now = now.Add(time.Millisecond)
		s.begin(decisions.Key{Name: fmt.Sprint(i)})
	}
	if _, ok := s.find(first); ok || len(s.by) != maxSessions {
		t.Errorf("%d sessions, the oldest among them: %v", len(s.by), ok)
	}
}

// TestLocal: a login leads to the console and nowhere else.
func TestLocal(t *testing.T) {
	for address, want := range map[string]string{
		"/editor/draft": "/editor/draft", "/editor?category=%E9%9D%A2%E6%8E%A5": "/editor?category=%E9%9D%A2%E6%8E%A5", "": home, "/": home, "/editorial": home,
		"https://evil.example/editor": home, "//evil.example/editor": home, "/editor\\@evil.example": home, "javascript:alert(1)": home, "/editor/../..//evil.example": home, "%zz": home,
	} {
		if got := local(address); got != want {
			t.Errorf("%q leads to %q, want %q", address, got, want)
		}
	}
}
