package browser

import (
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Phone makes the tab a phone of so many CSS pixels, with a touch screen.
func (p *Tab) Phone(width, height int) {
	p.t.Helper()
	p.do("phone", chromedp.EmulateViewport(int64(width), int64(height),
		chromedp.EmulatePortrait, chromedp.EmulateMobile, chromedp.EmulateTouch))
}

// Dark asks for the dark scheme, as the visitor's system does.
func (p *Tab) Dark() {
	p.t.Helper()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
	})
}

// WithoutScripts makes the pages' scripts not run. Eval and Wait still work.
func (p *Tab) WithoutScripts() {
	p.t.Helper()
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
}

// Before runs a script in each page before its own.
func (p *Tab) Before(source string) {
	p.t.Helper()
	call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source})
}
