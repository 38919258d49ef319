package duplicates

// count is a number with what it counts: 3か月, 2次, 26卒.
type count struct{ number, counter string }

// countOf reads a term of the analysis that begins with digits.
func countOf(term string) (count, bool) {
	n := 0
	for n < len(term) && (term[n] >= '0' && term[n] <= '9' || term[n] == '.') {
		n++
	}
	return count{term[:n], term[n:]}, n > 0
}

// fixed are counters of which another number is another thing: the second interview, the class of 2026, the third year.
var fixed = setOf("次 卒 年生 浪 留 期 つ目 個目 社目")

// numbers compares the numbers of two titles that count the same thing: whether any differ, and the first that differ in one of the
// fixed counters.
func numbers(a, b *title) (differ bool, x, y *count) {
	for i := range a.counts {
		m := &a.counts[i]
		var other *count
		same := false
		for j := range b.counts {
			if n := &b.counts[j]; m.counter == n.counter {
				other, same = n, same || m.number == n.number
			}
		}
		if other == nil || same {
			continue
		}
		if differ = true; x == nil && fixed[m.counter] {
			x, y = m, other
		}
	}
	return differ, x, y
}
