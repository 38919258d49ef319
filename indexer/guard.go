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
	if allow || c.base.Generation == nil || c.base.Manifest.Sample || len(c.removed) <= freeRemovals {
		return nil
	}
	of := c.base.Manifest.Questions
	if float64(len(c.removed)) <= freeRemovalsShare*float64(of) {
		return nil
	}
	return &TooManyRemovedError{Removed: len(c.removed), Of: of, IDs: report.RemovedIDs}
}
