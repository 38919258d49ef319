package duplicates

import (
	"reflect"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"
)

// fill gives every field of a value something, so that one that is not stored is seen.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Field(i)
			fill(reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem(), n)
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.String:
		v.SetString(string(rune('あ' + *n)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float32:
		v.SetFloat(float64(*n) / 8)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		v.SetUint(uint64(*n%200 + 1))
	default:
		panic("a prepared question has a field of another kind: " + v.Type().String())
	}
}

func TestPreparedIsStoredWhole(t *testing.T) {
	var p Prepared
	n := 0
	fill(reflect.ValueOf(&p).Elem(), &n)
	b, err := p.AppendBinary([]byte("before"))
	if err != nil {
		t.Fatal(err)
	}
	b = b[len("before"):]
	var got Prepared
	if err := got.UnmarshalBinary(b); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(p, got, cmp.Exporter(func(reflect.Type) bool { return true })); diff != "" {
		t.Errorf("what is read is not what was written; add the field to Prepared.code:\n%s", diff)
	}
	for i := range b {
		if got.UnmarshalBinary(b[:i]) == nil {
			t.Fatalf("%d of %d bytes are read as a question", i, len(b))
		}
	}
	if got.UnmarshalBinary(append(b, 0)) == nil {
		t.Error("more than a question is read as one")
	}
}

// TestStoredScoresAlike: what was stored is compared just as what was not.
func TestStoredScoresAlike(t *testing.T) {
	questions := sampleQuestions(t)[:40]
	m := model(t)
	var fresh, stored, scored []*Prepared
	for _, q := range questions {
		p := preparer(t).Prepare(q)
		b, err := p.AppendBinary(nil)
		if err != nil {
			t.Fatal(err)
		}
		r := new(Prepared)
		if err := r.UnmarshalBinary(b); err != nil {
			t.Fatal(err)
		}
		s := new(Prepared)
		if err := s.UnmarshalScored(b); err != nil {
			t.Fatal(err)
		}
		fresh, stored, scored = append(fresh, p), append(stored, r), append(scored, s)
	}
	for i := range fresh {
		for j := range fresh {
			v, w := m.Score(fresh[i], fresh[j]), m.Score(stored[i], stored[j])
			if v.Score != w.Score || v.Vetoed != w.Vetoed || !reflect.DeepEqual(v.Reasons(), w.Reasons()) {
				t.Fatalf("%s, %s: %v stored, %v fresh", questions[i].ID, questions[j].ID, w, v)
			}
			if w := m.Score(scored[i], scored[j]); v.Score != w.Score || v.Vetoed != w.Vetoed {
				t.Fatalf("%s, %s: %v of what is scored, %v fresh", questions[i].ID, questions[j].ID, w, v)
			}
			if v, w := m.ScoreTitles(fresh[i], fresh[j]), m.ScoreTitles(scored[i], scored[j]); v.Score != w.Score || v.Vetoed != w.Vetoed {
				t.Fatalf("%s, %s: titles: %v of what is scored, %v fresh", questions[i].ID, questions[j].ID, w, v)
			}
		}
	}
}

// FuzzUnmarshalBinary: what is damaged is an error or another question, and nothing else.
func FuzzUnmarshalBinary(f *testing.F) {
	b, err := preparer(f).Prepare(sampleQuestions(f)[0]).AppendBinary(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add(b[:100])
	f.Fuzz(func(t *testing.T, b []byte) {
		var p Prepared
		if p.UnmarshalBinary(b) != nil {
			return
		}
		again, err := p.AppendBinary(nil)
		if err != nil || len(again) != len(b) {
			t.Errorf("%d bytes are written as %d: %v", len(b), len(again), err)
		}
	})
}
