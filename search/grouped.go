package search

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"kotae/indexer"
	"kotae/indexer/generation"
	"kotae/search/duplicates/clusters"
)

// grouped is what a sweep found, in groups by what is decided.
type grouped struct {
	min     float64
	judged  *judged
	hidden  *decided
	decided int // clusters of all that are settled

	open []groupedCluster // by benefit
	all  []groupedCluster // as they would be had nobody decided anything
}

// groupedCluster is a cluster by its questions' numbers.
type groupedCluster struct {
	id      string
	kind    clusters.Kind
	docs    []uint32 // the representative first, then by score
	scores  []float64
	alike   [][2]uint32 // by which two questions each is like the representative
	benefit float64
	why     []clusters.Why
}

// maxGrouped is for how many minimum scores groups are kept: making them takes some milliseconds for 10,000 links.
const maxGrouped = 4

// group makes groups by what is decided now.
func (w *swept) group(e *engine, least float64) *grouped {
	d, j := e.decided.Load(), e.judged.Load()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, g := range w.grouped {
		if g.min == least && g.judged == j && g.hidden == d {
			return g
		}
	}
	g := &grouped{min: least, judged: j, hidden: d}
	hidden := func(doc uint32) bool { return d.hides(e.gen, e.gen.Columns.IDs[doc]) }
	g.all = w.clusters(e, clusters.Terms{Min: least, Hidden: hidden})
	g.open = w.clusters(e, clusters.Terms{
		Min: least, Hidden: hidden, Stands: j.representative, Settled: func(a, b uint32) bool { return j.settled(a, b) != "" },
	})
	g.open = slices.DeleteFunc(g.open, func(c groupedCluster) bool { return c.isSettled(j) })
	slices.SortFunc(g.open, func(a, b groupedCluster) int {
		return cmp.Or(cmp.Compare(b.benefit, a.benefit), cmp.Compare(a.id, b.id))
	})
	for i := range g.all {
		if g.all[i].isSettled(j) {
			g.decided++
		}
	}
	w.grouped = append(w.grouped[max(0, len(w.grouped)-maxGrouped+1):], g)
	return g
}

// isSettled reports a cluster of which something is decided of each question and the representative.
func (c *groupedCluster) isSettled(j *judged) bool {
	return !slices.ContainsFunc(c.docs[1:], func(doc uint32) bool { return j.settled(c.docs[0], doc) == "" })
}

// sortOf tells clusters apart that may have the same questions.
func sortOf(k clusters.Kind) string {
	if k == clusters.Copy {
		k = clusters.Duplicate
	}
	return string(k)
}

// clusters makes groups, and of each a cluster with its representative.
func (w *swept) clusters(e *engine, t clusters.Terms) (out []groupedCluster) {
	columns := e.gen.Columns
	for _, g := range w.Groups(t) {
		facts := make([]clusters.Facts, len(g.Centres))
		for i, doc := range g.Centres {
			facts[i] = clusters.Facts{
				Answers: int(columns.Answers[doc]), Length: int(columns.Lengths[indexer.FieldHeadline][doc] + columns.Lengths[indexer.FieldAnswer][doc]),
				Body: int(columns.Lengths[indexer.FieldBody][doc]), Title: int(columns.Lengths[indexer.FieldTitle][doc]), Asked: columns.Asked[doc],
			}
		}
		best, why := clusters.Choose(facts)
		c := groupedCluster{id: clusterID(columns, &g), kind: g.Kind, why: why, docs: slices.Clone(g.Docs)}
		r := g.Centres[best]
		slices.SortStableFunc(c.docs, func(a, b uint32) int {
			switch r {
			case a:
				return -1
			case b:
				return 1
			}
			return cmp.Compare(g.Score(r, b), g.Score(r, a))
		})
		var worth []clusters.Worth
		for i, doc := range c.docs {
			score, x, y := 1.0, r, r
			if i > 0 {
				score = g.Score(r, doc)
				x, y = g.Alike(r, doc)
				worth = append(worth, clusters.Worth{Score: score, Answers: int(columns.Answers[doc]), Age: w.age(columns.Asked[doc])})
			}
			c.scores, c.alike = append(c.scores, score), append(c.alike, [2]uint32{x, y})
		}
		c.benefit = clusters.Benefit(g.Kind, worth)
		out = append(out, c)
	}
	return out
}

// age is how many years a question is older than the newest of the corpus.
func (w *swept) age(asked int64) float64 {
	if asked == generation.NoDate {
		return 0
	}
	return float64(w.newest-asked) / (365.25 * 24 * 60 * 60)
}

// clusterID names a cluster by its questions.
func clusterID(columns *generation.Columns, g *clusters.Group) string {
	ids := []string{sortOf(g.Kind)}
	for _, doc := range g.Docs {
		ids = append(ids, columns.IDs[doc])
	}
	slices.Sort(ids[1:])
	sum := sha256.Sum256([]byte(strings.Join(ids, "\x00")))
	return hex.EncodeToString(sum[:8])
}
