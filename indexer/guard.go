package indexer

import "fmt"

// An import may remove this many questions, or this share of them, unless it is told that it may remove more: a folder that
// was only half copied must not empty a site's search.
const (
	freeRemovals      = 20
	freeRemovalsShare = 0.10
)

// TooManyRemovedError is returned where an import would remove many of the questions that there are. Nothing was published.
type TooManyRemovedError struct {
	Removed, Of int      // questions
	IDs         []string // of those to be removed, sorted; the first 10,000
}

func (e *TooManyRemovedError) Error() string {
	return fmt.Sprintf("%d of the index's %d questions are in no source, so nothing was published; name all sources, "+
		"or run it again with --add to keep these questions or with --allow-delete to remove them", e.Removed, e.Of)
}

// checkRemovals fails where too many questions would go. The sample may always go.
func checkRemovals(c *changes, report *Report, allow bool) error {
	removed, of := len(c.removed), 0
	switch {
	case c.base.Generation == nil: // then only the numbers are known
		of = c.base.questions
		removed = of - len(c.all) - report.Forgotten
	case !c.base.Manifest.Sample:
		of = c.base.Manifest.Questions
	}
	if allow || of == 0 || removed <= freeRemovals || float64(removed) <= freeRemovalsShare*float64(of) {
		return nil
	}
	return &TooManyRemovedError{Removed: removed, Of: of, IDs: report.RemovedIDs}
}
