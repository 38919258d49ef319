package web

import "testing"

// TestWaysOn follows each link of pages of searches that find nothing: all lead to as many questions as they say.
func TestWaysOn(t *testing.T) {
	v := newVisitor(t)
	for query, near := range map[string]bool{
		"量子力学": false, "zzzz": false, "😀": false, "ブロックチェーンエンジニア": true, `"面接の量子"`: true, "title:量子力学 面接": true, "mensetsuqq": true,
	} {
		d := v.open(t, address{Query: query}.String())
		if d.text("strong", "") != "0件" {
			t.Errorf("%s finds something: %s", query, d.text("h1", ""))
			continue
		}
		if d.contains("近い言葉で探す") != near || d.contains("近い質問") != near || d.contains("近いカテゴリ") != near {
			t.Errorf("%s: %s", query, d.text("main", ""))
		}
		links := d.under("ul", "topics", "a")
		if len(links) == 0 {
			t.Errorf("%s: no way on", query)
		}
		for _, a := range links {
			if got := v.open(t, attr(a, "href")).text("strong", ""); got != count(t, a)+"件" {
				t.Errorf("%s: %q leads to %s", query, textOf(a), got)
			}
		}
		for _, a := range d.under("ul", "hits", "a") {
			v.open(t, attr(a, "href"))
		}
	}
}
