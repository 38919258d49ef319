package report

import (
	"fmt"
	"html/template"
)

// figure is a chart with what it is called.
type figure struct {
	ID, Title, Desc string
	Chart           *chart
	Legend          template.HTML
}

// Figure names a chart for the template; the staleness has a legend.
func (d *page) Figure(id, title string, c *chart) figure {
	sum, most := 0, 0
	for _, x := range c.Columns {
		sum += x.Value
		most = max(most, x.Value)
	}
	first, last := c.Columns[0].Label, c.Columns[len(c.Columns)-1].Label
	f := figure{ID: id, Title: title, Chart: c, Desc: fmt.Sprintf(d.T.TimeShort, sum, first, last, most)}
	if c == d.Age {
		f.Desc = fmt.Sprintf(d.T.AgeShort, sum, first, last)
		for _, key := range []struct{ class, text string }{{"fresh", d.T.Fresh}, {"aged", d.T.Aged}, {"stale", d.T.Stale}} {
			f.Legend += template.HTML(`<span><span class="key ` + key.class + `"></span>` + template.HTMLEscapeString(key.text) + `</span>`)
		}
		f.Legend = `<figcaption>` + f.Legend + `</figcaption>`
	}
	return f
}
