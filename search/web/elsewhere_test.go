package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"kotae/search/web/browser"
)

// elsewhere is another site: a page with a body, and whatever else is asked for is a page that tells its address.
func elsewhere(t *testing.T) (url string, show func(body string)) {
	t.Helper()
	page := ""
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		body := page
		if r.URL.Path != "/" {
			body = "<h1>there</h1>"
		}
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="ja"><meta name="viewport" content="width=device-width"><title>別のサイト</title>%s`, body)
	}))
	t.Cleanup(server.Close)
	return server.URL, func(body string) { page = body }
}

// parts are what another site's page takes from ours.
func (s *site) parts() string {
	return fmt.Sprintf(`<link rel="stylesheet" href="%[1]s/static/kotae-search.css"><script type="module" src="%[1]s/static/kotae-search.js"></script>`, s.url)
}

// TestElsewhere uses the element on a page of another origin, once around a form of its own and once without any.
func TestElsewhere(t *testing.T) {
	other, show := elsewhere(t)
	s := newSite(t, other)
	show(s.parts() + fmt.Sprintf(`<body><header>別のサイト</header><main><h1>お悩み相談</h1>
		<kotae-search endpoint="%s" question-url="/qa/{id}?from=search" name="words" label="相談を検索" placeholder="例：面接"></kotae-search></main>
		<footer>運営会社</footer></body>`, s.url))
	tab := chromium.Tab(t)
	tab.Open(other)
	focus(tab)
	if got := tab.Text("label"); got != "相談を検索" {
		t.Errorf("the label is %q", got)
	}
	tab.Type("mensetsu")
	b := offered(t, tab)
	tab.Press("ArrowDown")
	tab.Screenshot("elsewhere")
	for _, finding := range tab.Audit() {
		t.Errorf("a form that is made: %s", finding)
	}
	focus(tab)
	tab.Press("ArrowDown")
	question := b.first(t, "質問")
	down(tab, question-1)
	tab.Press("Enter")
	tab.Wait("location.pathname.startsWith('/qa/') && location.search === '?from=search'")
	a, ok := s.await("/v1/events", func(a asked) bool { return a.status == http.StatusNoContent })
	if !ok || !strings.HasPrefix(a.kind, "text/plain") || a.origin != other || a.cookie != "" {
		t.Errorf("reported as %+v", a)
	}
	for _, path := range []string{"/v1/events", "/v1/suggest"} {
		for _, a := range s.requests(path) {
			if a.method == http.MethodOptions {
				t.Errorf("%s was asked for permission first", path)
			}
		}
	}

	tab.Open(other)
	focus(tab)
	tab.Type("mensetsu")
	tab.Press("Enter") // the form that is made asks kotae's own page
	tab.Wait("location.href === %s", s.url+"/?words=mensetsu")
}

// TestOwnForm: around a form of its own the element changes nothing but the box, and the default for a question is at the
// endpoint, also where that has a path.
func TestOwnForm(t *testing.T) {
	other, show := elsewhere(t)
	s := newSite(t, other)
	show(s.parts() + fmt.Sprintf(`<main><h1>検索</h1><kotae-search endpoint="%[1]s" no-reports><form action="/find"><input type="hidden" name="site" value="1">
		<label>さがす <input name="q" type="search" id="mine"></label><button>さがす</button></form></kotae-search>
		<kotae-search endpoint="%[1]s/"><form action="/find"><input name="q" aria-label="もう一つ"></form></kotae-search></main>`, s.url))
	tab := chromium.Tab(t)
	tab.Open(other)
	focus(tab)
	if lists := browser.Eval[int](tab, "new Set([...document.querySelectorAll('[role=listbox]')].map((l) => l.id)).size"); lists != 2 {
		t.Errorf("%d different lists of two boxes", lists)
	}
	tab.Type("mensetsu")
	b := offered(t, tab)
	word := b.first(t, "")
	down(tab, word)
	tab.Press("Enter")
	tab.Wait("location.pathname === '/find' && new URLSearchParams(location.search).get('site') === '1' && new URLSearchParams(location.search).get('q') === %s", b.Options[word].Text)

	tab.Open(other)
	focus(tab)
	tab.Type("mensetsu")
	b = offered(t, tab)
	tab.Click(nth(b.first(t, "質問")))
	tab.Wait("document.querySelector('.question h1')")
	if got := tab.Address(); !strings.HasPrefix(got, s.url+"/questions/") {
		t.Errorf("a question is at %s", got)
	}
	if got := s.requests("/v1/events"); len(got) != 0 {
		t.Errorf("reported although it should not: %+v", got)
	}
}

// TestComesAndGoes: an element that a script puts into the page works, also after it was moved; one that is taken out is silent.
func TestComesAndGoes(t *testing.T) {
	other, show := elsewhere(t)
	s := newSite(t, other)
	show(s.parts() + `<main id="here"></main><aside id="there"></aside>`)
	tab := chromium.Tab(t)
	tab.Open(other)
	browser.Eval[bool](tab, `(() => {
		const element = document.createElement('kotae-search');
		element.setAttribute('endpoint', %s);
		document.getElementById('here').append(element);
		document.getElementById('there').append(element);
		return true;
	})()`, s.url)
	focus(tab)
	tab.Type("mensetsu")
	offered(t, tab)
	tab.Press("ArrowDown")
	if b := look(t, tab); b.Active != 0 || browser.Eval[int](tab, "document.querySelectorAll('[role=listbox]').length") != 1 {
		t.Errorf("after it was moved: %+v", b)
	}
	s.forget()
	browser.Eval[bool](tab, `(() => {
		const element = document.querySelector('kotae-search');
		const input = element.querySelector('input');
		element.remove();
		input.value = 'naitei';
		input.dispatchEvent(new InputEvent('input', { bubbles: true }));
		return true;
	})()`)
	if got := s.typed(); len(got) != 0 {
		t.Errorf("it asks for %q after it is gone", got)
	}
}

// TestForbidden: a site that the service does not know has the plain form, and the page of its own.
func TestForbidden(t *testing.T) {
	other, show := elsewhere(t)
	s := newSite(t, "https://somebody.example")
	show(s.parts() + fmt.Sprintf(`<main><h1>検索</h1><kotae-search endpoint="%s" action="/find"></kotae-search></main>`, s.url))
	tab := chromium.Tab(t)
	tab.Open(other)
	focus(tab)
	tab.Type("mensetsu")
	tab.Wait("performance.getEntriesByType('resource').some((r) => r.name.includes('/v1/suggest') && r.responseEnd > 0)")
	if b := look(t, tab); b.Expanded || b.Value != "mensetsu" {
		t.Errorf("%+v", b)
	}
	tab.Press("Enter")
	tab.Wait("location.pathname === '/find' && location.search === '?q=mensetsu'")
	for _, c := range tab.Complaints() { // the browser's, on the console
		if !strings.Contains(c, "/v1/suggest?q=m") || !strings.Contains(c, "CORS") {
			t.Error(c)
		}
	}
}
