package demand

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/search/querylog"
)

// slipFrom is the length of a reading, in characters, from which one that is a slip away is the same word mistyped.
const slipFrom = 5

// cluster brings together what lacks the same: what is read alike, or but for one slip. Clusters that were searched
// for fewer times than querylog.LeastPopular are only counted.
func (m *miner) cluster(queries []Query) {
	var all []*Cluster
	byKey := map[string]*Cluster{}
	for _, q := range queries { // the most frequent first
		key, unknown := m.keyOf(&q), q.unknown
		c := byKey[key]
		if c == nil && unknown && utf8.RuneCountInString(key) >= slipFrom {
			if i := slices.IndexFunc(all, func(c *Cluster) bool {
				return c.unknown && utf8.RuneCountInString(c.Key) >= slipFrom && within(c.Key, key, 1)
			}); i >= 0 {
				c = all[i]
			}
		}
		if c == nil {
			c = &Cluster{Key: key, Term: q.term, unknown: unknown}
			all = append(all, c)
		}
		byKey[key] = c
		c.Searches += q.Searches
		c.Zero += q.Zero
		c.Queries = append(c.Queries, q)
	}
	for _, c := range all {
		if c.Searches < querylog.LeastPopular {
			m.report.Rare += c.Searches
			continue
		}
		m.report.Clusters = append(m.report.Clusters, *c)
	}
	slices.SortStableFunc(m.report.Clusters, func(a, b Cluster) int {
		return cmp.Or(cmp.Compare(b.Searches, a.Searches), cmp.Compare(b.Zero, a.Zero), cmp.Compare(a.Key, b.Key))
	})
	if len(m.report.Clusters) > maxClusters {
		for _, c := range m.report.Clusters[maxClusters:] {
			m.report.Rare += c.Searches
		}
		m.report.Clusters = m.report.Clusters[:maxClusters]
	}
}

// keyOf is the reading of what a query lacks; of several words, whatever their order.
func (m *miner) keyOf(q *Query) string {
	var sounds []string
	for word := range strings.FieldsSeq(q.term) {
		if s := sound(m.Analyzer, word); s != "" {
			sounds = append(sounds, s)
		}
	}
	slices.Sort(sounds)
	return strings.Join(slices.Compact(sounds), " ")
}
