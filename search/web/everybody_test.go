package web_test

import (
	"os"
	"testing"

	"kotae/search/web/browser"
)

// TestPagesForEverybody audits each page as it is shown on a desk, on a phone and in the dark, and keeps its picture.
func TestPagesForEverybody(t *testing.T) {
	s := newSite(t)
	shapes := map[string]func(*browser.Tab){
		"desk":  func(*browser.Tab) {},
		"phone": func(tab *browser.Tab) { tab.Phone(360, 740) },
		"dark":  func(tab *browser.Tab) { tab.Dark() },
	}
	pages := []struct {
		name, path, typed string
	}{
		{"home", "/", ""},
		{"suggestions", "/", "めんせつ"},
		{"results", "/?q=内定辞退 電話", ""},
		{"results-suggestions", "/?q=内定辞退 電話", "面接"},
		{"second", "/?q=面接&page=2", ""},
		{"meant", "/?q=内定自体 電話", ""},
		{"nothing", "/?q=zzzz", ""},
		{"question", "/questions/1308", ""},
		{"error", "/nowhere", ""},
	}
	for shape, become := range shapes {
		t.Run(shape, func(t *testing.T) {
			if shape != "desk" && os.Getenv("KOTAE_LONG") == "" {
				t.Skip("takes long; KOTAE_LONG=1 runs it, as .ci/run does")
			}
			tab := chromium.Tab(t)
			become(tab)
			for _, page := range pages {
				tab.Open(s.url + page.path)
				if page.typed != "" {
					focus(tab)
					browser.Eval[bool](tab, "(document.activeElement.select(), true)")
					tab.Compose(page.typed)
					tab.Commit(page.typed)
					tab.Wait("document.querySelectorAll('[role=option]').length > 1")
					tab.Press("ArrowDown", "ArrowDown")
				}
				tab.Screenshot(page.name + "-" + shape)
				for _, finding := range tab.Audit() {
					t.Errorf("%s: %s", page.name, finding)
				}
			}
		})
	}
}
