package web

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestNarrowing follows each link of a page's facets: it must lead to as many questions as it says, under the same words and
// order, on the first page.
func TestNarrowing(t *testing.T) {
	v := newVisitor(t)
	d := v.open(t, "/?q=面接&sort=date&page=2")
	if got := d.texts("h2", "")[:4]; !slices.Equal(got, []string{"カテゴリ", "アドバイザー", "相談者", "質問の年"}) {
		t.Errorf("facets %q", got)
	}
	links := d.under("ul", "values", "a")
	if len(links) < 40 {
		t.Fatalf("%d values", len(links))
	}
	for _, a := range links {
		there := attr(a, "href")
		u, err := url.Parse(there)
		if err != nil || u.Query().Get("q") != "面接" || u.Query().Get("sort") != "date" || u.Query().Has("page") {
			t.Errorf("%q leads to %s", textOf(a), there)
		}
		if got := v.open(t, there).text("strong", ""); got != count(t, a)+"件" {
			t.Errorf("%q leads to %s: %s", textOf(a), there, got)
		}
	}
}

// TestChosen chooses values, two of one facet, and takes them back one by one.
func TestChosen(t *testing.T) {
	v := newVisitor(t)
	follow := func(d document, text string) document {
		t.Helper()
		for _, a := range append(d.under("ul", "values", "a"), d.under("ul", "chosen", "a")...) {
			if strings.HasPrefix(textOf(a), text) {
				return v.open(t, attr(a, "href"))
			}
		}
		t.Fatalf("no link %q in %s", text, d.text("main", ""))
		return d
	}
	chips := func(d document) (out []string) {
		for _, a := range d.under("ul", "chosen", "a") {
			out = append(out, strings.TrimSuffix(textOf(a), "の絞り込みを外す"))
		}
		return out
	}
	total := func(d document) string { return d.text("strong", "") }

	d := v.open(t, "/?q=面接")
	all := total(d)
	d = follow(d, "面接 22件")
	if got := chips(d); !slices.Equal(got, []string{"カテゴリ 面接"}) || total(d) != "22件" {
		t.Errorf("one value: %q %s", got, total(d))
	}
	d = follow(d, "メール")
	d = follow(d, "2025年")
	if got := chips(d); !slices.Equal(got, []string{"カテゴリ 面接", "カテゴリ メール", "質問の年 2025年", "すべて外す"}) {
		t.Errorf("three values: %q", got)
	}
	var chosen []string
	for _, a := range d.find("a", "is-chosen") {
		chosen = append(chosen, strings.Fields(textOf(a))[0])
	}
	slices.Sort(chosen)
	if !slices.Equal(chosen, []string{"2025年", "メール", "面接"}) {
		t.Errorf("chosen in the lists: %q", chosen)
	}
	if d = follow(d, "カテゴリ 面接"); !slices.Equal(chips(d), []string{"カテゴリ メール", "質問の年 2025年", "すべて外す"}) {
		t.Errorf("taken back by its chip: %q", chips(d))
	}
	if d = follow(d, "メール"); !slices.Equal(chips(d), []string{"質問の年 2025年"}) {
		t.Errorf("taken back in the list: %q", chips(d))
	}
	if d = follow(d, "質問の年"); len(chips(d)) != 0 || total(d) != all {
		t.Errorf("all taken back: %q %s, want %s", chips(d), total(d), all)
	}
}

// TestFiltersAlone: a category, an adviser, or all questions are pages of their own.
func TestFiltersAlone(t *testing.T) {
	v := newVisitor(t)
	for target, want := range map[string]string{
		"/?category=面接":                    "「面接」の質問 22件",
		"/?category=面接&category=メール":       "「面接・メール」の質問 36件",
		"/?adviser=高梨　修平&year=2025":        "「高梨 修平・2025年」の質問 20件",
		"/?sort=date":                      "新しい質問 160件",
		"/?category=&category=面接&q=&sort=": "「面接」の質問 22件",
	} {
		d := v.open(t, target)
		if got := d.text("h1", ""); got != want {
			t.Errorf("%s: %q, want %q", target, got, want)
		}
		if d.meta("robots") != "noindex" || len(d.find("ul", "orders")) != 0 || len(d.find("li", "")) == 0 {
			t.Errorf("%s: the page may be listed, or offers an order that makes no difference", target)
		}
	}
}

// TestMoreValues: of a long list the first stand there, the rest opens by itself, and what is chosen is always seen.
func TestMoreValues(t *testing.T) {
	v := newVisitor(t)
	d := v.open(t, "/?q=面接")
	shown := func(d document) []string {
		first := d.find("ul", "values")[0]
		var out []string
		for c := range first.Descendants() {
			if c.Type == html.ElementNode && c.Data == "a" {
				out = append(out, strings.Fields(textOf(c))[0])
			}
		}
		return out
	}
	if got := shown(d); len(got) != facetShown {
		t.Errorf("%d categories are shown", len(got))
	}
	more := d.under("details", "more", "a")
	if len(more) == 0 || len(more) > 4*facetMore {
		t.Fatalf("%d more values", len(more))
	}
	last := more[facetMore-1]
	rare := strings.Fields(textOf(last))[0]
	if got := shown(v.open(t, attr(last, "href"))); len(got) != facetShown+1 || !slices.Contains(got, rare) {
		t.Errorf("%q is chosen, and shown are %q", rare, got)
	}
}

// TestNoResultUnderFilters: what is chosen is what to take back, and the link says how much that finds.
func TestNoResultUnderFilters(t *testing.T) {
	v := newVisitor(t)
	for _, target := range []string{"/?q=面接&category=ない分類", "/?q=面接&year=1999", "/?q=面接&category=面接&status=<b>"} {
		d := v.open(t, target)
		links := d.find("a", "way")
		if d.text("strong", "") != "0件" || len(links) != 1 || textOf(links[0]) != "絞り込みをすべて外す（97件）" {
			t.Fatalf("%s: %s", target, d.text("main", ""))
		}
		if got := v.open(t, attr(links[0], "href")).text("strong", ""); got != "97件" {
			t.Errorf("%s: %s leads to %s", target, attr(links[0], "href"), got)
		}
		if len(d.find("ul", "chosen")) != 1 || !d.contains("この条件に合う質問は") || d.contains("言葉の数を減らす") {
			t.Errorf("%s: %s", target, d.text("main", ""))
		}
	}
}

// TestNothingToNarrow: of one result nothing is counted, but what is chosen stays to be taken back.
func TestNothingToNarrow(t *testing.T) {
	v := newVisitor(t)
	if d := v.open(t, "/?q=圧迫面接+抗議+鹿児島"); d.text("strong", "") != "1件" || len(d.find("details", "facets")) != 0 {
		t.Errorf("%s", d.text("main", ""))
	}
	if d := v.open(t, "/?q=圧迫面接+抗議+鹿児島&year=2024"); len(d.find("a", "is-chosen")) != 1 || len(d.find("ul", "values")) != 1 {
		t.Errorf("%s", d.text("main", ""))
	}
}
