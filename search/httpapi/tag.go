package httpapi

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// tag is the weak ETag of what the address of r answers now; "" while nothing does. It is of the address too: who has it
// got an answer from there, and none was an error. It is weak because took_ms differs from answer to answer.
func (a *api) tag(r *http.Request) string {
	s := a.svc.Status()
	if !s.Ready {
		return ""
	}
	return weakTag(a.version, s.Generation, s.Built.Format(time.RFC3339Nano), s.Decisions, s.Thesaurus, s.Offered, r.URL.EscapedPath(), r.URL.RawQuery)
}

func weakTag(of ...any) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", of))
	return `W/"` + hex.EncodeToString(sum[:12]) + `"`
}

// matches reports whether the client has what tag names already.
func matches(r *http.Request, tag string) bool {
	if tag == "" {
		return false
	}
	for list := range strings.SplitSeq(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		known := strings.TrimSpace(list)
		if strings.TrimPrefix(known, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// matchesAny reports a client that has something of the address, whatever it is: If-None-Match: *.
func matchesAny(r *http.Request) bool { return strings.TrimSpace(r.Header.Get("If-None-Match")) == "*" }

func notModified(w http.ResponseWriter, tag string) {
	w.Header().Set("ETag", tag)
	w.WriteHeader(http.StatusNotModified)
}
