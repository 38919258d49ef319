package browser

import (
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// place is the middle of what a selector finds, once it is scrolled to.
func (p *Tab) place(selector string) (x, y float64) {
	p.t.Helper()
	p.Wait("document.querySelector(%s)", selector)
	at := Eval[[2]float64](p, `(() => {
		const element = document.querySelector(%s);
		element.scrollIntoView({ block: 'nearest' });
		const { x, y, width, height } = element.getBoundingClientRect();
		return [x + width / 2, y + height / 2];
	})()`, selector)
	return at[0], at[1]
}

// Click clicks on what a selector finds, with the mouse.
func (p *Tab) Click(selector string) {
	p.t.Helper()
	p.click(selector, chromedp.ButtonLeft)
}

// MiddleClick clicks with the mouse's middle button, which opens a link in another tab.
func (p *Tab) MiddleClick(selector string) {
	p.t.Helper()
	p.click(selector, chromedp.ButtonMiddle)
}

func (p *Tab) click(selector string, button chromedp.MouseOption) {
	p.t.Helper()
	x, y := p.place(selector)
	p.do("click "+selector, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y), chromedp.MouseClickXY(x, y, button))
}

// Hover moves the mouse over what a selector finds.
func (p *Tab) Hover(selector string) {
	p.t.Helper()
	x, y := p.place(selector)
	p.do("hover "+selector, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
}

// DragAway presses the mouse's button on what one selector finds and lets go on what another does.
func (p *Tab) DragAway(from, to string) {
	p.t.Helper()
	x, y := p.place(from)
	p.do("press on "+from, chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, x, y, chromedp.ButtonLeft, chromedp.ClickCount(1)))
	x, y = p.place(to)
	p.do("let go on "+to, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, x, y, chromedp.ButtonLeft, chromedp.ClickCount(1)))
}

// Tap taps on what a selector finds, with a finger.
func (p *Tab) Tap(selector string) {
	p.t.Helper()
	x, y := p.place(selector)
	p.do("tap "+selector, chromedp.TapXY(x, y))
}
