package httpapi

import (
	"context"
	"net/http"

	"kotae/indexer/decisions"
)

// exchange is what the layers around a handler learn of its request, for each other and for the log.
type exchange struct {
	id    string        // the X-Request-Id
	route string        // the pattern of the address, one of a few; "none" where nothing is served
	key   decisions.Key // that the request was made with; its name is "" where it was made without
}

type exchangeKey struct{}

// with puts an exchange into a request.
func (x *exchange) with(r *http.Request) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), exchangeKey{}, x))
}

// exchangeOf returns the request's exchange, a blank one where there is none.
func exchangeOf(r *http.Request) *exchange {
	if x, ok := r.Context().Value(exchangeKey{}).(*exchange); ok {
		return x
	}
	return &exchange{route: "none"}
}

// named tells the route that a request has reached.
func named(route string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		exchangeOf(r).route = route
		next.ServeHTTP(w, r)
	})
}
