package httpapi_test

import (
	"fmt"
	"net/http"
	"sync"
	"testing"

	"kotae/search/httpapi"
)

// TestManyClients: 64 clients at once get the answers that one gets alone.
func TestManyClients(t *testing.T) {
	s := newSite(t, httpapi.Options{PerSecond: 1e6})
	targets := []string{"/v1/questions/1308", "/v1/questions/1101", "/v1/questions/1204", "/v1/questions/0"}
	var want []string
	for _, target := range targets {
		_, body := s.ask(t, "GET", target, "")
		want = append(want, body)
	}
	var group sync.WaitGroup
	for i := range 64 {
		group.Go(func() {
			for j := range 12 {
				n := (i + j) % len(targets)
				if res, body := s.ask(t, "GET", targets[n], ""); body != want[n] {
					t.Errorf("%s: %d %.200s", targets[n], res.StatusCode, body)
					return
				}
				if res, body := s.ask(t, "GET", fmt.Sprintf("/v1/search?q=面接&facets=year&page=%d", j%3+1), ""); res.StatusCode != http.StatusOK {
					t.Errorf("search: %d %.200s", res.StatusCode, body)
					return
				}
			}
		})
	}
	group.Wait()
}
