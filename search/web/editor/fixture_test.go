package editor_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/httpapi"
	"kotae/search/web"
	"kotae/search/web/browser"
	"kotae/search/web/editor"
)

// chromium is the browser of all these tests; without one they are skipped.
var chromium = browser.New(browser.Options{Path: os.Getenv("KOTAE_BROWSER"), Screenshots: os.Getenv("KOTAE_SCREENSHOTS")})

func TestMain(m *testing.M) {
	code := m.Run()
	chromium.Close()
	if d, err := theDesk(); err == nil {
		d.server.Close()
		_ = d.svc.Close()
		_ = os.RemoveAll(d.dir)
	}
	os.Exit(code)
}

// desk is the whole service on a socket, with the sample and the keys of three editors and of somebody who is none. What a test
// decides it takes back.
type desk struct {
	dir    string
	svc    *search.Service
	server *httptest.Server
	url    string
	keys   map[string]string // secrets by name
	log    *logged
}

// editors have a key each; those of the scope search may not edit.
var editors = map[string]decisions.Scope{"花": decisions.Editor, "太郎": decisions.Editor, "admin": decisions.Admin, "reader": decisions.Search}

var theDesk = sync.OnceValues(func() (*desk, error) {
	dir, err := os.MkdirTemp("", "kotae-editor-")
	if err != nil {
		return nil, err
	}
	d := &desk{dir: dir, keys: map[string]string{}, log: &logged{}}
	a, err := analysis.New()
	if err != nil {
		return nil, err
	}
	store, err := generation.OpenStore(dir)
	if err != nil {
		return nil, err
	}
	if _, err := indexer.Build(context.Background(), store, a, indexer.Options{Sample: true, Version: "test"}); err != nil {
		return nil, err
	}
	for name, scope := range editors {
		if d.keys[name], err = d.addKey(name, scope); err != nil {
			return nil, err
		}
	}
	if d.svc, err = search.Open(store, a, search.Options{}); err != nil {
		return nil, err
	}
	handler, err := serve(d.svc, d.log, httpapi.Options{})
	if err != nil {
		return nil, err
	}
	d.server = httptest.NewServer(handler)
	d.url = d.server.URL
	return d, nil
})

// serve is the whole service, as kotae serve puts it together.
func serve(svc *search.Service, log *logged, o httpapi.Options) (*httpapi.Handler, error) {
	pages, err := web.New(svc, web.Options{})
	if err != nil {
		return nil, err
	}
	logger := slog.New(slog.NewTextHandler(log, nil))
	console, err := editor.New(svc, pages, editor.Options{Log: logger, Secure: o.IsSecure})
	if err != nil {
		return nil, err
	}
	o.Log, o.Pages, o.PageFault, o.Console, o.Editor = logger, pages, pages.Fault, console, console.Editor
	return httpapi.New(svc, o), nil
}

func (d *desk) addKey(name string, scope decisions.Scope) (string, error) {
	db, err := decisions.Open(context.Background(), d.dir)
	if err != nil {
		return "", err
	}
	secret, err := db.AddKey(context.Background(), name, scope)
	return secret, errors.Join(err, db.Close())
}

// newDesk is the desk, looked through for duplicates.
func newDesk(t *testing.T) *desk {
	t.Helper()
	d, err := theDesk()
	if err != nil {
		t.Fatal(err)
	}
	d.await(t)
	t.Cleanup(func() {
		for name := range editors {
			for {
				if _, err := d.svc.Undo(context.Background(), name); err != nil {
					break
				}
			}
		}
	})
	return d
}

// await waits until the queue is there.
func (d *desk) await(t *testing.T) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if d.queue(t, search.QueueFilter{}).State == search.SweepReady {
			return
		}
	}
	t.Fatal("the queue is never there")
}

func (d *desk) queue(t *testing.T, f search.QueueFilter) *search.Queue {
	t.Helper()
	q, err := d.svc.Queue(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// logIn opens a page of the console in a tab of its own, whose cookies are its own too: tabs share a profile, and a host has one
// session.
func (d *desk) logIn(t *testing.T, name, path string) *browser.Tab {
	t.Helper()
	tab := chromium.Tab(t)
	d.logInAgain(tab, name, path)
	return tab
}

func (d *desk) logInAgain(tab *browser.Tab, name, path string) {
	tab.Open(d.url + "/editor/login?next=" + path)
	if browser.Eval[bool](tab, "!document.querySelector('#key')") { // somebody else's session is still there
		tab.Click(".who button")
		tab.Wait("document.querySelector('#key')")
		tab.Open(d.url + "/editor/login?next=" + path)
	}
	tab.Click("#key")
	tab.Type(d.keys[name])
	tab.Press("Enter")
	tab.Wait("document.querySelector('.who')?.innerText.includes(%s) && document.readyState === 'complete'", name)
}

// cluster is the first open one of a kind with at least so many members.
func (d *desk) cluster(t *testing.T, least int) search.Cluster {
	t.Helper()
	for _, c := range d.queue(t, search.QueueFilter{PerPage: search.MaxPerPage}).Clusters {
		if len(c.Members) >= least {
			return c
		}
	}
	t.Fatalf("no cluster has %d members", least)
	return search.Cluster{}
}

// logged is a log that is read while it is written.
type logged struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
