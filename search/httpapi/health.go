package httpapi

import "net/http"

// liveness is the body of /healthz.
type liveness struct {
	Status  string `json:"status"`
	Version string `json:"version"`
}

// health answers /healthz: the process runs, whatever the index does.
func (a *api) health(*http.Request) (any, error) {
	return liveness{Status: "ok", Version: a.version}, nil
}

// ready answers /readyz with the service's status, as 503 until there is something to search.
func (a *api) ready(*http.Request) (any, error) {
	s := a.svc.Status()
	if !s.Ready {
		return withStatus{http.StatusServiceUnavailable, retryNotReady, s}, nil
	}
	return s, nil
}
