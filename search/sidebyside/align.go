package sidebyside

// least is from which similarity on two sentences go together.
const least = 0.4

// align finds which sentences go together, in the order of both texts, so that the sum of their similarities is highest: for each of
// the left ones the right one, or -1.
func align(left, right []sentence) []int {
	n, m := min(len(left), MaxSentences), min(len(right), MaxSentences)
	alike := make([][]float64, n)
	best := make([][]float64, n+1) // of what comes from here on
	for i := range best {
		best[i] = make([]float64, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		alike[i] = make([]float64, m)
		for j := m - 1; j >= 0; j-- {
			if s := similarity(&left[i], &right[j]); s >= least {
				alike[i][j] = s
			}
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if s := alike[i][j]; s > 0 {
				best[i][j] = max(best[i][j], s+best[i+1][j+1])
			}
		}
	}
	with := make([]int, len(left))
	for i := range with {
		with[i] = -1
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case alike[i][j] > 0 && best[i][j] == alike[i][j]+best[i+1][j+1]:
			with[i] = j
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
	return with
}

// similarity is the share of the telling words of two sentences that they have in common (Dice), each word once; 1 for equal ones.
func similarity(a, b *sentence) float64 {
	if a.folded == b.folded {
		if a.folded == "" {
			return 0
		}
		return 1
	}
	x, y := a.terms(), b.terms()
	if len(x)+len(y) == 0 {
		return 0
	}
	n := 0
	for term := range x {
		if y[term] {
			n++
		}
	}
	return 2 * float64(n) / float64(len(x)+len(y))
}

// terms are the words of a sentence that tell something.
func (s *sentence) terms() map[string]bool {
	if s.telling == nil {
		s.telling = map[string]bool{}
		for _, t := range s.tokens {
			if t.tells {
				s.telling[t.term] = true
			}
		}
	}
	return s.telling
}

// show compares the sentences that go together.
func show(left, right []sentence, with []int) (l, r []Sentence) {
	l, r = make([]Sentence, len(left)), make([]Sentence, len(right))
	for i := range left {
		if j := with[i]; j >= 0 {
			x, y := &left[i], &right[j]
			x.compare(y)
			alike := similarity(x, y)
			x.tidy(alike)
			y.tidy(alike)
			equal := x.folded == y.folded
			l[i].Beside, r[j].Beside, l[i].Equal, r[j].Equal = true, true, equal, equal
		}
	}
	for i := range left {
		l[i].Parts = left[i].parts()
	}
	for j := range right {
		r[j].Parts = right[j].parts()
	}
	return l, r
}
