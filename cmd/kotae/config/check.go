package config

import (
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// each checks a text, or every text of a list.
func each(valid func(string) bool) func(any) bool {
	return func(v any) bool {
		if s, ok := v.(string); ok {
			return valid(s)
		}
		return !slices.ContainsFunc(v.([]string), func(s string) bool { return !valid(s) })
	}
}

func emptyOr(valid func(string) bool) func(string) bool {
	return func(s string) bool { return s == "" || valid(s) }
}

func oneOf(choices ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(choices, s) }
}

func between(least, most int) func(any) bool {
	return func(v any) bool { n := v.(int); return least <= n && n <= most }
}

func notNegative(v any) bool {
	switch n := v.(type) {
	case int:
		return n >= 0
	case float64:
		return n >= 0 && n <= 1e9 // neither NaN nor infinite
	case time.Duration:
		return n >= 0
	}
	return false
}

func isAddress(s string) bool {
	_, port, err := net.SplitHostPort(s)
	if err != nil {
		return false
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err == nil
}

func isOrigin(s string) bool {
	if s == "*" {
		return true
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && s == u.Scheme+"://"+u.Host
}

func isNetwork(s string) bool {
	if _, err := netip.ParseAddr(s); err == nil {
		return true
	}
	_, err := netip.ParsePrefix(s)
	return err == nil
}

// isServer takes a path, for a service behind a proxy, and no password: keys have a setting of their own.
func isServer(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil &&
		u.RawQuery == "" && !u.ForceQuery && u.Fragment == ""
}

// isKey reports whether a text can be sent in a header.
func isKey(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' })
}
