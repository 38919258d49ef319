package rank

import (
	"iter"
	"math/bits"
)

// set is some of the documents, one bit each. Sets that are shared are never changed: clone them first.
type set []uint64

func newSet(n int) set { return make(set, (n+63)/64) }

func (s set) add(docs ...uint32) {
	for _, doc := range docs {
		s[doc/64] |= 1 << (doc % 64)
	}
}

func (s set) has(doc uint32) bool { return s[doc/64]&(1<<(doc%64)) != 0 }

// keep removes what is not in another set, drop what is, join adds what is.
func (s set) keep(other set) {
	for i := range s {
		s[i] &= other[i]
	}
}

func (s set) drop(other set) {
	for i := range s {
		s[i] &^= other[i]
	}
}

func (s set) join(other set) {
	for i := range s {
		s[i] |= other[i]
	}
}

// all yields the documents in ascending order.
func (s set) all() iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for i, w := range s {
			for ; w != 0; w &= w - 1 {
				if !yield(uint32(i*64 + bits.TrailingZeros64(w))) {
					return
				}
			}
		}
	}
}
