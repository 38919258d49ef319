package httpapi_test

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"kotae/search/httpapi"
)

// TestSlowBodies: bodies that are not finished take nobody's place.
func TestSlowBodies(t *testing.T) {
	s := newSite(t, httpapi.Options{MaxInFlight: 1})
	server := httptest.NewServer(s.handler)
	t.Cleanup(server.Close) // after the connections below
	at := strings.TrimPrefix(server.URL, "http://")
	for range 3 {
		c, err := net.Dial("tcp", at)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.Close() })
		// The server asks for the body only when the handler reads it: then the request is where it waits.
		if _, err := io.WriteString(c, "POST /v1/related HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 20\r\nExpect: 100-continue\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		answer := make([]byte, len("HTTP/1.1 100"))
		if _, err := io.ReadFull(c, answer); err != nil || string(answer) != "HTTP/1.1 100" {
			t.Fatalf("%q, %v", answer, err)
		}
	}
	resp, err := server.Client().Get(server.URL + "/v1/search?q=%E9%9D%A2%E6%8E%A5")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("status %d while others send slowly", resp.StatusCode)
	}
}
