package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/httpapi"
	"kotae/search/web"
	"kotae/search/web/editor"
)

// stopWithin is how long requests in flight may take after the server is told to stop.
const stopWithin = 10 * time.Second

func (a *app) serveCommand() *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: a.text.ShortServe,
		Long: `Serves the search page at / and the API at /v1/, and moves to a new index as soon as kotae index has
published one. Where there never was an index it builds one of the embedded sample first, and says so.
/v1/openapi.yaml describes the API. /healthz tells that it runs, /readyz whether it can answer, /metrics how it
does, for Prometheus. /editor is the console of those who have a key of the scope editor (kotae key add): it is there as soon as
there is such a key. SIGINT or SIGTERM stops it; requests in flight are finished within 10 seconds.

What people search for, and what they take of it, is kept in queries.db of the data directory for 90 days
(--query-log-days), without any trace of who they were; kotae log tells of it.

Each flag is also a setting of the table serve in kotae.toml (kotae config), --no-sample as sample = false.`,
		Args: a.arguments(0, 0, a.text.WantNothing),
		RunE: func(c *cobra.Command, _ []string) error { return a.serve(c.Context(), o) },
	}
	o.flags(cmd.Flags())
	return cmd
}

func (a *app) serve(ctx context.Context, o serveOptions) (err error) {
	log, err := a.logger(o.logFormat)
	if err != nil {
		return err
	}
	options, err := o.forHandler(log)
	if err != nil {
		return err
	}
	store, err := a.store()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return a.cannotListen("--addr", o.addr, err)
	}
	defer listener.Close() // closed already once the server has run
	metrics, err := a.listenForMetrics(o.metricsAddr)
	if err != nil {
		return err
	}
	if metrics != nil {
		defer metrics.Close() // as above
	}
	sample := &sampler{app: a, store: store, log: log, dictionary: sync.OnceValues(analysis.New)}
	go func() { _, _ = sample.dictionary() }() // loads while the index is checked
	waiting := false
	if !o.noSample {
		if waiting, err = sample.ensure(ctx); err != nil {
			return err
		}
	}
	analyzer, err := sample.dictionary()
	if err != nil {
		return err
	}
	service, err := search.Open(store, analyzer, search.Options{
		Log: log, CacheBytes: o.cacheMB << 20, PastQueries: pastQueries(store, o.queryLogDays),
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, service.Close()) }()
	pages, err := web.New(service, web.Options{Log: log, Version: currentVersions().Version})
	if err != nil {
		return err
	}
	options.Pages, options.PageFault = pages, pages.Fault
	console, err := editor.New(service, pages, editor.Options{Log: log, Secure: options.IsSecure})
	if err != nil {
		return err
	}
	options.Console, options.Editor = console, console.Editor
	options.Queries = openQueryLog(store, analyzer, o.queryLogDays, log)
	defer closeQueryLog(ctx, options.Queries, log)
	handler := httpapi.New(service, options)

	ctx, stop := context.WithCancel(ctx)
	var background sync.WaitGroup
	defer background.Wait()
	defer stop()
	background.Go(func() { service.Watch(ctx) })
	if metrics != nil {
		background.Go(func() { serveMetrics(ctx, metrics, handler.Metrics(), log) })
	}
	if waiting {
		background.Go(func() { sample.wait(ctx) })
	}
	a.announce(store, listener.Addr(), service.Status(), log)
	return serveUntil(ctx, listener, httpapi.NewServer(o.addr, handler, log), log)
}

// serveUntil serves until ctx ends and then finishes what is in flight.
func serveUntil(ctx context.Context, l net.Listener, server *http.Server, log *slog.Logger) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("the server stopped: %w", err)
	case <-ctx.Done():
	}
	log.Info("stopping; requests in flight are finished first")
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	if err := server.Shutdown(late); err != nil {
		log.Warn("some requests were cut off", "after", stopWithin.String())
		_ = server.Close()
	}
	return nil
}

// announce says where the search is and what it answers from.
func (a *app) announce(store *generation.Store, addr net.Addr, status search.Status, log *slog.Logger) {
	a.printf(a.text.Serving+"\n", address(addr))
	_ = a.out.Flush() // whoever waits for the address reads it now
	_, err := store.Current()
	switch { // what else there is to say the service has logged
	case !status.Ready && errors.Is(err, generation.ErrNone):
		log.Warn("not ready: there is no index yet; build one with kotae index")
	case !status.Ready:
		log.Warn("not ready: nothing can be answered yet", "reason", status.Reason)
	case status.Sample:
		log.Warn("serving the embedded SAMPLE, not a site's own questions; kotae index SOURCE replaces it")
	}
}

// address is the page's address as a browser on this machine opens it.
func address(addr net.Addr) string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return "http://" + addr.String() + "/"
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// cannotListen is the error of an address that a flag names.
func (a *app) cannotListen(flag, addr string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf(a.text.PortInUse, addr, flag)
	}
	return fmt.Errorf("%w; choose another address with %s HOST:PORT", err, flag)
}

// logger logs to standard error, for a person on a terminal and for machines elsewhere.
func (a *app) logger(format string) (*slog.Logger, error) {
	switch {
	case format == "text", format == "auto" && a.live:
		return slog.New(slog.NewTextHandler(a.err, nil)), nil
	case format == "json", format == "auto":
		return slog.New(slog.NewJSONHandler(a.err, nil)), nil
	}
	return nil, usage(fmt.Errorf(a.text.WantLogFormat, format))
}
