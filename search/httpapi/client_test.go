package httpapi

import (
	"net/http/httptest"
	"net/netip"
	"testing"
)

func TestClientOf(t *testing.T) {
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("::1/128")}
	for _, tt := range []struct {
		remote    string
		forwarded []string
		want      string
	}{
		{"192.0.2.1:1234", nil, "192.0.2.1"},
		{"192.0.2.1:1234", []string{"198.51.100.7"}, "192.0.2.1"}, // no trusted proxy said so
		{"10.0.0.1:1", []string{"198.51.100.7"}, "198.51.100.7"},
		{"10.0.0.1:1", []string{"203.0.113.9, 198.51.100.7"}, "198.51.100.7"}, // the first is what the client made up
		{"10.0.0.1:1", []string{"203.0.113.9, 198.51.100.7, 10.2.3.4"}, "198.51.100.7"},
		{"10.0.0.1:1", []string{"203.0.113.9", "198.51.100.7"}, "198.51.100.7"},
		{"10.0.0.1:1", []string{"198.51.100.7:4321"}, "198.51.100.7"},
		{"10.0.0.1:1", []string{"198.51.100.7, unknown"}, "10.0.0.1"},
		{"10.0.0.1:1", nil, "10.0.0.1"},
		{"10.0.0.1:1", []string{""}, "10.0.0.1"},
		{"[::1]:1", []string{"[2001:db8:1:2:3:4:5:6]:443"}, "2001:db8:1:2::/64"},
		{"[::1]:1", []string{"2001:db8:1:2::9"}, "2001:db8:1:2::/64"},
		{"[::ffff:192.0.2.1]:1", nil, "192.0.2.1"},
		{"[::ffff:10.0.0.1]:1", []string{"198.51.100.7"}, "198.51.100.7"},
		{"[fe80::1%eth0]:1", nil, "fe80::/64"},
		{"@", nil, "@"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = tt.remote
		for _, f := range tt.forwarded {
			r.Header.Add("X-Forwarded-For", f)
		}
		if got := clientOf(r, proxies); got != tt.want {
			t.Errorf("%s, forwarded for %q: got %s, want %s", tt.remote, tt.forwarded, got, tt.want)
		}
	}
}

// TestIsSecure: a trusted proxy is believed, and nobody else.
func TestIsSecure(t *testing.T) {
	o := Options{TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}
	for _, tt := range []struct {
		remote, proto string
		want          bool
	}{
		{"10.0.0.1:1", "https", true}, {"10.0.0.1:1", "http, HTTPS", true}, {"10.0.0.1:1", "https, http", false}, {"10.0.0.1:1", "", false},
		{"192.0.2.1:1", "https", false}, {"@", "https", false},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = tt.remote
		r.Header.Set("X-Forwarded-Proto", tt.proto)
		if got := o.IsSecure(r); got != tt.want {
			t.Errorf("%s, %q: %v", tt.remote, tt.proto, got)
		}
	}
}
