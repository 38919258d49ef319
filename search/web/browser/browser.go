// Package browser drives Debian's chromium for the tests of pages: it types as an input method does, and checks what a
// page promises to those who see little, or nothing, of it.
package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// Options of a Browser. Tests take them from the environment.
type Options struct {
	// Path is KOTAE_BROWSER, as /usr/bin/chromium: it must be there, or each test fails. Where it is "" chromium is looked
	// for in PATH, and without one the tests are skipped.
	Path string

	// Screenshots is KOTAE_SCREENSHOTS, the folder that keeps the pictures of the pages; "" takes none.
	Screenshots string
}

// Browser is one chromium for all tests of a binary. It starts with the first tab.
type Browser struct {
	options Options
	start   func() error
	ctx     context.Context // chromedp's, once it has started
	stop    context.CancelFunc
}

// New returns a browser that is not started yet. Close it at the end of TestMain.
func New(o Options) *Browser {
	b := &Browser{options: o, stop: func() {}}
	b.start = sync.OnceValue(b.launch)
	return b
}

// Close ends the browser.
func (b *Browser) Close() { b.stop() }

// errNone is for a machine without a browser, which is no failure unless one was asked for.
var errNone = fmt.Errorf("no chromium in PATH; with KOTAE_BROWSER=/usr/bin/chromium, or wherever it is, this test runs or fails")

// find returns the browser's path.
func (o Options) find() (string, error) {
	if o.Path != "" {
		path, err := exec.LookPath(o.Path)
		if err != nil {
			return "", fmt.Errorf("KOTAE_BROWSER: %w; install chromium, or set it to the browser's path", err)
		}
		return path, nil
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errNone
}

// launch starts the browser with a fresh profile, and with nothing that it would do by itself.
func (b *Browser) launch() error {
	path, err := b.options.find()
	if err != nil {
		return err
	}
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.DisableGPU, chromedp.WindowSize(1100, 800),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "ja"))
	if os.Geteuid() == 0 { // its sandbox refuses root, who runs the tests in a container
		flags = append(flags, chromedp.NoSandbox)
	}
	allocator, stopAll := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, stop := chromedp.NewContext(allocator)
	b.ctx, b.stop = ctx, func() { stop(); stopAll() }
	if err := chromedp.Do(ctx); err != nil {
		return fmt.Errorf("%s does not start: %w", path, err)
	}
	return nil
}

// Tab opens a tab of its own for a test. Tabs share a profile, so a site of its own, on a port of its own, keeps a test from
// finding what another has left. Complaints of its pages' scripts, and of the content security policy, fail the test.
func (b *Browser) Tab(t testing.TB) *Tab {
	t.Helper()
	b.Need(t)
	return openTab(t, b)
}

// Need starts the browser, and skips the test where there is none and none is asked for. A test that prepares much for its
// tabs says so first.
func (b *Browser) Need(t testing.TB) {
	t.Helper()
	switch err := b.start(); {
	case err == errNone:
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
}
