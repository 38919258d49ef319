package eval

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// RunWriter writes a run in the form of TREC: a line "query Q0 document rank score tag" for each hit.
type RunWriter struct {
	out *bufio.Writer
	tag string
}

// NewRunWriter writes to out under a tag, which has no spaces. The caller flushes.
func NewRunWriter(out io.Writer, tag string) *RunWriter { return &RunWriter{bufio.NewWriter(out), tag} }

// Hit writes a hit; the first one's rank is 1. Ids may have spaces: ReadRun reads them back.
func (w *RunWriter) Hit(query, document string, rank int, score float64) error {
	_, err := fmt.Fprintf(w.out, "%s Q0 %s %d %s %s\n", query, document, rank, strconv.FormatFloat(score, 'f', -1, 64), w.tag)
	return err
}

// Flush writes what is not written yet.
func (w *RunWriter) Flush() error { return w.out.Flush() }

// spacedHit is a line whose ids have spaces.
var spacedHit = regexp.MustCompile(`^(.+?)[ \t]+Q0[ \t]+(.+)[ \t]+([0-9]+)[ \t]+([-+.0-9eE]+)[ \t]+([^ \t]+)$`)

// ReadRun reads a run, which may be gzip: each query's documents in the order of their scores, and of their ranks where scores
// are equal.
func ReadRun(path string) (map[string][]string, error) {
	type hit struct {
		document string
		rank     int
		score    float64
	}
	found := map[string][]hit{}
	seen := map[[2]string]bool{}
	err := lines(path, func(_ int, line []byte) error {
		f := strings.FieldsFunc(string(line), func(r rune) bool { return r == ' ' || r == '\t' })
		if len(f) != 6 {
			if f = spacedHit.FindStringSubmatch(strings.TrimRight(string(line), " \t")); f == nil {
				return errors.New("this is no line of a TREC run; want query Q0 document rank score tag")
			}
			f = slices.Insert(f[1:], 1, "Q0")
		}
		rank, err := strconv.Atoi(f[3])
		score, scoreErr := strconv.ParseFloat(f[4], 64)
		if err != nil || scoreErr != nil || score != score {
			return fmt.Errorf("rank %q and score %q are to be numbers; want query Q0 document rank score tag", f[3], f[4])
		}
		if key := [2]string{f[0], f[2]}; seen[key] {
			return fmt.Errorf("query %q has document %q twice", f[0], f[2])
		} else {
			seen[key] = true
		}
		found[f[0]] = append(found[f[0]], hit{f[2], rank, score})
		return nil
	})
	if err != nil {
		return nil, err
	}
	run := make(map[string][]string, len(found))
	for query, hits := range found {
		slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.rank, b.rank)) })
		for _, h := range hits {
			run[query] = append(run[query], h.document)
		}
	}
	return run, nil
}
