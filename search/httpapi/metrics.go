package httpapi

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"kotae/search"
	"kotae/search/querylog"
)

// metrics counts what one handler does. Each label has a few values, whatever is asked: who scrapes pays by the series.
type metrics struct {
	registry *prometheus.Registry
	duration *prometheus.HistogramVec
	rejected *prometheus.CounterVec
	searches *prometheus.CounterVec
}

// Why a request was turned away before it was answered.
const (
	rejectedBusy = "busy" // too many at once
	rejectedRate = "rate" // the client's quota is used up
	rejectedAuth = "auth" // no key, a wrong one, or one that allows too little
)

func newMetrics(svc *search.Service, version string, queries *querylog.Log) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "kotae_http_request_duration_seconds", Help: "How long requests took, by address, method and class of status.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5},
		}, []string{"route", "method", "status"}),
		rejected: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "kotae_http_requests_rejected_total", Help: "Requests turned away: busy, rate or auth.",
		}, []string{"reason"}),
		searches: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "kotae_searches_total", Help: "Searches of the API and the pages, and of related questions: strict, relaxed (the best hit covers too little) or zero.",
		}, []string{"kind", "outcome"}),
	}
	for _, reason := range []string{rejectedBusy, rejectedRate, rejectedAuth} {
		m.rejected.WithLabelValues(reason) // a rate needs the 0 before the first
	}
	for _, kind := range []search.Kind{search.KindSearch, search.KindRelated, search.KindDraft} {
		for _, outcome := range []search.Outcome{search.Strict, search.Relaxed, search.Zero} {
			m.searches.WithLabelValues(string(kind), string(outcome))
		}
	}
	m.registry.MustRegister(m.duration, m.rejected, m.searches, serving{svc, version},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	if queries != nil {
		m.registry.MustRegister(queryLines{queries})
	}
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// answered counts a request.
func (m *metrics) answered(route, method string, status int, took time.Duration) {
	if !slices.Contains([]string{"GET", "HEAD", "POST", "DELETE", "OPTIONS"}, method) {
		method = "other"
	}
	m.duration.WithLabelValues(route, method, strconv.Itoa(status/100)+"xx").Observe(took.Seconds())
}

// searched counts a search by what came of it. Those that failed are counted as requests.
func (m *metrics) searched(o search.Observation) {
	if o.Err == nil {
		m.searches.WithLabelValues(string(o.Kind), string(o.Outcome)).Inc()
	}
}
