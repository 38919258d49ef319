package eval

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Comparison sets two runs of the same queries side by side.
type Comparison struct {
	NDCG   Test     `json:"ndcg@10"`
	MRR    Test     `json:"mrr@10"`
	Won    []Change `json:"won"`  // queries whose nDCG rose, most first
	Lost   []Change `json:"lost"` // and fell
	Tied   int      `json:"tied"`
	Absent int      `json:"absent"` // queries that have hits, and none in the run before
}

// Test is a measure's mean before and after, and how likely chance alone makes as great a difference, either way.
type Test struct {
	Before     float64 `json:"before"`
	After      float64 `json:"after"`
	Difference float64 `json:"difference"`
	P          float64 `json:"p"`
}

// Change is what became of one query's nDCG.
type Change struct {
	ID     string  `json:"id"`
	Text   string  `json:"text"`
	Before float64 `json:"before"`
	After  float64 `json:"after"`
}

// Compare sets what was measured beside a run that ReadRun has read, in which documents are called as the set calls them. A
// query that the run lacks had no hits.
func Compare(set *Set, now *Result, run map[string][]string) *Comparison {
	c := &Comparison{Won: []Change{}, Lost: []Change{}}
	var ndcg, mrr [2][]float64
	for i, q := range now.Judged {
		names := run[q.ID]
		if len(names) == 0 && now.Each[i].Zero == 0 {
			c.Absent++
		}
		ids := make([]string, len(names))
		for i, name := range names {
			ids[i] = set.ID(name)
		}
		before, after := Judge(ids, q.Gains), now.Each[i]
		for side, s := range []Score{before, after} {
			ndcg[side], mrr[side] = append(ndcg[side], s.NDCG), append(mrr[side], s.MRR)
		}
		change := Change{q.ID, q.Text, before.NDCG, after.NDCG}
		switch diff := after.NDCG - before.NDCG; {
		case diff > same:
			c.Won = append(c.Won, change)
		case diff < -same:
			c.Lost = append(c.Lost, change)
		default:
			c.Tied++
		}
	}
	byChange := func(a, b Change) int {
		return cmp.Or(cmp.Compare(math.Abs(b.After-b.Before), math.Abs(a.After-a.Before)), cmp.Compare(a.ID, b.ID))
	}
	slices.SortFunc(c.Won, byChange)
	slices.SortFunc(c.Lost, byChange)
	c.NDCG, c.MRR = compare(ndcg[0], ndcg[1]), compare(mrr[0], mrr[1])
	return c
}

// same is how far two equal sums may be off.
const same = 1e-9

// permutations is how many the test draws, and so the least p it can tell, about 1 of them.
const permutations = 10_000

// compare is the two-sided paired randomization test (Fisher's, as Smucker, Allan and Carterette, 2007, use it): were the two
// runs alike, each query's difference could as well be the other way round. The draws are the same every time. The observed one
// counts as a draw (Phipson and Smyth, 2010), so p is never 0.
func compare(before, after []float64) Test {
	n := float64(max(len(before), 1))
	t := Test{}
	var diffs []float64 // equal ones add nothing, whichever way round
	for i := range before {
		t.Before += before[i]
		t.After += after[i]
		if d := after[i] - before[i]; math.Abs(d) > same {
			diffs = append(diffs, d)
		}
	}
	t.Before, t.After = t.Before/n, t.After/n
	t.Difference = t.After - t.Before
	observed := 0.0
	for _, d := range diffs {
		observed += d
	}
	rng := rand.New(rand.NewPCG(20070621, 10_000))
	as := 1
	for range permutations {
		sum, flips := 0.0, uint64(0)
		for i, d := range diffs {
			if i%64 == 0 {
				flips = rng.Uint64()
			}
			if flips&1 == 1 {
				d = -d
			}
			sum += d
			flips >>= 1
		}
		if math.Abs(sum) >= math.Abs(observed)-same {
			as++
		}
	}
	t.P = float64(as) / float64(permutations+1)
	return t
}
