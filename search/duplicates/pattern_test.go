package duplicates

import "testing"

// TestPatternsTurnAwayNothingThatFits holds that looking for pieces first changes no match.
func TestPatternsTurnAwayNothingThatFits(t *testing.T) {
	all := join(intentRules, endsIn)
	for _, p := range []pattern{told, wondered, asksSomething, asksOpenly, asksAnything, hurts} {
		all = append(all, rule{turn: p})
	}
	var texts []string
	for _, q := range sampleQuestions(t) {
		texts = append(texts, q.Title, q.Body)
	}
	for _, p := range readPairs(t, "testdata/pairs.tsv") {
		texts = append(texts, p.A, p.B)
	}
	tried, fit := 0, 0
	for i := range all {
		r := &all[i]
		for _, text := range texts {
			m := r.turn.Regexp.MatchString(text)
			if m && !r.turn.mayMatch(text) {
				t.Errorf("%s fits %q, which has none of %q", r.turn, text, r.turn.pieces)
			}
			if r.turn.mayMatch(text) {
				tried++
			}
			if m {
				fit++
			}
		}
	}
	t.Logf("%d patterns on %d texts: %d run, %d fit", len(all), len(texts), tried, fit)
}
