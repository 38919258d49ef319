package web_test

import (
	"net/http"
	"slices"
	"testing"

	"kotae/search/web/browser"
)

// TestRequests: the first key asks at once, a burst asks once more when it is over, and what is known is not asked again.
func TestRequests(t *testing.T) {
	s := newSite(t)
	tab := s.open(t, "/")
	inPage(tab, "m", "me", "men", "mens")
	if _, ok := s.await("/v1/suggest", func(a asked) bool { return a.q == "mens" }); !ok {
		t.Fatalf("asked for %q", s.typed())
	}
	offered(t, tab)
	if got := s.typed(); !slices.Equal(got, []string{"m", "mens"}) {
		t.Errorf("a burst asks for %q", got)
	}
	for _, a := range s.requests("/v1/suggest") {
		if a.cookie != "" {
			t.Errorf("a cookie: %+v", a)
		}
	}
	inPage(tab, "", "  ", "　", "mens")
	if b := look(t, tab); !b.Expanded {
		t.Errorf("what is known is not shown at once: %+v", b)
	}
	inPage(tab, "")
	if b := look(t, tab); b.Expanded {
		t.Errorf("an empty box: %+v", b)
	}
	if got := s.typed(); len(got) != 2 {
		t.Errorf("asked again: %q", got)
	}
}

// TestLateAnswers: an answer to what was typed before comes after that to what was typed last, and is not shown.
func TestLateAnswers(t *testing.T) {
	s := newSite(t)
	for name, before := range map[string]string{
		"aborted":           "",
		"or not to be such": "AbortController.prototype.abort = () => {}", // as one that has just arrived
	} {
		tab := chromium.Tab(t)
		if before != "" {
			tab.Before(before)
		}
		tab.Open(s.url + "/")
		focus(tab)
		s.hold("内定")
		tab.Compose("内定")
		if _, ok := s.await("/v1/suggest", func(a asked) bool { return a.q == "内定" }); !ok {
			t.Fatal("内定 was never asked for")
		}
		tab.Compose("面接")
		want := offered(t, tab)
		if before == "" {
			if _, ok := s.await("/v1/suggest", func(a asked) bool { return a.q == "内定" && a.aborted }); !ok {
				t.Errorf("%s: the earlier request goes on", name)
			}
		}
		s.release("内定")
		if before != "" {
			tab.Wait("performance.getEntriesByType('resource').some((r) => decodeURIComponent(r.name).includes('内定') && r.responseEnd > 0)")
		}
		if b := look(t, tab); !slices.Equal(b.Options, want.Options) {
			t.Errorf("%s: %+v, want %+v", name, b, want)
		}
		tab.Press("Escape")
		s.forget()
	}
}

// withClock makes the page's clock one that the test moves on, by window.pass(ms).
const withClock = `{ const now = performance.now.bind(performance); let passed = 0;
	performance.now = () => now() + passed; window.pass = (ms) => { passed += ms; }; }`

// TestRefused: where the service refuses, the form is a plain form, and the service is left alone for as long as it asks for.
func TestRefused(t *testing.T) {
	s := newSite(t)
	tab := chromium.Tab(t)
	tab.Before(withClock)
	for _, tt := range []struct {
		refusal
		rest int // ms
	}{
		{refusal{http.StatusTooManyRequests, "30"}, 30_000},
		{refusal{http.StatusServiceUnavailable, "7"}, 7_000},
		{refusal{http.StatusServiceUnavailable, "Fri, 31 Dec 2100 23:59:59 GMT"}, 120_000}, // nobody waits so long
		{refusal{http.StatusInternalServerError, ""}, 5_000},
		{refusal{http.StatusNotFound, "soon"}, 5_000},
		{refusal{http.StatusOK, ""}, 5_000}, // an answer that is none
		{refusal{http.StatusBadRequest, ""}, 0},
	} {
		s.refuse(&tt.refusal)
		tab.Open(s.url + "/")
		focus(tab)
		s.forget()
		tab.Type("m")
		tab.Wait("performance.getEntriesByType('resource').some((r) => r.name.includes('/v1/suggest') && r.responseEnd > 0)")
		s.refuse(nil)
		browser.Eval[bool](tab, "(pass(%s), true)", max(0, tt.rest-1_000))
		tab.Type("e")
		if tt.rest > 0 {
			browser.Eval[bool](tab, "new Promise((done) => setTimeout(() => done(true), 200))") // longer than a burst
			if got := s.typed(); !slices.Equal(got, []string{"m"}) {
				t.Errorf("%v: asked for %q", tt.refusal, got)
			}
			if b := look(t, tab); b.Expanded || b.Value != "me" || tab.Text("[role=status]") != "" {
				t.Errorf("%v: %+v", tt.refusal, b)
			}
			browser.Eval[bool](tab, "(pass(1_001), true)")
		}
		tab.Type("n")
		offered(t, tab)
		tab.Press("Enter")
		tab.Wait("document.querySelector('h1.found')")
	}
}

// TestGone: the service is not there at all.
func TestGone(t *testing.T) {
	s := newSite(t)
	tab := chromium.Tab(t)
	tab.Before("window.fetch = () => Promise.reject(new TypeError('offline'))")
	tab.Open(s.url + "/")
	focus(tab)
	tab.Type("mensetsu")
	if b := look(t, tab); b.Expanded {
		t.Errorf("%+v", b)
	}
	tab.Press("Enter")
	tab.Wait("document.querySelector('h1.found')")
}

// TestLongTexts: nobody looks for a completion of what is pasted.
func TestLongTexts(t *testing.T) {
	s := newSite(t)
	tab := s.open(t, "/")
	long := ""
	for range 101 {
		long += "面"
	}
	inPage(tab, long, "面接")
	offered(t, tab)
	if got := s.typed(); !slices.Equal(got, []string{"面接"}) {
		t.Errorf("asked for %q", got)
	}
}

// TestTold: screen readers are told the number of suggestions when typing has settled, and once.
func TestTold(t *testing.T) {
	s := newSite(t)
	tab := s.open(t, "/")
	browser.Eval[bool](tab, `(() => {
		window.told = [];
		const status = document.querySelector('kotae-search [role=status]');
		new MutationObserver(() => told.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
		return true;
	})()`)
	settle := func() {
		offered(t, tab)
		browser.Eval[bool](tab, "new Promise((done) => setTimeout(() => done(true), 700))") // the page's own timers come first
	}
	inPage(tab, "m", "me", "men")
	settle()
	inPage(tab, "mens")
	settle()
	b := look(t, tab)
	if told := browser.Eval[[]string](tab, "told"); len(told) == 0 || len(told) > 2 || told[0] == "" || len(slices.Compact(slices.Clone(told))) != len(told) {
		t.Errorf("told %q of %d options", told, len(b.Options))
	}
	inPage(tab, "zzzzzz")
	tab.Wait("told.at(-1) === '候補はありません。'")
}
