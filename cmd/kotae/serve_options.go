package main

import (
	"fmt"
	"log/slog"
	"net/netip"
	"time"

	"github.com/spf13/pflag"

	"kotae/search"
	"kotae/search/httpapi"
)

// serveOptions are the flags of kotae serve.
type serveOptions struct {
	addr           string
	noSample       bool
	logFormat      string
	slow           time.Duration
	queryLogDays   int
	metricsAddr    string
	corsOrigins    []string
	ratePerSecond  float64
	rateBurst      int
	trustedProxies []string
	searchNeedsKey bool
	cacheMB        int
	maxInFlight    int
}

func (o *serveOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.addr, "addr", "127.0.0.1:8080", "address to listen at, `HOST:PORT`")
	f.BoolVar(&o.noSample, "no-sample", false, "never use the sample: not ready until kotae index has run")
	f.StringVar(&o.logFormat, "log-format", "auto", "auto, text or json; auto is text on a terminal, else json")
	f.DurationVar(&o.slow, "slow", 200*time.Millisecond, "log searches that take this long, with their words; 0 logs none")
	f.IntVar(&o.queryLogDays, "query-log-days", 90, "keep what people searched for this many `DAYS`, without who they were, for kotae log; 0 keeps nothing")
	f.StringVar(&o.metricsAddr, "metrics-addr", "", "serve /metrics at `HOST:PORT` and not at --addr")
	f.StringSliceVar(&o.corsOrigins, "cors-origins", nil, "`SITES` whose scripts may call the API, as https://example.com; * is all")
	f.Float64Var(&o.ratePerSecond, "rate-per-second", 0, "requests a second that a client may make in the long run; 0 is no limit")
	f.IntVar(&o.rateBurst, "rate-burst", 0, "requests that a client may make at once; 0 is ten seconds' worth of --rate-per-second")
	f.StringSliceVar(&o.trustedProxies, "trusted-proxies", nil, "`NETWORKS` whose X-Forwarded-For is believed, as 10.0.0.0/8")
	f.BoolVar(&o.searchNeedsKey, "search-needs-key", false, "ask for a key (kotae key add) to search by the API")
	f.IntVar(&o.cacheMB, "cache-mb", search.DefaultCacheBytes>>20, "memory for decoded postings, in MiB")
	f.IntVar(&o.maxInFlight, "max-in-flight", 256, "requests that are answered at once; more get 503")
}

// forHandler is what the flags say to the HTTP side.
func (o *serveOptions) forHandler(log *slog.Logger) (httpapi.Options, error) {
	proxies, err := networks(o.trustedProxies)
	if err != nil {
		return httpapi.Options{}, usage(err)
	}
	return httpapi.Options{
		Version: currentVersions().Version, Log: log, MaxInFlight: o.maxInFlight, Slow: o.slow, Origins: o.corsOrigins,
		PerSecond: o.ratePerSecond, Burst: o.rateBurst, TrustedProxies: proxies, SearchNeedsKey: o.searchNeedsKey,
		OwnMetrics: o.metricsAddr != "",
	}, nil
}

// networks reads IP networks; an address alone is a network of one.
func networks(texts []string) ([]netip.Prefix, error) {
	var all []netip.Prefix
	for _, text := range texts {
		p, err := netip.ParsePrefix(text)
		if addr, alone := netip.ParseAddr(text); alone == nil {
			p, err = addr.Unmap().Prefix(addr.Unmap().BitLen())
		}
		if err != nil {
			return nil, fmt.Errorf("--trusted-proxies: %q is no IP network; write it as 10.0.0.0/8 or 10.0.0.1", text)
		}
		all = append(all, p)
	}
	return all, nil
}
