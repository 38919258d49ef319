package duplicates

import "math"

// example is a judged pair to fit by.
type example struct {
	values []float64 // of the features, the bias first
	same   bool
	weight float64
}

// fitLogistic finds the weights of a logistic regression with the least loss: the weighted mean of the log-loss, and ridge / 2 for the
// square of each weight but the bias'. sign holds a weight at 0 or above where it is 1, at 0 or below where it is -1: what speaks for
// a duplicate must not come to speak against it because the examples are few. Weights that would be on the wrong side are 0,
// the worst first. The same examples give the same weights.
func fitLogistic(examples []example, sign []int, ridge float64) []float64 {
	free := make([]bool, len(sign))
	for i := range free {
		free[i] = true
	}
	for {
		w := fitFree(examples, free, ridge)
		worst := -1
		for i, s := range sign {
			if v := w[i] * float64(s); v < 0 && (worst < 0 || v < w[worst]*float64(sign[worst])) {
				worst = i
			}
		}
		if worst < 0 {
			return w
		}
		free[worst] = false
	}
}

// maxRounds bounds Newton's method, which needs about ten.
const maxRounds = 100

// fitFree fits the free weights by Newton's method; the others are 0.
func fitFree(examples []example, free []bool, ridge float64) []float64 {
	var columns []int
	for i, f := range free {
		if f {
			columns = append(columns, i)
		}
	}
	n := len(columns)
	w := make([]float64, len(free))
	total := 0.0
	for i := range examples {
		total += examples[i].weight
	}
	for range maxRounds {
		// The last column of each row is the gradient.
		rows := make([][]float64, n)
		for a := range rows {
			rows[a] = make([]float64, n+1)
			if columns[a] > 0 {
				rows[a][a], rows[a][n] = ridge, ridge*w[columns[a]]
			}
		}
		for i := range examples {
			x := &examples[i]
			p := logistic(dot(w, x.values))
			miss := (p - indicator(x.same)) * x.weight / total
			curve := p * (1 - p) * x.weight / total
			for a, ca := range columns {
				v := x.values[ca]
				if v == 0 {
					continue
				}
				rows[a][n] += miss * v
				for b, cb := range columns {
					rows[a][b] += curve * v * x.values[cb]
				}
			}
		}
		step := solve(rows)
		moved := 0.0
		for a, c := range columns {
			w[c] -= step[a]
			moved = math.Max(moved, math.Abs(step[a]))
		}
		if moved < 1e-9 {
			break
		}
	}
	return w
}

// solve is Gauss's elimination; a column without a pivot, of a feature that no example has, is 0.
func solve(rows [][]float64) []float64 {
	n := len(rows)
	for c := range n {
		pivot := c
		for r := c + 1; r < n; r++ {
			if math.Abs(rows[r][c]) > math.Abs(rows[pivot][c]) {
				pivot = r
			}
		}
		if math.Abs(rows[pivot][c]) < 1e-12 {
			continue
		}
		rows[c], rows[pivot] = rows[pivot], rows[c]
		for r := range n {
			if r == c {
				continue
			}
			f := rows[r][c] / rows[c][c]
			for k := c; k <= n; k++ {
				rows[r][k] -= f * rows[c][k]
			}
		}
	}
	out := make([]float64, n)
	for c := range n {
		if math.Abs(rows[c][c]) >= 1e-12 {
			out[c] = rows[c][n] / rows[c][c]
		}
	}
	return out
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

func dot(w, x []float64) float64 {
	sum := 0.0
	for i := range w {
		sum += w[i] * x[i]
	}
	return sum
}
