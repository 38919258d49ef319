package httpapi

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// clientOf names who asks without a key: the IP address, or of an IPv6 address the /64 that one household has. Of a trusted
// proxy it is whom the proxy names, and so on from the last to the first.
func clientOf(r *http.Request, trusted []netip.Prefix) string {
	addr, ok := address(r.RemoteAddr)
	if !ok {
		return r.RemoteAddr
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		if !slices.ContainsFunc(trusted, func(p netip.Prefix) bool { return p.Contains(addr) }) {
			break
		}
		before, ok := address(strings.TrimSpace(hop))
		if !ok { // whatever stands before it came through something unknown
			break
		}
		addr = before
	}
	if addr.Is6() {
		if p, err := addr.Prefix(64); err == nil {
			return p.String()
		}
	}
	return addr.String()
}

// IsSecure reports whether whoever asks has an encrypted connection: to us, or to a trusted proxy that says so.
func (o Options) IsSecure(r *http.Request) bool {
	if r.TLS != nil {
		return true
	}
	addr, ok := address(r.RemoteAddr)
	said := strings.Split(strings.Join(r.Header.Values("X-Forwarded-Proto"), ","), ",")
	return ok && strings.EqualFold(strings.TrimSpace(said[len(said)-1]), "https") &&
		slices.ContainsFunc(o.TrustedProxies, func(p netip.Prefix) bool { return p.Contains(addr) })
}

// address reads an IP address with or without a port.
func address(s string) (netip.Addr, bool) {
	if with, err := netip.ParseAddrPort(s); err == nil {
		return with.Addr().Unmap().WithZone(""), true
	}
	addr, err := netip.ParseAddr(strings.Trim(s, "[]"))
	return addr.Unmap().WithZone(""), err == nil
}
