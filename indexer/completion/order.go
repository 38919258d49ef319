package completion

import (
	"math/bits"
	"sort"
)

// Order is the places of a set where completions may begin, sorted by what follows there.
type Order struct {
	entries    []uint32
	numbers    []uint16
	priorities []uint16

	tops tops
	from func(entry uint32, bound uint16) string
}

// Span is a stretch of an order.
type Span struct{ From, To int }

// Len is how many places it has.
func (s Span) Len() int { return s.To - s.From }

// Find returns the places that begin with a text.
func (o *Order) Find(start string) Span {
	n := len(o.entries)
	from := sort.Search(n, func(i int) bool { return o.from(o.entries[i], o.numbers[i]) >= start })
	to := from + sort.Search(n-from, func(i int) bool {
		s := o.from(o.entries[from+i], o.numbers[from+i])
		return len(s) < len(start) || s[:len(start)] != start
	})
	return Span{from, to}
}

// Top is the place of the highest priority in a span that is not empty, the first of equal ones.
func (o *Order) Top(s Span) int { return o.tops.of(o.priorities, s.From, s.To) }

// Place tells which entry begins at a place, at which of its bounds, and its weight there in nats.
func (o *Order) Place(i int) (entry uint32, bound uint16, weight float64) {
	return o.entries[i], o.numbers[i], float64(o.priorities[i]) / steps
}

// tops finds the greatest of any stretch of numbers by looking at no more than two blocks' worth of them: for blocks, and for
// every run of 2, 4, 8 … of them, it knows where their greatest is.
type tops [][]uint32

const block = 32

func newTops(values []uint16) tops {
	blocks := (len(values) + block - 1) / block
	if blocks == 0 {
		return nil
	}
	first := make([]uint32, blocks)
	for i := range first {
		first[i] = uint32(greatest(values, i*block, min((i+1)*block, len(values))))
	}
	t := tops{first}
	for width := 2; width <= blocks; width *= 2 {
		below := t[len(t)-1]
		level := make([]uint32, blocks-width+1)
		for i := range level {
			level[i] = better(values, below[i], below[i+width/2])
		}
		t = append(t, level)
	}
	return t
}

// of is where the greatest of values[from:to] is, the first of equal ones.
func (t tops) of(values []uint16, from, to int) int {
	first, last := (from+block-1)/block, to/block // whole blocks
	if first >= last {
		return greatest(values, from, to)
	}
	level := bits.Len(uint(last-first)) - 1
	top := better(values, t[level][first], t[level][last-1<<level])
	if from < first*block {
		top = better(values, uint32(greatest(values, from, first*block)), top)
	}
	if last*block < to {
		top = better(values, top, uint32(greatest(values, last*block, to)))
	}
	return int(top)
}

func greatest(values []uint16, from, to int) int {
	top := from
	for i := from + 1; i < to; i++ {
		if values[i] > values[top] {
			top = i
		}
	}
	return top
}

// better is the place of the greater number, a of equal ones.
func better(values []uint16, a, b uint32) uint32 {
	if values[b] > values[a] {
		return b
	}
	return a
}
