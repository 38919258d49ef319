package httpapi

import (
	"log/slog"
	"net/http"
	"time"
)

// Limits of a connection, against clients that are slow by accident or on purpose.
const (
	readHeaderTimeout = 5 * time.Second              // a header is one packet or two
	readTimeout       = 10 * time.Second             // a draft of a question over a bad mobile line
	writeTimeout      = requestTimeout + readTimeout // the answer, and its way over a bad mobile line
	idleTimeout       = 60 * time.Second             // a reader who opens the next result finds the connection open

	// maxHeaderBytes lets a far too long query in, so that it gets the problem that tells what to do: 5,000 characters
	// of Japanese are 45 KB of address. net/http itself answers what is over this with a plain 431.
	maxHeaderBytes = 256 << 10
)

// NewServer returns a server on addr that is ready to listen. Its own complaints go to log.
func NewServer(addr string, h http.Handler, log *slog.Logger) *http.Server {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &http.Server{
		Addr:              addr,
		Handler:           h,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}
