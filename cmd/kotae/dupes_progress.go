package main

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// surveyProgress shows how far looking through the index is, on standard error.
type surveyProgress struct {
	app   *app
	bar   *progressbar.ProgressBar // nil where no bar can be drawn, or none is yet
	noted time.Time
}

func (a *app) newSurveyProgress() *surveyProgress { return &surveyProgress{app: a, noted: time.Now()} }

// surveySteps are what a bar goes through.
const surveySteps = 1000

// show is told the share that is done; it is not called by two goroutines at once.
func (p *surveyProgress) show(share float64) {
	switch {
	case p.app.live && p.bar == nil:
		p.bar = p.app.newBar(surveySteps, p.app.text.LookingThrough, false)
		fallthrough
	case p.app.live:
		_ = p.bar.Set(int(share * surveySteps)) // a bar that cannot be drawn stops nothing
	case time.Since(p.noted) >= noteEvery:
		p.noted = time.Now()
		p.app.notef(p.app.text.LookedThrough, 100*share)
	}
}

// stop leaves the line free for what comes next.
func (p *surveyProgress) stop() {
	if p.bar != nil {
		p.app.clearBar(p.bar)
	}
}
