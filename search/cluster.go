package search

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"kotae/corpus"
	"kotae/indexer/decisions"
	"kotae/search/duplicates"
	"kotae/search/duplicates/clusters"
)

// Cluster are questions of which an editor may make one, or that stand in each other's way.
type Cluster struct {
	ID             string          `json:"id"` // the same in every generation where its members are the same
	Kind           clusters.Kind   `json:"kind"`
	Score          float64         `json:"score"`   // of its weakest member against the representative, from 0 to 1
	Benefit        float64         `json:"benefit"` // what deciding it is worth (clusters.Benefit)
	Representative string          `json:"representative"`
	Why            []clusters.Why  `json:"why"` // why that one is proposed
	Members        []ClusterMember `json:"members"`
}

// ClusterMember is a question of a cluster. The first stands for the others; its own score is 1, without reasons.
type ClusterMember struct {
	ID         string              `json:"id"`
	Title      string              `json:"title"`
	Date       string              `json:"date"` // when it was asked, or else updated, as its record has it; "" where it is not known
	Categories []string            `json:"categories"`
	Advisers   []string            `json:"advisers"`
	Answers    int                 `json:"answers"`
	Score      float64             `json:"score"` // against the representative
	Reasons    []duplicates.Reason `json:"reasons"`
	Through    string              `json:"through,omitempty"`  // the duplicate of the representative that score and reasons are about, if any
	Settled    decisions.Kind      `json:"settled,omitempty"`  // what is decided of it and the representative; "" is nothing
	Outdated   bool                `json:"outdated,omitempty"` // it was decided when one of the two was worded otherwise
	Wording    string              `json:"-"`                  // as that of a PairSide
}

// Cluster is one of those that were found, decided or not, by its id, or ErrNotFound.
func (s *Service) Cluster(_ context.Context, id string) (*Cluster, error) {
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	e.sweep.start(e)
	if w := e.sweep.tell(new(Queue)); w != nil {
		g := w.group(e, 0)
		for _, list := range [][]groupedCluster{g.open, g.all} {
			if i := slices.IndexFunc(list, func(c groupedCluster) bool { return c.id == id }); i >= 0 {
				return e.cluster(&list[i])
			}
		}
	}
	return nil, fmt.Errorf("%w: cluster %q", ErrNotFound, id)
}

// cluster reads the questions of a cluster, and tells why they are alike.
func (e *engine) cluster(c *groupedCluster) (*Cluster, error) {
	l, err := e.wordings.Load().likeness()
	if err != nil {
		return nil, err
	}
	return e.clusterOf(c, l, func(doc uint32) (*duplicates.Prepared, error) { return e.prepared(l, doc) })
}

// clusterOf is cluster with its questions as they are compared.
func (e *engine) clusterOf(c *groupedCluster, l *likeness, prepared func(doc uint32) (*duplicates.Prepared, error)) (*Cluster, error) {
	j := e.judged.Load()
	out := &Cluster{
		ID: c.id, Kind: c.kind, Score: 1, Benefit: rounded(c.benefit), Representative: e.gen.Columns.IDs[c.docs[0]], Why: c.why, Members: []ClusterMember{},
	}
	for i, doc := range c.docs {
		q, err := e.shown(e.gen.Columns.IDs[doc])
		if err != nil {
			return nil, err
		}
		m := ClusterMember{
			ID: q.ID, Title: q.Title, Date: cmp.Or(q.Asked, q.Updated), Categories: orEmpty(q.Categories), Advisers: advisersOf(q), Answers: len(q.Answers),
			Score: rounded(c.scores[i]), Reasons: []duplicates.Reason{}, Wording: e.gen.Columns.Prints[doc],
		}
		if i > 0 {
			x, err := prepared(c.alike[i][0])
			if err != nil {
				return nil, err
			}
			y, err := prepared(c.alike[i][1])
			if err != nil {
				return nil, err
			}
			m.Reasons = orEmpty(l.Score(x, y).Reasons())
			if c.alike[i][0] != c.docs[0] {
				m.Through = e.gen.Columns.IDs[c.alike[i][0]]
			}
			m.Settled = j.settled(c.docs[0], doc)
			m.Outdated = j.outdated[pairOf(c.docs[0], doc)]
			out.Score = min(out.Score, m.Score)
		}
		out.Members = append(out.Members, m)
	}
	return out, nil
}

// rounded is a score as it is told.
func rounded(score float64) float64 { return math.Round(score*1e4) / 1e4 }

// advisersOf are those who answered a question, each once.
func advisersOf(q *corpus.Question) []string {
	names := []string{}
	for i := range q.Answers {
		if name := q.Answers[i].Adviser; name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
