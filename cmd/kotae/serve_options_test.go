package main

import (
	"io"
	"net/http"
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kotae/search"
)

// TestServeOptions serves with every flag set, and looks at what each does.
func TestServeOptions(t *testing.T) {
	r := startServer(t, "--data", t.TempDir(), "--metrics-addr", "127.0.0.1:0", "--search-needs-key", "--slow", "1ns", "--cache-mb", "8",
		"--max-in-flight", "4", "--cors-origins", "https://a.example,https://b.example", "--rate-per-second", "0.5", "--rate-burst", "3",
		"--trusted-proxies", "127.0.0.0/8")
	r.until(t, func(s search.Status) bool { return s.Ready })
	if status, body := r.get(t, "metrics"); status == http.StatusOK {
		t.Errorf("the metrics are also at the public address: %s", body)
	}
	var own string
	for own == "" {
		own = regexp.MustCompile(`http://\S+/metrics`).FindString(r.log.String())
		time.Sleep(10 * time.Millisecond)
	}
	res, err := http.Get(own)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(res.Body)
	_ = res.Body.Close()
	if err != nil || res.StatusCode != http.StatusOK || !strings.Contains(string(body), "kotae_ready 1") {
		t.Errorf("metrics: %d %s, %v", res.StatusCode, body, err)
	}
	request, err := http.NewRequestWithContext(t.Context(), "GET", r.address+"v1/search?q=a", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Origin", "https://b.example")
	request.Header.Set("X-Forwarded-For", "198.51.100.1")
	for i, want := range []int{401, 401, 401, 429} {
		res, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		h := res.Header
		if res.StatusCode != want || h.Get("RateLimit-Policy") != `"default";q=3;w=6` || h.Get("Access-Control-Allow-Origin") != "https://b.example" {
			t.Errorf("request %d: %d %v", i, res.StatusCode, h)
		}
	}
	request.URL.Path = "/"
	if res, err = http.DefaultClient.Do(request); err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	if res.StatusCode != http.StatusTooManyRequests || res.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("a visitor who asks too often: %d %v", res.StatusCode, res.Header)
	}
	if code := r.stop(); code != 0 {
		t.Errorf("exit code %d\n%s", code, r.log)
	}
	if _, err := http.Get(own); err == nil {
		t.Error("the metrics are still served")
	}
}

func TestNetworks(t *testing.T) {
	got, err := networks([]string{"10.0.0.0/8", "192.0.2.1", "::1", "::ffff:192.0.2.2"})
	want := []string{"10.0.0.0/8", "192.0.2.1/32", "::1/128", "192.0.2.2/32"}
	if !slices.EqualFunc(got, want, func(p netip.Prefix, s string) bool { return p.String() == s }) || err != nil {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	for _, bad := range []string{"", "proxy", "10.0.0.0/33"} {
		if _, err := networks([]string{bad}); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}
