package report

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// chart is columns over time. Widths are in percent of the figure, so that its letters keep their size on a phone; heights in
// pixels.
type chart struct {
	Columns []column
	Lines   []line  // across, from the top down
	Base    float64 // where columns stand
	Height  float64
}

// column is one time.
type column struct {
	Label  string  // of the time, in full
	Tick   string  // below it; "" where there is no room for one
	X, W   float64 // percent
	Middle float64 // percent
	Y, H   float64
	Value  int
	Beside int    // a second number, which only the table has
	Class  string // how it is coloured
}

// line is a line across with its number.
type line struct {
	Y     float64
	Label string
}

// The measures of a chart: pixels, and percent for what is left of the columns.
const (
	plotTop    = 22.0
	plotHeight = 150.0
	plotLeft   = 9.0
	tickBelow  = 26.0
	maxColumns = 48
	maxTicks   = 8
)

// newChart places columns by their values.
func newChart(columns []column) *chart {
	if len(columns) == 0 {
		return nil
	}
	most := 0
	for _, c := range columns {
		most = max(most, c.Value)
	}
	step := niceStep(most)
	top := step * ((most + step - 1) / step)
	ch := &chart{Columns: columns, Base: plotTop + plotHeight, Height: plotTop + plotHeight + tickBelow}
	height := func(v int) float64 { return round(plotHeight * float64(v) / float64(max(1, top))) }
	for v := top; v >= 0; v -= step {
		ch.Lines = append(ch.Lines, line{Y: ch.Base - height(v), Label: strconv.Itoa(v)})
	}
	slot := (100 - plotLeft) / float64(len(columns))
	ticks := 0
	for i := range columns {
		if columns[i].Tick != "" {
			ticks++
		}
	}
	every := (ticks + maxTicks - 1) / maxTicks
	seen := 0
	for i := range columns {
		c := &columns[i]
		width := min(slot*0.78, 9)
		c.X, c.W = round(plotLeft+slot*float64(i)+(slot-width)/2), round(width)
		c.Middle = round(plotLeft + slot*(float64(i)+0.5))
		c.H = height(c.Value)
		c.Y = ch.Base - c.H
		if c.Tick != "" {
			if seen%every != 0 {
				c.Tick = ""
			}
			seen++
		}
	}
	return ch
}

// niceStep is 1, 2 or 5 times a power of ten, so that there are three to six lines.
func niceStep(most int) int {
	for step := 1; ; step *= 10 {
		for _, n := range []int{1, 2, 5} {
			if step*n*5 >= most {
				return step * n
			}
		}
	}
}

func round(f float64) float64 { return float64(int(f*100+0.5)) / 100 }

// overTime are the answers by when their question was asked: by month, quarter or year, whichever shows the whole time in few
// columns.
func (r *Report) overTime() *chart {
	var first, last month
	for m := range r.asked {
		if m.year == 0 {
			continue
		}
		if first.year == 0 || m.year*12+m.month < first.year*12+first.month {
			first = m
		}
		if m.year*12+m.month > last.year*12+last.month {
			last = m
		}
	}
	if first.year == 0 {
		return nil
	}
	months := 1
	for _, n := range []int{3, 12} {
		if (last.year*12+last.month-first.year*12-first.month)/months >= maxColumns {
			months = n
		}
	}
	from := (first.year*12 + first.month - 1) / months
	to := (last.year*12 + last.month - 1) / months
	from = max(from, to-4*maxColumns) // a date of 1070 is a slip, and no reason for a thousand columns
	columns := make([]column, to-from+1)
	for i := range columns {
		columns[i].Label, columns[i].Tick = timeNames((from+i)*months, months)
	}
	if n := slices.IndexFunc(columns, func(c column) bool { return c.Tick != "" }); n < 0 || n > 3 && len(columns) <= maxColumns { // the year that is under way
		columns[0].Tick = columns[0].Label[:4]
	}
	for m, n := range r.asked {
		if i := (m.year*12+m.month-1)/months - from; m.year > 0 && i >= 0 {
			columns[i].Value += n.answers
			columns[i].Beside += n.questions
		}
	}
	return newChart(columns)
}

// timeNames names the months from one on: 2026-04, 2026 Q2 or 2026. The tick is the year where one begins.
func timeNames(from, months int) (label, tick string) {
	year, month := strconv.Itoa(from/12), from%12
	if month == 0 {
		tick = year
	}
	switch months {
	case 1:
		return fmt.Sprintf("%s-%02d", year, month+1), tick
	case 3:
		return fmt.Sprintf("%s Q%d", year, month/3+1), tick
	}
	return year, year
}

// The ages of what was written, in years before the audit: as network's rules take two for stale.
const (
	freshYears = 1
	staleYears = 2
)

// staleness are the questions by the year in which they were last changed, and how many have no date.
func (r *Report) staleness() (ch *chart, undated int) {
	years := slices.Sorted(maps.Keys(r.written))
	if len(years) > 0 && years[0] == 0 {
		undated, years = r.written[0], years[1:]
	}
	if len(years) == 0 {
		return nil, undated
	}
	first, last := years[0], max(years[len(years)-1], r.asOf.Year())
	first = max(first, last-maxColumns)
	var columns []column
	for year := first; year <= last; year++ {
		class := "aged"
		switch age := r.asOf.Year() - year; {
		case age < freshYears:
			class = "fresh"
		case age > staleYears:
			class = "stale"
		}
		columns = append(columns, column{Label: strconv.Itoa(year), Tick: strconv.Itoa(year), Value: r.written[year], Class: class})
	}
	return newChart(columns), undated
}
