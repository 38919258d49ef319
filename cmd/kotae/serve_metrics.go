package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"

	"kotae/search/httpapi"
)

// listenForMetrics returns nil where the metrics have no address of their own.
func (a *app) listenForMetrics(addr string) (net.Listener, error) {
	if addr == "" {
		return nil, nil
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, a.cannotListen("--metrics-addr", addr, err)
	}
	return l, nil
}

// serveMetrics serves them until ctx ends.
func serveMetrics(ctx context.Context, l net.Listener, metrics http.Handler, log *slog.Logger) {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", metrics)
	server := httpapi.NewServer(l.Addr().String(), mux, log)
	defer context.AfterFunc(ctx, func() { _ = server.Close() })()
	log.Info("serving metrics", "address", "http://"+l.Addr().String()+"/metrics")
	if err := server.Serve(l); err != nil && !errors.Is(err, http.ErrServerClosed) {
		log.Error("the metrics are not served any more", "error", err)
	}
}
