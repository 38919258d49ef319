package httpapi

import (
	"net/http"
	"strings"

	"kotae/indexer/decisions"
)

// admitted finds out by which key a request is made, holds the client to its quota, and turns a wrong key away, or one that
// is sent wrongly: also where none is needed, so that nobody believes in a key that does nothing. Guessing keys costs quota.
func (a *api) admitted(next http.Handler) http.Handler {
	right := a.limited(next)
	refuse := func(p *problem) http.Handler {
		return a.limited(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { a.fail(w, r, p) }))
	}
	wrong, bare := refuse(wrongKey()), refuse(bareKey())
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		scheme, secret := authorization(r)
		switch {
		case strings.EqualFold(scheme, "Bearer"):
			keys, err := a.svc.Keys()
			if err != nil { // no key is wrong before the keys are known
				a.fail(w, r, err)
				return
			}
			key, ok := decisions.FindKey(keys, secret)
			if !ok {
				wrong.ServeHTTP(w, r)
				return
			}
			exchangeOf(r).key = key
		case scheme != "" && secret == "", strings.HasPrefix(secret, keyPrefix):
			bare.ServeHTTP(w, r)
			return
		}
		right.ServeHTTP(w, r)
	})
}

// ofEditor finds out by whose session a request to the console is made. Guessing keys there costs the quota of the address.
func (a *api) ofEditor(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if of := a.options.Editor; of != nil {
			if key, ok := of(r); ok {
				exchangeOf(r).key = key
			}
		}
		next.ServeHTTP(w, r)
	})
}

// keyPrefix is how all keys begin. What does not, and comes by another scheme, belongs to somebody between the client and us.
const keyPrefix = "kotae_"

// authorization returns the two parts of the header of that name.
func authorization(r *http.Request) (scheme, secret string) {
	scheme, secret, _ = strings.Cut(strings.TrimSpace(r.Header.Get("Authorization")), " ")
	return scheme, strings.TrimSpace(secret)
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
