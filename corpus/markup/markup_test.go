package markup

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "面接です。\n二行目\n\n 次の段落 \r\n\r\n\r\n終わり", "面接です。\n二行目\n\n次の段落\n\n終わり"},
		{"plain with entities", "A&amp;B は 3&lt;5、&quot;引用&quot;&#12290;&nbsp;R&D", `A&B は 3<5、"引用"。 R&D`},
		{"less-than signs that are text", "3<x で、<緊張> の話", "3<x で、<緊張> の話"},
		{"inline markup alone keeps its line ends", "一行目<strong>強調</strong>\n\n<a href='/x'>二</a>段落目", "一行目強調\n\n二段落目"},
		{"paragraphs", "<p>一つ目</p>\n<p>二つ目<br>の二行目<br/>三行目</p><p>　</p><p>&nbsp;</p>三つ目", "一つ目\n\n二つ目\nの二行目\n三行目\n\n三つ目"},
		{"two breaks make a paragraph", "<div>一<br><br>二<br> <br><br>三</div><div>四</div><br><div>五</div>", "一\n\n二\n\n三\n四\n\n五"},
		{"white space", "<p>\n  日本語の\n  改行 と  空白\n  and\n  English　全角\t</p>", "日本語の改行 と 空白 and English　全角"},
		{"emphasis does not part words", "<p>面<b>接</b>の<em> 緊張 </em>です</p>", "面接の 緊張 です"},
		{"lists", "<p>次の点です</p><ul><li>一<ul><li>内</li></ul></li><li><p>二</p><p>続き</p></li></ul><ol start=3><li>三<li value=7>七<li>八</ol>終わり",
			"次の点です\n\n・一\n　・内\n・二\n続き\n\n3. 三\n7. 七\n8. 八\n\n終わり"},
		{"definitions", "<dl><dt>用語</dt><dd>説明</dd></dl>", "用語\n説明"},
		{"table", "<table><caption>表</caption><thead><tr><th>種類<th>時間</thead><tr><td>SPI<td><p>65分</p><p>程度</p></table>", "表\n種類 | 時間\nSPI | 65分 程度"},
		{"layout table", "<table><tr><td>左<td><h2>題</h2><p>本文</p></table>", "左\n\n題\n\n本文"},
		{"one column", "<table><tr><td>一<br>二<tr><td>三</table>", "一\n二\n三"},
		{"unseen", "<p>見<span hidden>隠</span>える<span style='display: NONE'>隠</span><i aria-hidden=true>★</i></p><script>x<y</script><style>p{}</style><nav>案内</nav><template><p>型</p></template><noscript>無</noscript><button>押</button><!-- 注 --><svg><text>図</text></svg><textarea>欄</textarea>", "見える"},
		{"ruby and quotes", "<p><ruby>内定<rp>(</rp><rt>ないてい</rt><rp>)</rp></ruby>で<q>はい</q></p>", "内定で「はい」"},
		{"preformatted", "<pre>件名  お礼\n\n 山田様\n</pre>", "件名  お礼\n\n 山田様"},
		{"headline", "<h2>題\nの<br>続き</h2>本文", "題の 続き\n\n本文"},
		{"a headline in a list parts it", "<ul><li><h3>準備</h3><p>一</p><p>二</p></li><li>三</li></ul>", "準備\n\n一\n\n二\n\n・三"},
		{"control characters", "<p>a&#1;b&#x7f;c\u200bd&shy;e\ufeff</p>", "abcde"},
		{"a closing tag first", "</p></div>本文</p>", "本文"},
		{"cut off", "<p>本文<a href=\"x", "本文"},
		{"nothing", "<p> </p>", ""},
	} {
		if d := cmp.Diff(c.want, Parse(c.in).Text()); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

func TestLine(t *testing.T) {
	if got := Parse("<p> 面接で<br>緊張 </p><p>します</p>").Line(); got != "面接で 緊張 します" {
		t.Errorf("%q", got)
	}
}

func TestSections(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []corpus.Section
	}{
		{"none", " ", nil},
		{"no headline", "<p>一</p><p>二</p>", []corpus.Section{{Text: "一\n\n二"}}},
		{"headlines", "<p>前</p><h2>一 </h2><p>本文</p><ul><li>点</li></ul><h3>二</h3><h4>三</h4>終", []corpus.Section{
			{Text: "前"}, {Heading: "一", Text: "本文\n\n・点"}, {Heading: "二"}, {Heading: "三", Text: "終"}}},
		{"an empty headline is none", "<h2></h2><p>本文</p>", []corpus.Section{{Text: "本文"}}},
		{"bold lines", "<p>前</p><p><strong>準備</strong></p><p>本文</p><p><b>当日</b><br>本文二</p>", []corpus.Section{
			{Text: "前"}, {Heading: "準備", Text: "本文"}, {Heading: "当日", Text: "本文二"}}},
		{"plain text with framed lines", "前\n\n【準備】\n本文\n\n【当日】\n\n本文二", []corpus.Section{
			{Text: "前"}, {Heading: "【準備】", Text: "本文"}, {Heading: "【当日】", Text: "本文二"}}},
		{"bold lines beside headlines are text", "<h3>題</h3><p><b>強調</b></p><p>本文</p>", []corpus.Section{{Heading: "題", Text: "強調\n\n本文"}}},
		{"bold text is no headline", "<p><b>これは大事です。</b></p><p>本文</p><p><b>最後</b></p><ol><li><b>一</b><br>二</li></ol><p><b>両方</b><br><b>太字</b></p>",
			[]corpus.Section{{Text: "これは大事です。\n\n本文"}, {Heading: "最後", Text: "1. 一\n二\n\n両方\n太字"}}},
		{"not before another, nor at the end", "<p><b>一</b></p><p><b>二</b></p><p>本文</p><p><b>三</b></p>",
			[]corpus.Section{{Text: "一"}, {Heading: "二", Text: "本文\n\n三"}}},
	} {
		if d := cmp.Diff(c.want, Sections(c.in)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

// TestHostile: what no page should hold is read to its end.
func TestHostile(t *testing.T) {
	const many = 100_000
	for name, in := range map[string]string{
		"div": strings.Repeat("<div>", many), "list": strings.Repeat("<ul><li>", many), "table": strings.Repeat("<table><tr><td>", many),
		"bold": strings.Repeat("<b>", many), "different bold": strings.Repeat("<b id=1><b id=2></x>", many/2), "font in p": strings.Repeat("<b><div></b>", many),
		"closing": strings.Repeat("</div>", many), "quote": strings.Repeat("<q>", 300), "paragraph": strings.Repeat("<p>", many), "svg": strings.Repeat("<g>", many),
	} {
		got := Parse("<p>前</p>" + in + "本文" + strings.Repeat("</div>", 10) + "<p>後").Text()
		if !strings.HasPrefix(got, "前") || !strings.Contains(got, "本文") || !strings.HasSuffix(got, "後") && !strings.HasSuffix(got, "」") {
			t.Errorf("%s: %.60q … %d bytes", name, got, len(got))
		}
	}
}
