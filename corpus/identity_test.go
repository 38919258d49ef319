package corpus

import "testing"

func TestAddressID(t *testing.T) {
	for url, want := range map[string]string{
		"https://soudan.example/qa/77": "77", "https://soudan.example/qa/77/": "77", "https://soudan.example/qa/77/?page=2": "77",
		"https://soudan.example/qa/77#a1": "77", "https://soudan.example/q/77": "", "https://soudan.example/qa/": "",
		"https://soudan.example/qa/77/edit": "", "https://soudan.example/qa/x77": "", "": "",
	} {
		if got, ok := AddressID(url); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v, want %q", url, got, ok, want)
		}
	}
}

func TestFileID(t *testing.T) {
	for name, want := range map[string]string{
		"x/1809.txt": "1809", "日本 名.txt": "日本_名", "1809 (1).txt": "1809_(1)", "a \t\u3000\u0085\x7fb": "a_b", `a\b.txt`: "a_b", "a.b.txt": "a.b",
		"5.html?ref=top": "5", "4.html.1": "4", "x/qa.php?id=7&p=2": "qa_id_7_p_2", "qa.php@id=7": "qa_id_7", "7.txt.1": "7.txt", "-": "stdin", "-/7.txt": "7",
		"qa/7/index.html": "7", "qa/8/Default.htm": "8", "qa/7/index.html?page=2": "7", "x/a b/index.txt": "a_b", "qa/indexes.txt": "indexes",
	} {
		if got := FileID(name); got != want || idProblem(got) != "" {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// TestNoFileID: an index that stands in no folder has no name of its own.
func TestNoFileID(t *testing.T) {
	for _, name := range []string{"index.html", "./index.html", "../index.html", "/index.html", "-/index.html"} {
		if got := FileID(name); got != "" {
			t.Errorf("%q: %q", name, got)
		}
	}
}
