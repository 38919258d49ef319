package editor

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"sync"
	"time"

	"kotae/indexer/decisions"
)

const (
	// cookieName is the cookie that a session is known by.
	cookieName = "kotae_editor"

	// longest is how long a session lasts, a working day, and idle how long one that nobody uses.
	longest = 12 * time.Hour
	idle    = 3 * time.Hour

	// maxSessions is how many there may be; whoever has rested longest makes room. A good key is needed for each.
	maxSessions = 1_000
)

// session is an editor who has logged in. What may change is guarded by the sessions' mutex.
type session struct {
	key   decisions.Key
	csrf  string
	since time.Time

	used  time.Time
	flash *flash
}

// flash is what the next page tells of what was just done.
type flash struct {
	Text    string
	Problem bool // it was not done
}

// sent reports whether a form has the session's token.
func (s *session) sent(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(s.csrf)) == 1
}

// sessions are in memory, by a hash of what the cookie holds: a restart ends them.
type sessions struct {
	mu  sync.Mutex
	by  map[[sha256.Size]byte]*session
	now func() time.Time
}

func newSessions() *sessions {
	return &sessions{by: map[[sha256.Size]byte]*session{}, now: time.Now}
}

// begin makes a session and returns what its cookie holds.
func (s *sessions) begin(key decisions.Key) string {
	token := rand.Text()
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	var oldest [sha256.Size]byte
	for h, x := range s.by {
		if x.isOver(now) {
			delete(s.by, h)
		} else if o := s.by[oldest]; o == nil || x.used.Before(o.used) {
			oldest = h
		}
	}
	if len(s.by) >= maxSessions {
		delete(s.by, oldest)
	}
	s.by[sha256.Sum256([]byte(token))] = &session{key: key, csrf: rand.Text(), since: now, used: now}
	return token
}

// find returns the session of a cookie that is not over.
func (s *sessions) find(token string) (*session, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	hash := sha256.Sum256([]byte(token))
	x, ok := s.by[hash]
	if !ok {
		return nil, false
	}
	now := s.now()
	if x.isOver(now) {
		delete(s.by, hash)
		return nil, false
	}
	x.used = now
	return x, true
}

func (s *session) isOver(now time.Time) bool {
	return now.Sub(s.since) >= longest || now.Sub(s.used) >= idle
}

// end ends the session of a cookie.
func (s *sessions) end(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.by, sha256.Sum256([]byte(token)))
}

// tell leaves something for the next page of a session.
func (s *sessions) tell(x *session, f flash) {
	s.mu.Lock()
	defer s.mu.Unlock()
	x.flash = &f
}

// told takes what was left, nil where nothing was.
func (s *sessions) told(x *session) *flash {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := x.flash
	x.flash = nil
	return f
}

// sessionOf is the session of a request whose key is good still: one that was revoked ends its sessions at once.
func (c *console) sessionOf(r *http.Request) (*session, bool) {
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		return nil, false
	}
	s, ok := c.sessions.find(cookie.Value)
	if !ok {
		return nil, false
	}
	keys, err := c.svc.Keys()
	if err != nil {
		return nil, false
	}
	for _, k := range keys {
		if k.Name == s.key.Name && k.At.Equal(s.key.At) && mayEdit(k) {
			return s, true
		}
	}
	c.sessions.end(cookie.Value)
	return nil, false
}
