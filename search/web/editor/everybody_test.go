package editor_test

import (
	"os"
	"testing"

	"kotae/search"
	"kotae/search/web/browser"
)

// TestPagesForEverybody audits each page as it is shown on a desk, on a phone and in the dark, and keeps its picture.
func TestPagesForEverybody(t *testing.T) {
	d := newDesk(t)
	three := d.cluster(t, 3)
	first := d.queue(t, search.QueueFilter{}).Clusters[0]
	shapes := map[string]func(*browser.Tab){
		"desk":  func(*browser.Tab) {},
		"phone": func(tab *browser.Tab) { tab.Phone(360, 740) },
		"dark":  func(tab *browser.Tab) { tab.Dark() },
	}
	for shape, become := range shapes {
		t.Run(shape, func(t *testing.T) {
			if shape != "desk" && os.Getenv("KOTAE_LONG") == "" {
				t.Skip("takes long; KOTAE_LONG=1 runs it, as .ci/run does")
			}
			tab := chromium.Tab(t)
			become(tab)
			look := func(name string) {
				t.Helper()
				tab.Wait("document.readyState === 'complete'")
				tab.Screenshot(name + "-" + shape)
				for _, finding := range tab.Audit() {
					t.Errorf("%s: %s", name, finding)
				}
			}
			tab.Open(d.url + "/editor/login")
			if browser.Eval[bool](tab, "!document.querySelector('#key')") {
				tab.Click(".who button")
				tab.Wait("document.querySelector('#key')")
			}
			look("login")
			tab.Click("#key")
			tab.Type("kotae_WRONG")
			tab.Press("Enter")
			tab.Wait("document.querySelector('.problem')")
			look("login-wrong")
			d.logInAgain(tab, "花", "/editor")
			look("queue")
			tab.Open(d.url + "/editor?category=none&min=0.7")
			look("queue-filtered")
			tab.Open(d.url + "/editor/clusters/" + first.ID)
			look("compare")
			tab.Open(d.url + "/editor/clusters/" + three.ID)
			tab.Press("?")
			look("compare-keys")
			tab.Press("3")
			tab.Wait("document.querySelector('.flash')")
			look("decided")
			tab.Open(d.url + "/editor/verdicts")
			look("verdicts")
			tab.Open(d.url + "/editor/draft")
			look("draft-empty")
			tab.Click("#title")
			tab.Type("面接のお礼メールは必要ですか")
			tab.Wait("document.querySelector('.likes')")
			look("draft")
			tab.Open(d.url + "/editor/clusters/none")
			look("error")
			tab.Open(d.url + "/editor")
			tab.Press("u")
			tab.Wait("document.querySelector('.flash')?.innerText.includes('取り消しました')")
		})
	}
}
