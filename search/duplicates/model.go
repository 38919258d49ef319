package duplicates

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

//go:embed weights.tsv
var weightsFile []byte

// Model holds the weights by which questions are compared. It never changes, and may be used by several goroutines.
type Model struct {
	titles          [titleFeatures]float64 // of pairs of which there are only titles
	beside          [titleFeatures]float64 // of titles beside bodies
	bodies, answers [textFeatures]float64
}

// Default is the model that the program brings along.
func Default() (*Model, error) { return embedded() }

var embedded = sync.OnceValues(func() (*Model, error) { return ReadModel("weights.tsv", bytes.NewReader(weightsFile)) })

// ofTitles are the weights for titles.
func (m *Model) ofTitles(b Basis) []float64 {
	if b == Titles {
		return m.titles[:]
	}
	return m.beside[:]
}

// of are the weights for what there is beside titles.
func (m *Model) of(b Basis) []float64 {
	if b == Answers {
		return m.answers[:]
	}
	return m.bodies[:]
}

// weight is one line of a model's file.
type weight struct {
	part, feature string
	value         *float64
}

// weights lists all weights in the order of the file.
func (m *Model) weights() (out []weight) {
	for i := range m.titles {
		out = append(out, weight{"titles", titleSigns[i].name, &m.titles[i]})
	}
	for i := range m.beside {
		out = append(out, weight{"beside", titleSigns[i].name, &m.beside[i]})
	}
	for i := range m.bodies {
		if textFeature(i) != answersAgree {
			out = append(out, weight{"bodies", textSigns[i].name, &m.bodies[i]})
		}
	}
	for i := range m.answers {
		out = append(out, weight{"answers", textSigns[i].name, &m.answers[i]})
	}
	return out
}

const weightsHeader = `# How much each thing that is seen in a pair of questions tells; written by kotae-lab fit-duplicates, not by hand. titles: of titles
# where there is nothing else; beside: of titles beside bodies; bodies and answers: of questions that have them, where titles is the
# probability that beside makes of their titles.
part	feature	weight
`

// Write writes the weights as they are read.
func (m *Model) Write(w io.Writer) error {
	var b strings.Builder
	b.WriteString(weightsHeader)
	for _, x := range m.weights() {
		fmt.Fprintf(&b, "%s\t%s\t%.4f\n", x.part, x.feature, *x.value)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// ReadModel reads what Write wrote. Each weight must be there once.
func ReadModel(name string, r io.Reader) (*Model, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", name, err)
	}
	var m Model
	rest, ok := strings.CutPrefix(string(text), weightsHeader)
	lines := strings.Split(strings.TrimSuffix(rest, "\n"), "\n")
	all := m.weights()
	if !ok || len(lines) != len(all) {
		return nil, fmt.Errorf("%s is no file of weights of this program; write it by kotae-lab fit-duplicates", name)
	}
	for i, x := range all {
		value, found := strings.CutPrefix(lines[i], x.part+"\t"+x.feature+"\t")
		v, err := strconv.ParseFloat(value, 64)
		if !found || err != nil {
			return nil, fmt.Errorf("%s: %q is not the weight of %s for %s; write the file by kotae-lab fit-duplicates", name, lines[i], x.feature, x.part)
		}
		*x.value = v
	}
	return &m, nil
}
