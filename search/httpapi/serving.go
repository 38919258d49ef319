package httpapi

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"kotae/search"
)

var (
	buildInfo        = prometheus.NewDesc("kotae_build_info", "1, with the version that runs.", []string{"version"}, nil)
	readyGauge       = prometheus.NewDesc("kotae_ready", "1 while the service can answer.", nil, nil)
	generationInfo   = prometheus.NewDesc("kotae_generation_info", "1, with the generation that is served.", []string{"generation", "sample"}, nil)
	generationAge    = prometheus.NewDesc("kotae_generation_age_seconds", "Time since the generation that is served was built.", nil, nil)
	generationSize   = prometheus.NewDesc("kotae_generation_questions", "Questions of the generation that is served.", nil, nil)
	decisionsCounter = prometheus.NewDesc("kotae_decisions_revision", "Number of decisions in force: it grows with each.", nil, nil)
	cacheHits        = prometheus.NewDesc("kotae_postings_cache_hits_total", "Postings that were in the cache, decoded.", nil, nil)
	cacheMisses      = prometheus.NewDesc("kotae_postings_cache_misses_total", "Postings that were not in the cache.", nil, nil)
	cacheEvictions   = prometheus.NewDesc("kotae_postings_cache_evictions_total", "Postings that had to make room in the cache.", nil, nil)
	cacheEntries     = prometheus.NewDesc("kotae_postings_cache_entries", "Postings in the cache.", nil, nil)
	cacheBytes       = prometheus.NewDesc("kotae_postings_cache_bytes", "Memory that the postings in the cache take.", nil, nil)
)

// serving tells at each scrape what the service answers from.
type serving struct {
	svc     *search.Service
	version string
}

func (s serving) Describe(out chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{buildInfo, readyGauge, generationInfo, generationAge, generationSize, decisionsCounter,
		cacheHits, cacheMisses, cacheEvictions, cacheEntries, cacheBytes} {
		out <- d
	}
}

func (s serving) Collect(out chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	status := s.svc.Status()
	gauge(buildInfo, 1, s.version)
	gauge(decisionsCounter, float64(status.Decisions))
	s.collectCache(out)
	if !status.Ready {
		gauge(readyGauge, 0)
		return
	}
	sample := "false"
	if status.Sample {
		sample = "true"
	}
	gauge(readyGauge, 1)
	gauge(generationInfo, 1, status.Generation, sample)
	gauge(generationAge, time.Since(status.Built).Seconds())
	gauge(generationSize, float64(status.Questions))
}

func (s serving) collectCache(out chan<- prometheus.Metric) {
	c := s.svc.Cache()
	for d, n := range map[*prometheus.Desc]uint64{cacheHits: c.Hits, cacheMisses: c.Misses, cacheEvictions: c.Evictions} {
		out <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, float64(n))
	}
	out <- prometheus.MustNewConstMetric(cacheEntries, prometheus.GaugeValue, float64(c.Entries))
	out <- prometheus.MustNewConstMetric(cacheBytes, prometheus.GaugeValue, float64(c.Bytes))
}
