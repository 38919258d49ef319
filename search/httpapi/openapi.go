package httpapi

import (
	_ "embed"
	"net/http"
	"strconv"
)

// openapi describes the API: every address, parameter, answer and problem.
//
//go:embed openapi.yaml
var openapi []byte

// openapiTag changes with the description.
var openapiTag = weakTag(openapi)

// description answers /v1/openapi.yaml.
func (a *api) description(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	switch {
	case r.Method == http.MethodOptions:
		h.Set("Allow", methods{http.MethodGet: {}}.allow())
		w.WriteHeader(http.StatusNoContent)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		a.fail(w, r, wrongMethod(r.Method, methods{http.MethodGet: {}}.allow()))
	case matches(r, openapiTag), matchesAny(r):
		h.Set("Cache-Control", "no-cache")
		notModified(w, openapiTag)
	default:
		h.Set("Cache-Control", "no-cache")
		h.Set("ETag", openapiTag)
		h.Set("Content-Type", "application/yaml")
		h.Set("Content-Length", strconv.Itoa(len(openapi)))
		_, _ = w.Write(openapi)
	}
}
