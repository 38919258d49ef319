package httpapi

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"kotae/search"
)

var (
	buildInfo        = prometheus.NewDesc("kotae_build_info", "1, with the version that runs.", []string{"version"}, nil)
	readyGauge       = prometheus.NewDesc("kotae_ready", "1 while there is an index to answer from.", nil, nil)
	generationInfo   = prometheus.NewDesc("kotae_generation_info", "1, with the generation that is served.", []string{"generation", "sample"}, nil)
	generationAge    = prometheus.NewDesc("kotae_generation_age_seconds", "Time since the generation that is served was built.", nil, nil)
	generationSize   = prometheus.NewDesc("kotae_generation_questions", "Questions of the generation that is served.", nil, nil)
	decisionsCounter = prometheus.NewDesc("kotae_decisions_revision", "Number of decisions in force: it grows with each.", nil, nil)
)

// serving tells at each scrape what the service answers from.
type serving struct {
	svc     *search.Service
	version string
}

func (s serving) Describe(out chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{buildInfo, readyGauge, generationInfo, generationAge, generationSize, decisionsCounter} {
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
