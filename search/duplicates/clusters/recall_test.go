package clusters

import (
	"testing"

	"kotae/corpus/sample"
	"kotae/search/duplicates"
)

// TestRecall looks for all pairs of the sample that are to be found: those that are judged, and those that the model calls duplicates
// when each is compared with each. A pair that is no candidate is lost, so of a corpus as small as this none may be.
func TestRecall(t *testing.T) {
	f := newFixture(t)
	found := f.find(t, f.questions)
	defer found.Close()
	all := make([]*duplicates.Prepared, len(f.questions))
	at := map[string]uint32{}
	for n, q := range f.questions {
		var err error
		if all[n], err = found.Prepared(uint32(n)); err != nil {
			t.Fatal(err)
		}
		at[q.ID] = uint32(n)
	}
	links := map[[2]uint32]Link{}
	for _, l := range found.Links {
		links[[2]uint32{l.A, l.B}] = l
	}
	alike, competing, lost := 0, 0, 0
	for b := range all {
		for a := range all[:b] {
			l, linked := links[[2]uint32{uint32(a), uint32(b)}]
			v := f.model.Score(all[a], all[b])
			titles := f.model.ScoreTitles(all[a], all[b])
			switch {
			case v.Vetoed && linked:
				t.Errorf("%s and %s are linked against a veto", f.questions[a].ID, f.questions[b].ID)
			case v.Score >= duplicates.DefaultThreshold:
				alike++
				if !linked || l.Kind != Duplicate || float64(l.Score) < v.Score-1e-6 {
					lost++
					t.Errorf("lost %s %s: score %.4f, %+v", f.questions[a].Title, f.questions[b].Title, v.Score, l)
				}
			case !v.Vetoed && titles.Score >= CompetingFrom:
				competing++
				if !linked || l.Kind != Competing {
					lost++
					t.Errorf("lost as competing: %s %s: score %.4f, %+v", f.questions[a].Title, f.questions[b].Title, titles.Score, l)
				}
			case linked:
				t.Errorf("%s and %s are linked: %+v", f.questions[a].Title, f.questions[b].Title, l)
			}
		}
	}
	judged, judgedFound := 0, 0
	for _, group := range sample.Duplicates() {
		for i, a := range group {
			for _, b := range group[:i] {
				judged++
				if links[pair(at[a], at[b])].Kind == Duplicate {
					judgedFound++
				}
			}
		}
	}
	t.Logf("%d pairs of %d compared: lost %d of %d duplicates and %d competing; %d of %d judged duplicates are linked",
		found.Pairs, len(all)*(len(all)-1)/2, lost, alike, competing, judgedFound, judged)
	if alike < 40 || competing == 0 {
		t.Errorf("%d duplicates and %d competing pairs are too few to tell", alike, competing)
	}
	if judgedFound < 42 {
		t.Errorf("%d of %d judged duplicates are linked, want 42 or more", judgedFound, judged)
	}
}

// TestJudgedAreCandidates holds that a judged pair, whatever the model says of it, is compared although most are not: with 12 candidates
// each, one in eight.
func TestJudgedAreCandidates(t *testing.T) {
	f := newFixture(t)
	index := newIndex(byMeaning, len(f.questions))
	signs := make([][]duplicates.Sign, len(f.questions))
	at := map[string]uint32{}
	for n, q := range f.questions {
		signs[n] = f.preparer.Prepare(q).Signs()
		index.count(signs[n])
		at[q.ID] = uint32(n)
	}
	index.layOut()
	for n := range signs {
		index.add(uint32(n), signs[n])
	}
	index.finish()
	const first = 12
	seen := map[[2]uint32]bool{}
	s := newSums(len(signs))
	for n := range signs {
		list := index.most(s, uint32(n), signs[n])
		for i, c := range list[:min(len(list), first)] {
			if c.n == uint32(n) || i > 0 && better(list[i-1], c) > 0 {
				t.Fatalf("candidates of %d: %v", n, list)
			}
			seen[pair(uint32(n), c.n)] = true
		}
	}
	judged, among := 0, 0
	for _, group := range sample.Duplicates() {
		for i, a := range group {
			for _, b := range group[:i] {
				judged++
				if seen[pair(at[a], at[b])] {
					among++
				} else {
					t.Logf("not among the first %d: %s %s", first, a, b)
				}
			}
		}
	}
	t.Logf("%d of %d judged duplicates are among the first %d candidates", among, judged, first)
	if among < judged-1 {
		t.Errorf("%d of %d judged duplicates are among the first %d candidates", among, judged, first)
	}
}
