package clusters

// keep keeps the best candidates, so many, in a heap of which the worst is on top.
func (s *sums) keep(c candidate, most int) {
	h := s.best
	switch {
	case len(h) < most:
		h = append(h, c)
		for i := len(h) - 1; i > 0; {
			up := (i - 1) / 2
			if better(h[i], h[up]) < 0 {
				break
			}
			h[i], h[up] = h[up], h[i]
			i = up
		}
		s.best = h
	case better(c, h[0]) < 0:
		h[0] = c
		for i := 0; ; {
			down := 2*i + 1
			if down >= len(h) {
				return
			}
			if down+1 < len(h) && better(h[down+1], h[down]) > 0 {
				down++
			}
			if better(h[i], h[down]) > 0 {
				return
			}
			h[i], h[down] = h[down], h[i]
			i = down
		}
	}
}
