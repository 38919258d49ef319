package httpapi

import (
	"net/http"

	"github.com/rs/cors"
)

// preflightSeconds is how long a browser remembers what it may ask; browsers cap it at two hours or less.
const preflightSeconds = 3600

// shared lets the scripts of the configured sites call the API. Without such sites nothing is said, which forbids it.
func (a *api) shared() func(http.Handler) http.Handler {
	if len(a.options.Origins) == 0 {
		return func(next http.Handler) http.Handler { return next }
	}
	return cors.New(cors.Options{
		AllowedOrigins: a.options.Origins,
		AllowedMethods: []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodDelete},
		AllowedHeaders: []string{"Authorization", "Content-Type", "If-None-Match", requestIDHeader},
		ExposedHeaders: []string{"ETag", requestIDHeader, "RateLimit", "RateLimit-Policy", "Retry-After", "Allow", "WWW-Authenticate"},
		MaxAge:         preflightSeconds,
	}).Handler
}
