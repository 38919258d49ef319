package duplicates

import (
	"encoding/binary"
	"errors"
	"math"
)

// AppendBinary appends a prepared question as UnmarshalBinary reads it, in the same version of the program: about 3 KB. What compares a
// whole corpus keeps it in a file.
func (p *Prepared) AppendBinary(b []byte) ([]byte, error) {
	c := coder{rest: b, writes: true}
	p.code(&c)
	return c.rest, nil
}

var errCut = errors.New("a prepared question is cut off")

// UnmarshalBinary reads what AppendBinary appended. It keeps nothing of b.
func (p *Prepared) UnmarshalBinary(b []byte) error {
	c := coder{rest: b}
	*p = Prepared{}
	if p.code(&c); c.broken || len(c.rest) > 0 {
		return errCut
	}
	return nil
}

// UnmarshalScored reads, of what AppendBinary appended, what Score and ScoreTitles look at. Verdict.Reasons needs more.
func (p *Prepared) UnmarshalScored(b []byte) error {
	c := coder{rest: b}
	*p = Prepared{}
	if p.codeScored(&c); c.broken {
		return errCut
	}
	return nil
}

// code is the layout, for writing and reading alike. Writing changes nothing.
func (p *Prepared) code(c *coder) {
	p.codeScored(c)
	c.text(&p.title.text)
	codeList(c, &p.sentences, func(s *sentence) {
		c.text(&s.text)
		s.bag.code(c)
	})
	c.ids(&p.given)
}

// codeScored is the part that scores depend on.
func (p *Prepared) codeScored(c *coder) {
	c.text(&p.wording)
	p.title.code(c)
	for _, b := range []*bag{&p.body, &p.answers, &p.asked, &p.told} {
		b.code(c)
	}
	p.askedChief.code(c)
	p.toldChief.code(c)
	c.ids(&p.categories)
	c.flag(&p.hasBody)
	c.flag(&p.hasAnswers)
}

func (t *title) code(c *coder) {
	codeNumber(c, &t.asked)
	codeList(c, &t.units, func(u *unit) {
		c.real(&u.weight)
		codeNumber(c, &u.term)
		codeNumber(c, &u.from)
		codeNumber(c, &u.to)
		codeNumber(c, &u.turned)
	})
	codeList(c, &t.keys, func(k *key) {
		codeNumber(c, &k.id)
		c.real(&k.strength)
		codeNumber(c, &k.unit)
	})
	c.real(&t.total)
	codeList(c, &t.axes, func(a *axisValue) {
		codeNumber(c, &a.set)
		codeNumber(c, &a.value)
		c.text(&a.name)
		codeNumber(c, &a.units)
	})
	codeList(c, &t.counts, func(n *count) {
		c.text(&n.number)
		c.text(&n.counter)
	})
	c.ids(&t.matters)
	c.ids(&t.telling)
}

func (b *bag) code(c *coder) {
	codeList(c, (*[]weighted)(b), func(w *weighted) {
		codeNumber(c, &w.id)
		c.real(&w.weight)
	})
}

// coder writes values to the end of rest, or reads them from its start.
type coder struct {
	rest   []byte
	writes bool
	broken bool // there was less to read than was wanted
}

func codeNumber[T ~uint8 | ~uint16 | ~uint32](c *coder, v *T) {
	if c.writes {
		c.rest = binary.LittleEndian.AppendUint32(c.rest, uint32(*v))
		return
	}
	if len(c.rest) < 4 {
		c.broken, c.rest = true, nil
		return
	}
	*v = T(binary.LittleEndian.Uint32(c.rest))
	c.rest = c.rest[4:]
}

func (c *coder) real(v *float32) {
	bits := math.Float32bits(*v)
	if codeNumber(c, &bits); !c.writes {
		*v = math.Float32frombits(bits)
	}
}

func (c *coder) flag(v *bool) {
	n := uint8(indicator(*v))
	if codeNumber(c, &n); !c.writes {
		*v = n == 1
	}
}

func (c *coder) text(s *string) {
	n := uint32(len(*s))
	codeNumber(c, &n)
	switch {
	case c.writes:
		c.rest = append(c.rest, *s...)
	case int(n) > len(c.rest):
		c.broken, c.rest = true, nil
	default:
		*s, c.rest = string(c.rest[:n]), c.rest[n:]
	}
}

func (c *coder) ids(list *[]id) { codeList(c, list, func(x *id) { codeNumber(c, x) }) }

// codeList is of elements of at least a number each.
func codeList[T any](c *coder, list *[]T, element func(*T)) {
	n := uint32(len(*list))
	if codeNumber(c, &n); !c.writes && n > 0 {
		if int(n) > len(c.rest)/4 {
			c.broken, c.rest = true, nil
			return
		}
		*list = make([]T, n)
	}
	for i := range *list {
		element(&(*list)[i])
	}
}
