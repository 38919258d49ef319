// Package stale finds what was true when it was written and no longer is on the day of the audit.
package stale

import (
	"kotae/search/audit"
)

// Rules are all rules about what time has overtaken.
func Rules() []audit.Rule {
	ended, changed, renamed := overtaken()
	return []audit.Rule{pastClass, pastClassInAnswer, dateInTitle, deadline, pastDate, oldEdition, deadEra, relativeYear, ended, changed, renamed, old}
}
