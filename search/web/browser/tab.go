package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

const (
	// patience is how long a page may take to get where it should: far longer than any needs, so that only a page that never
	// gets there fails.
	patience = 20 * time.Second

	// pollEvery is the rest between two looks at a page.
	pollEvery = 5 * time.Millisecond
)

// Tab is a tab of the browser. What goes wrong in it ends the test.
type Tab struct {
	t           testing.TB
	ctx         context.Context
	screenshots string

	mu         sync.Mutex
	complaints []string
}

func openTab(t testing.TB, b *Browser) *Tab {
	t.Helper()
	ctx, stop := chromedp.NewContext(b.ctx)
	tab := &Tab{t: t, ctx: ctx, screenshots: b.options.Screenshots}
	t.Cleanup(stop)
	if err := chromedp.Listen(ctx, tab.listen); err != nil {
		t.Fatalf("a tab does not open: %v", err)
	}
	call(tab, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}) // tabs run beside each other
	t.Cleanup(func() {
		if t.Failed() {
			tab.Screenshot("failed-" + strings.ReplaceAll(t.Name(), "/", "-"))
		}
		for _, c := range tab.Complaints() {
			t.Errorf("the page complains: %s", c)
		}
	})
	return tab
}

// listen collects what the pages complain of. An answer that is an error is no complaint: tests ask for some.
func (p *Tab) listen(event any) {
	complaint := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		complaint = e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			complaint += " " + x.Description
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && e.Entry.Source != log.EntrySourceNetwork {
			complaint = e.Entry.Text
		}
	}
	if complaint != "" {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.complaints = append(p.complaints, complaint)
	}
}

// Complaints returns what the pages complained of since it was asked last.
func (p *Tab) Complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	complaints := p.complaints
	p.complaints = nil
	return complaints
}

// do runs steps in the tab.
func (p *Tab) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatalf("%s: %v", what, err)
	}
}

// call sends a command of the browser's protocol.
func call[P, R any](p *Tab, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	result, err := chromedp.Call(ctx, command, params)
	if err != nil {
		p.t.Fatalf("%s: %v", command.Method, err)
	}
	return result
}

// Open goes to an address and waits until the page is loaded, its scripts included.
func (p *Tab) Open(address string) {
	p.t.Helper()
	p.do("open "+address, chromedp.Navigate(address))
}

// Back goes back in the tab's history. Wait for what should be there then: a page that was kept is not loaded anew.
func (p *Tab) Back() {
	p.t.Helper()
	Eval[bool](p, "(history.back(), true)")
}

// Address is where the tab is.
func (p *Tab) Address() string {
	p.t.Helper()
	return Eval[string](p, "location.href")
}

// Eval evaluates an expression in the page. Arguments replace %s in it, as JavaScript literals.
func Eval[T any](p *Tab, expression string, args ...any) T {
	p.t.Helper()
	v, err := evaluate[T](p, script(expression, args))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

func evaluate[T any](p *Tab, expression string) (T, error) {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

func script(expression string, args []any) string {
	for _, arg := range args {
		literal, err := json.Marshal(arg)
		if err != nil {
			panic(fmt.Sprintf("browser: an argument of %s: %v", expression, err))
		}
		expression = strings.Replace(expression, "%s", string(literal), 1)
	}
	return expression
}

// Wait waits until a condition holds in the page, also in one that it is only going to.
func (p *Tab) Wait(condition string, args ...any) {
	p.t.Helper()
	expression := "Boolean(" + script(condition, args) + ")"
	for deadline := time.Now().Add(patience); ; time.Sleep(pollEvery) {
		holds, err := evaluate[bool](p, expression)
		if err == nil && holds {
			return
		}
		if time.Now().After(deadline) {
			at, _ := evaluate[string](p, "location.href")
			p.t.Fatalf("%s: never, at %s (%v)", expression, at, err)
		}
	}
}

// Text is the text of the first element that a selector finds, as it is shown; "" where there is none.
func (p *Tab) Text(selector string) string {
	p.t.Helper()
	return Eval[string](p, "document.querySelector(%s)?.innerText ?? ''", selector)
}

// Screenshot keeps a picture of the whole page, where pictures are kept.
func (p *Tab) Screenshot(name string) {
	p.t.Helper()
	if p.screenshots == "" {
		return
	}
	png, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.MkdirAll(p.screenshots, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(p.screenshots, name+".png"), png, 0o644)
	}
	if err != nil {
		p.t.Errorf("screenshot %s: %v", name, err)
	}
}
