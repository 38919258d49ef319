package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"

	"kotae/indexer"
)

// noteEvery is how often an import tells how far it is where no bar can be drawn: a log is to stay short.
const noteEvery = 10 * time.Second

// progress shows how far an import is, on standard error.
type progress struct {
	app     *app
	bar     *progressbar.ProgressBar // nil where no bar can be drawn, or none is yet
	reading bool                     // what bar shows
	noted   time.Time
}

func (a *app) newProgress() *progress { return &progress{app: a, noted: time.Now()} }

// show is told by the indexer; it is not called by two goroutines at once.
func (p *progress) show(now indexer.Progress) {
	if !p.app.live {
		p.note(now)
		return
	}
	if p.bar == nil || p.reading != now.Reading {
		p.stop()
		p.bar, p.reading = p.start(now), now.Reading
	}
	if !now.Reading && now.Done == now.Total {
		p.bar.Describe(p.app.text.Merging)
	}
	_ = p.bar.Set(now.Done) // a bar that cannot be drawn stops no import
}

func (p *progress) start(now indexer.Progress) *progressbar.ProgressBar {
	total, label := now.Total, p.app.text.Writing
	if now.Reading {
		total, label = -1, p.app.text.Reading
	}
	return p.app.newBar(total, label, true)
}

// newBar draws a bar on standard error; a total of -1 is not known. counts tells how many of how many.
func (a *app) newBar(total int, label string, counts bool) *progressbar.ProgressBar {
	options := []progressbar.Option{
		progressbar.OptionSetWriter(a.err),
		progressbar.OptionSetDescription(label),
		progressbar.OptionSetWidth(30),
		progressbar.OptionThrottle(100 * time.Millisecond),
		progressbar.OptionSetSpinnerChangeInterval(0), // it turns with the records
		progressbar.OptionSetTheme(progressbar.ThemeASCII),
	}
	if counts {
		options = append(options, progressbar.OptionShowCount())
	}
	return progressbar.NewOptions(total, options...)
}

// clearBar leaves the line free for what comes next.
func (a *app) clearBar(bar *progressbar.ProgressBar) {
	_ = bar.Clear()
	_ = bar.Exit()
	_, _ = fmt.Fprint(a.err, "\r\x1b[K")
}

// note writes a line from time to time.
func (p *progress) note(now indexer.Progress) {
	if time.Since(p.noted) < noteEvery {
		return
	}
	p.noted = time.Now()
	if now.Reading {
		p.app.notef(p.app.text.ReadSoFar, now.Done)
		return
	}
	p.app.notef(p.app.text.WrittenSoFar, now.Done, now.Total)
}

// stop leaves the line free for what comes next.
func (p *progress) stop() {
	if p.bar == nil {
		return
	}
	p.app.clearBar(p.bar)
	p.bar = nil
}
