package search_test

import (
	"slices"
	"testing"
	"time"
)

// measure runs n tasks in turn and reports what half of them take at most, and 99 of 100; each once before, as the first look at a
// question is the dearest: that is reported as cold.
func measure(b *testing.B, n int, task func(i int) error) {
	b.Helper()
	once := func(i int) time.Duration {
		started := time.Now()
		if err := task(i % n); err != nil {
			b.Fatal(err)
		}
		return time.Since(started)
	}
	var cold, warm []time.Duration
	for i := range n {
		cold = append(cold, once(i))
	}
	i := 0
	for b.Loop() {
		warm = append(warm, once(i))
		i++
	}
	for unit, of := range map[string][]time.Duration{"cold": cold, "warm": warm} {
		slices.Sort(of)
		b.ReportMetric(float64(of[len(of)/2].Microseconds()), unit+"-p50-µs")
		b.ReportMetric(float64(of[len(of)*99/100].Microseconds()), unit+"-p99-µs")
	}
}
