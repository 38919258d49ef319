package duplicates

import "slices"

// idFilter is a set of ids that may hold too many: it turns away nearly all phrases of which a word does not stand in a sentence,
// before any is looked for.
type idFilter [8]uint64

func (f *idFilter) add(ids []id) {
	for _, x := range ids {
		f[x>>6&7] |= 1 << (x & 63)
	}
}

// mayHold reports whether each word of a phrase but the first, by which it was found, may be there.
func (f *idFilter) mayHold(p *phrase) bool {
	for i := range p.elements[1:] {
		if !slices.ContainsFunc(p.elements[1+i].ids, func(x id) bool { return f[x>>6&7]&(1<<(x&63)) != 0 }) {
			return false
		}
	}
	return true
}
