package audit_test

import (
	"strings"
	"testing"

	"kotae/search/audit/audittest"
)

const plantedDir = "testdata/planted"

// TestPlantedLists keeps the lists true to the questions: an edit of either that loses a defect fails here, and not as a
// rule that seems to find nothing.
func TestPlantedLists(t *testing.T) {
	questions := audittest.PlantedQuestions(t, plantedDir)
	in := map[audittest.Planted]string{} // without the remark → the list
	kinds := map[string]map[string]int{}
	for _, list := range []string{"expected.tsv", "silent.tsv", "open.tsv"} {
		kinds[list] = map[string]int{}
		for i, p := range audittest.PlantedRows(t, plantedDir, list) {
			kinds[list][p.Kind]++
			if p.Remark == "" {
				t.Errorf("%s:%d: no remark", list, i+2)
			}
			p.Remark = ""
			if other, ok := in[p]; ok {
				t.Errorf("%s:%d: %v is in %s too", list, i+2, p, other)
			}
			in[p] = list
			if p.ID == "-" {
				continue
			}
			q, ok := questions[p.ID]
			if !ok {
				t.Errorf("%s:%d: no question %s", list, i+2, p.ID)
				continue
			}
			text, ok := audittest.FieldText(q, p.Field)
			if !ok {
				t.Errorf("%s:%d: question %s has no field %s", list, i+2, p.ID, p.Field)
			} else if n := strings.Count(text, p.Text); p.Text != "-" && n != 1 {
				t.Errorf("%s:%d: %q stands %d times in %s of %s", list, i+2, p.Text, n, p.Field, p.ID)
			} else if p.Text == "-" && list == "expected.tsv" && strings.HasPrefix(p.Kind, "structure/missing-") && strings.TrimSpace(text) != "" {
				t.Errorf("%s:%d: %s of %s is not missing: %q", list, i+2, p.Field, p.ID, text)
			}
		}
	}
	for kind, n := range kinds["expected.tsv"] {
		if n < 2 || kinds["silent.tsv"][kind] < 2 {
			t.Errorf("%s: %d defects and %d near-misses, want 2 of each at least", kind, n, kinds["silent.tsv"][kind])
		}
	}
}
