package rank

import (
	"context"
	"slices"
	"testing"
)

// TestTitled: what a title says counts in any wording, all of whose words it must have; what only the text says does not, and a
// hidden document is not found.
func TestTitled(t *testing.T) {
	x := indexOf(t,
		question("1", "内定を辞退したい", "電話で伝えるべきでしょうか。"),
		question("2", "採用を断る方法", "内定の辞退は電話で伝えるべきでしょうか。"),
		question("3", "電話の作法", "内定を辞退します。採用を断ります。"),
		question("4", "服装について", "何を着るべきでしょうか。"),
	)
	q := words("内定", "辞退")
	q.Alternatives = []Alternative{{Words: []int{0, 1}, Terms: words("採用", "断る").Words, Text: "採用を断る", Weight: 1, As: AsSynonym}}
	titled := func() (ids []string) {
		t.Helper()
		hits, err := x.Titled(context.Background(), q, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			ids = append(ids, h.ID)
		}
		slices.Sort(ids)
		return ids
	}
	if got := titled(); !slices.Equal(got, []string{"1", "2"}) {
		t.Errorf("found %q", got)
	}
	n, _ := x.gen.Number("2")
	x.Hide([]uint32{n})
	if got := titled(); !slices.Equal(got, []string{"1"}) {
		t.Errorf("with 2 hidden found %q", got)
	}
}
