package web_test

import (
	"context"
	"net/http/httptest"
	"os"
	"sync"
	"testing"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/httpapi"
	"kotae/search/web"
	"kotae/search/web/browser"
)

// chromium is the browser of all these tests; without one they are skipped.
var chromium = browser.New(browser.Options{Path: os.Getenv("KOTAE_BROWSER"), Screenshots: os.Getenv("KOTAE_SCREENSHOTS")})

var dictionary = sync.OnceValues(analysis.New)

// sampleService is the real service over an index of the sample, which no test changes.
var sampleService = sync.OnceValues(func() (*search.Service, error) {
	dir, err := os.MkdirTemp("", "kotae-web-")
	if err != nil {
		return nil, err
	}
	sampleFolder = dir
	return openService(dir, indexer.Options{Sample: true, Version: "test"})
})

// sampleFolder holds the sample's index once it is built.
var sampleFolder string

func openService(dir string, o indexer.Options) (*search.Service, error) {
	a, err := dictionary()
	if err != nil {
		return nil, err
	}
	store, err := generation.OpenStore(dir)
	if err != nil {
		return nil, err
	}
	if _, err := indexer.Build(context.Background(), store, a, o); err != nil {
		return nil, err
	}
	return search.Open(store, a, search.Options{})
}

func TestMain(m *testing.M) {
	code := m.Run()
	chromium.Close()
	if sampleFolder != "" {
		if svc, err := sampleService(); err == nil {
			_ = svc.Close()
		}
		_ = os.RemoveAll(sampleFolder)
	}
	os.Exit(code)
}

// site is the whole service on a socket, pages and API, with a wire in front that can hold answers up.
type site struct {
	*wire
	url string
}

// newSite serves the sample. origins are the other sites whose pages may ask the API.
func newSite(t *testing.T, origins ...string) *site {
	t.Helper()
	chromium.Need(t)
	svc, err := sampleService()
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, svc, origins...)
}

func serve(t *testing.T, svc *search.Service, origins ...string) *site {
	t.Helper()
	pages, err := web.New(svc, web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := &site{wire: newWire(httpapi.New(svc, httpapi.Options{Pages: pages, PageFault: pages.Fault, Origins: origins}))}
	server := httptest.NewServer(s.wire)
	t.Cleanup(server.Close)
	t.Cleanup(s.releaseAll)
	s.url = server.URL
	return s
}

// open opens a page of the site in a tab of its own, ready to be typed into.
func (s *site) open(t *testing.T, path string) *browser.Tab {
	t.Helper()
	tab := chromium.Tab(t)
	tab.Open(s.url + path)
	focus(tab)
	return tab
}

// focus puts the caret at the end of the search box, once the module runs.
func focus(tab *browser.Tab) {
	tab.Wait("document.querySelector('kotae-search [role=combobox]')")
	browser.Eval[bool](tab, `(() => { const box = document.querySelector('[role=combobox]'); box.focus();
		box.setSelectionRange(box.value.length, box.value.length); return true; })()`)
}
