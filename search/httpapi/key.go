package httpapi

import (
	"net/http"
	"strings"

	"kotae/indexer/decisions"
)

// admitted finds out by which key a request is made, holds the client to its quota, and turns a wrong key away: also where
// none is needed, so that nobody believes in a key that does nothing. Guessing keys costs quota.
func (a *api) admitted(next http.Handler) http.Handler {
	right := a.limited(next)
	wrong := a.limited(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { a.fail(w, r, wrongKey()) }))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		secret, given := bearer(r)
		if !given {
			right.ServeHTTP(w, r)
			return
		}
		key, ok := decisions.FindKey(a.svc.Keys(), secret)
		if !ok {
			wrong.ServeHTTP(w, r)
			return
		}
		exchangeOf(r).key = key
		right.ServeHTTP(w, r)
	})
}

// bearer returns the secret of Authorization: Bearer. Another scheme belongs to somebody between the client and us.
func bearer(r *http.Request) (secret string, given bool) {
	scheme, secret, _ := strings.Cut(strings.TrimSpace(r.Header.Get("Authorization")), " ")
	return strings.TrimSpace(secret), strings.EqualFold(scheme, "Bearer")
}

// require asks for a key of a scope; "" asks for none.
func require(r *http.Request, scope decisions.Scope) error {
	key := exchangeOf(r).key
	switch {
	case scope == "" || key.Scope.Includes(scope):
		return nil
	case key.Name == "":
		return missingKey(scope)
	}
	return smallKey(key, scope)
}
