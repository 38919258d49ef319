package httpapi

import (
	"log/slog"
	"net/http"
	"net/netip"
	"time"

	"kotae/indexer/decisions"
	"kotae/search/querylog"
)

// Options says what is served beside the service itself, and to whom. The zero value serves the API alone, to everybody.
type Options struct {
	Version string       // told by /healthz
	Log     *slog.Logger // nil logs nothing
	Pages   http.Handler // answers whatever is not the API; nil makes that a 404 problem

	// PageFault answers for Pages where they were not asked, or panicked before they answered, with the page of a status:
	// 429, 503 or 500. nil answers with a problem, as the API does.
	PageFault func(w http.ResponseWriter, r *http.Request, status int)

	// Console answers for /editor and what is below it; nil leaves these to Pages. Editor tells whose session a request to it is of, so
	// that an editor's quota is that of the key, and the log has its name; nil knows nobody.
	Console http.Handler
	Editor  func(*http.Request) (decisions.Key, bool)

	// MaxInFlight is how many requests are answered at once, more get 503; 0 is 256. Health checks and metrics are not
	// counted.
	MaxInFlight int

	// Slow is the time from which on a search is logged as slow, with what was searched for; 0 logs none.
	Slow time.Duration

	// Origins are the sites whose scripts may call the API from a browser, as https://example.com, or * for all; none
	// switches CORS off.
	Origins []string

	// Queries keeps what people search for, and what they took of it; nil keeps nothing.
	Queries *querylog.Log

	// PerSecond is how many requests a client may make in the long run, 0 is without limit, and Burst how many at once; 0 is
	// ten seconds' worth. A client is a good key, else an IP address (IPv6: a /64). Health checks and metrics are not counted.
	PerSecond float64
	Burst     int

	// TrustedProxies are the networks whose X-Forwarded-For is believed. Without the proxy's own, all who come through it are
	// one client.
	TrustedProxies []netip.Prefix

	// SearchNeedsKey asks whoever searches by the API for a key of any scope. The pages stay open: readers have no keys.
	SearchNeedsKey bool

	// OwnMetrics leaves /metrics to the handler that Handler.Metrics returns, for an address of its own.
	OwnMetrics bool
}

// defaultMaxInFlight is far above what two cores can search at once, and low enough that the queue stays in memory.
const defaultMaxInFlight = 256

// defaultBurst is how many seconds' worth of requests a client may make at once: a page and all that it opens.
const defaultBurst = 10

func (o Options) withDefaults() Options {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.MaxInFlight <= 0 {
		o.MaxInFlight = defaultMaxInFlight
	}
	if o.Burst <= 0 {
		o.Burst = max(1, int(o.PerSecond*defaultBurst))
	}
	return o
}
