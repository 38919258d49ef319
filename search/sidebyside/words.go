package sidebyside

// near is from which similarity on even endings that differ are told: 送りました and 送りません in sentences that are all but equal.
const near = 0.7

// compare finds what the tokens of two sentences are to each other. What stands in the same order in both is shared, and so is a
// telling word that stands elsewhere.
func (s *sentence) compare(other *sentence) {
	same, there := common(s.tokens, other.tokens)
	s.judge(same, other.terms())
	other.judge(there, s.terms())
}

// judge gives each token its kind; in is which of them stand in the common order.
func (s *sentence) judge(in []bool, others map[string]bool) {
	for i := range s.tokens {
		if t := &s.tokens[i]; in[i] || t.tells && others[t.term] {
			t.kind = Shared
		} else {
			t.kind = Different
		}
	}
}

// tidy makes plain what tells nothing around what is marked; similarity is that of the sentence and the other.
func (s *sentence) tidy(similarity float64) {
	for from := 0; from < len(s.tokens); {
		to := from
		for to < len(s.tokens) && s.tokens[to].kind == s.tokens[from].kind {
			to++
		}
		if s.tokens[from].kind != Different || similarity < near {
			trim(s.tokens[from:to])
		}
		from = to
	}
}

// trim makes plain what a run begins and ends with that tells nothing.
func trim(run []token) {
	for i := 0; i < len(run) && !run[i].tells; i++ {
		run[i].kind = Plain
	}
	for i := len(run) - 1; i >= 0 && !run[i].tells; i-- {
		run[i].kind = Plain
	}
}

// maxCommon bounds the tokens of a sentence whose common order is looked for: a title may have hundreds.
const maxCommon = 200

// common finds a longest common subsequence: which tokens of each are in it.
func common(a, b []token) (inA, inB []bool) {
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	n, m := min(len(a), maxCommon), min(len(b), maxCommon)
	longest := make([][]int, n+1) // from here on
	for i := range longest {
		longest[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i].term == b[j].term {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[i].term == b[j].term:
			inA[i], inB[j] = true, true
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB
}
