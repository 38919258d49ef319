package report_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"kotae/search/web/browser"
)

// TestForEverybody looks at the page as it is drawn, in both schemes and on a narrow phone.
func TestForEverybody(t *testing.T) {
	chromium.Need(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, _ := pageOf(t, r.URL.Path[1:3])
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(text))
	}))
	defer server.Close()
	for shape, become := range map[string]func(*browser.Tab){
		"ja-light": func(*browser.Tab) {}, "ja-dark": (*browser.Tab).Dark, "en-phone": func(p *browser.Tab) { p.Phone(360, 740) },
		"ja-phone-dark": func(p *browser.Tab) { p.Phone(360, 740); p.Dark() },
	} {
		t.Run(shape, func(t *testing.T) {
			tab := chromium.Tab(t)
			become(tab)
			tab.Open(server.URL + "/" + shape)
			tab.Screenshot("report-" + shape)
			for _, finding := range tab.Audit() {
				if finding != "there are 0 of the landmark search, not one" { // a report has none
					t.Error(finding)
				}
			}
			if browser.Eval[string](tab, "document.title") == "taken" {
				t.Error("a text of the corpus was run")
			}
			for _, n := range tab.Tree() {
				if (n.Role == "image" || n.Role == "img") && n.Name == "" {
					t.Errorf("a chart without a name: %+v", n)
				}
			}
			browser.Eval[bool](tab, "document.querySelectorAll('details').forEach((d) => { d.open = true }), true")
			if width := browser.Eval[float64](tab, "document.documentElement.scrollWidth - innerWidth"); width > 0 {
				t.Errorf("with its tables open it is %v px too wide", width)
			}
		})
	}
}
