package wordpress

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/corpus/fixture"
)

func sampleQuestions(t testing.TB) []*corpus.Question {
	t.Helper()
	questions, err := fixture.Sample()
	if err != nil {
		t.Fatal(err)
	}
	return questions
}

func readAll(t testing.TB, text string) []corpus.Item {
	t.Helper()
	var items []corpus.Item
	for item, err := range Read("export.xml", strings.NewReader(text), nil) {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}

// TestSample: the sample, exported by a site with a Q&A plugin, reads back equal. The one thing that differs is the id of the
// answers, which a site has of its own.
func TestSample(t *testing.T) {
	want := sampleQuestions(t)
	items := readAll(t, fixture.WordPress(want))
	if len(items) != len(want)+1 || items[len(want)].Refused == nil { // the picture
		t.Fatalf("%d items", len(items))
	}
	for i, q := range want {
		got := items[i].Question
		if got == nil {
			t.Fatalf("%s: %+v", q.ID, items[i])
		}
		if got.Source.File != "export.xml" || got.Source.Line == 0 {
			t.Errorf("%s: source %v", q.ID, got.Source)
		}
		got.Source = q.Source
		if diff := cmp.Diff(q, got); diff != "" || len(items[i].Warnings) > 0 {
			t.Errorf("%s (-want +got): %v\n%s", q.ID, items[i].Warnings, diff)
		}
	}
}

// wxr wraps items as an export.
func wxr(items ...string) string {
	return `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>相談</title><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login><![CDATA[sato]]></wp:author_login><wp:author_display_name><![CDATA[佐藤 花]]></wp:author_display_name></wp:author>
` + strings.Join(items, "\n") + "</channel></rss>"
}

// entry is one item of an export.
func entry(kind, id, parent, title, content string, more ...string) string {
	return fmt.Sprintf(`<item><title><![CDATA[%s]]></title><link>https://site.example/?p=%s</link><dc:creator><![CDATA[sato]]></dc:creator>
<content:encoded><![CDATA[%s]]></content:encoded><excerpt:encoded><![CDATA[抜粋]]></excerpt:encoded>
<wp:post_id>%[2]s</wp:post_id><wp:post_date><![CDATA[2024-05-01 09:30:00]]></wp:post_date><wp:post_modified><![CDATA[2024-05-01 09:30:00]]></wp:post_modified>
<wp:status><![CDATA[publish]]></wp:status><wp:post_parent>%[4]s</wp:post_parent><wp:post_type><![CDATA[%[5]s]]></wp:post_type><wp:post_password></wp:post_password>%[6]s</item>`,
		title, id, strings.ReplaceAll(content, "]]>", "]]]]><![CDATA[>"), parent, kind, strings.Join(more, ""))
}

func TestPosts(t *testing.T) {
	items := readAll(t, wxr(
		entry("answer", "12", "10", "", "先に出てくる回答です。"),
		entry("post", "1", "0", "履歴書の写真 &amp; 服装", "<!-- wp:paragraph -->\n<p>スーツで<strong>撮り</strong>ます。</p>\n<!-- /wp:paragraph -->\n<!-- wp:heading -->\n<h2>背景</h2>\n<!-- /wp:heading -->\n<p>白か青です。</p>",
			`<category domain="category" nicename="x"><![CDATA[履歴書]]></category><category domain="post_tag"><![CDATA[写真]]></category><category domain="category"><![CDATA[未分類]]></category>`),
		entry("faq", "2", "0", "旧エディターの回答", "一段落目です。\nその二行目。\n\n[caption id=\"a\" width=\"3\"]図の説明[/caption]\n\n<h3>見出し</h3>\n二段落目]]>です。[注]\x0b"),
		entry("question", "10", "0", "面接の服装は？", "私服でと言われました。", `<wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_author><![CDATA[通りすがり]]></wp:comment_author><wp:comment_content><![CDATA[スーツが無難です。]]></wp:comment_content><wp:comment_approved><![CDATA[1]]></wp:comment_approved><wp:comment_type><![CDATA[comment]]></wp:comment_type></wp:comment>
<wp:comment><wp:comment_id>8</wp:comment_id><wp:comment_content>spam</wp:comment_content><wp:comment_approved>0</wp:comment_approved></wp:comment><wp:comment><wp:comment_id>9</wp:comment_id><wp:comment_content>ping</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>pingback</wp:comment_type></wp:comment>`,
			`<wp:postmeta><wp:meta_key>_dwqa_best_answer</wp:meta_key><wp:meta_value>11</wp:meta_value></wp:postmeta>`),
		entry("answer", "11", "10", "ジャケットで", "オフィスカジュアルで。", `<wp:postmeta><wp:meta_key>kotae_qualifications</wp:meta_key><wp:meta_value><![CDATA[キャリアコンサルタント
元人事]]></wp:meta_value></wp:postmeta>`),
		strings.Replace(entry("post", "3", "0", "下書き", "x"), "[publish]", "[draft]", 1),
		entry("attachment", "4", "0", "写真.jpg", ""), entry("attachment", "5", "0", "b.jpg", ""),
		entry("answer", "13", "99", "", "質問のない回答"),
		entry("post", "6", "0", "", "題のない投稿"),
	))
	var got []string
	for _, i := range items {
		switch {
		case i.Refused != nil:
			got = append(got, "refused: "+i.Refused.Reason)
		case i.Rejected != nil:
			got = append(got, "rejected: "+i.Rejected.Field+" "+i.Rejected.Reason)
		default:
			q := i.Question
			line := fmt.Sprintf("%s %s|%s|%s|%s|%s", q.ID, q.Title, q.Body, q.Asked, q.Updated, strings.Join(q.Categories, ","))
			for _, a := range q.Answers {
				line += fmt.Sprintf("\n  %s %s %v %s %t: %q", a.ID, a.Adviser, a.Qualifications, a.Headline, a.Best, a.Sections)
			}
			got = append(got, line)
		}
	}
	want := []string{
		"1 履歴書の写真 & 服装||2024-05-01||履歴書,写真\n  p1 佐藤 花 []  false: [{\"\" \"スーツで撮ります。\"} {\"背景\" \"白か青です。\"}]",
		"2 旧エディターの回答||2024-05-01||\n  p2 佐藤 花 []  false: [{\"\" \"一段落目です。\\nその二行目。\\n\\n図の説明\"} {\"見出し\" \"二段落目]]>です。[注]\"}]",
		"10 面接の服装は？|私服でと言われました。|2024-05-01||\n  p12 佐藤 花 []  false: [{\"\" \"先に出てくる回答です。\"}]\n  p11 佐藤 花 [キャリアコンサルタント 元人事] ジャケットで true: [{\"\" \"オフィスカジュアルで。\"}]\n  c7 通りすがり []  false: [{\"\" \"スーツが無難です。\"}]",
		"refused: post 3 is not published (draft)",
		"refused: an answer to post 99, which the export does not have",
		"rejected: title is empty",
		`refused: 2 posts of the type "attachment", which holds no questions`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLeftOut: what belongs to a question and is no answer of an adviser is left out, and told in sum.
func TestLeftOut(t *testing.T) {
	comment := func(id, user, author string) string {
		return fmt.Sprintf(`<wp:comment><wp:comment_id>%s</wp:comment_id><wp:comment_author>%s</wp:comment_author><wp:comment_content>コメント%[1]s</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_user_id>%[3]s</wp:comment_user_id></wp:comment>`, id, author, user)
	}
	text := wxr(
		`<wp:author><wp:author_id>2</wp:author_id><wp:author_login>hana</wp:author_login><wp:author_display_name>就活花子</wp:author_display_name></wp:author>`,
		strings.Replace(entry("dwqa-question", "10", "0", "題", "本文", comment("1", "2", "就活花子"), comment("2", "1", "堂島"), comment("3", "0", "就活花子"), comment("4", "7", "就活花子")), "[sato]", "[hana]", 1),
		entry("dwqa-answer", "11", "10", "Answer for 題", "答え", comment("5", "2", "就活花子"), "<wp:postmeta><wp:meta_key>_dwqa_anonymous_name</wp:meta_key><wp:meta_value>匿名の先輩</wp:meta_value></wp:postmeta>"),
		strings.Replace(entry("dwqa-answer", "12", "10", "Answer for 題", "下書き"), "[publish]", "[draft]", 1),
		entry("post", "20", "0", "記事", "本文", comment("6", "0", "通りすがり")),
		entry("dwqa-answer", "31", "30", "", "別のファイルの質問への答え"),
	)
	var got []string
	for _, item := range readAll(t, text) {
		if item.Refused != nil {
			got = append(got, item.Refused.Reason)
			continue
		}
		for _, a := range item.Question.Answers {
			got = append(got, fmt.Sprintf("%s %s %s %q", item.Question.ID, a.ID, a.Adviser, a.Headline))
		}
	}
	want := []string{
		`10 p11 匿名の先輩 ""`, `10 c2 堂島 ""`, `10 c4 就活花子 ""`, `20 p20 佐藤 花 ""`, "an answer to post 30, which the export does not have",
		"comments by those who asked: 2, which were left out", "comments on answers and articles: 2, which were left out",
		"answers that are not published, or are protected by a password: 1, which were left out",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestBadExports(t *testing.T) {
	good := entry("post", "1", "0", "題", "本文")
	for name, c := range map[string]struct{ text, want string }{
		"other XML":    {"<?xml version=\"1.0\"?><feed><item/></feed>", "no WordPress export"},
		"no posts":     {wxr(), "no posts"},
		"not XML":      {wxr(good, "<item><title>x</titel></item>"), "not valid XML"},
		"entity bomb":  {`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>`, "not valid XML"},
		"endless post": {wxr("<item><title>" + strings.Repeat("あ", maxItem/3+99_999) + "</title></item>"), "more than"},
	} {
		items := readAll(t, c.text)
		if len(items) != 1 || items[0].Rejected == nil || !strings.Contains(items[0].Rejected.Reason, c.want) || items[0].Rejected.Fix == "" {
			t.Errorf("%s: %+v", name, items)
		}
	}
	whole := wxr(good)
	for _, err := range Read("x.xml", strings.NewReader(whole[:len(whole)-40]), nil) {
		if err == nil || !strings.Contains(err.Error(), "ends in the middle") {
			t.Errorf("a cut export: %v", err)
		}
	}
}

func TestOldVersionAndFields(t *testing.T) {
	text := strings.ReplaceAll(wxr(entry("question", "5", "0", "題", "本文", "<wp:postmeta><wp:meta_key>grade</wp:meta_key><wp:meta_value>大学3年生</wp:meta_value></wp:postmeta>")), "1.2", "0.9")
	for item, err := range Read("x.xml", strings.NewReader(text), map[string]string{"grade": "status"}) {
		if err != nil || item.Question == nil || item.Question.Asker.Status != "大学3年生" {
			t.Fatalf("%+v, %v", item, err)
		}
		if len(item.Warnings) != 1 || !strings.Contains(item.Warnings[0].Reason, `"0.9"`) {
			t.Errorf("warnings %v", item.Warnings)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(wxr(entry("question", "1", "0", "題", "本文\n\n<h2>x</h2>"), entry("answer", "2", "1", "", "<p>a")))
	f.Add("<?xml version=\"1.0\"?><rss><item><post_id>1</post_id></item>")
	f.Fuzz(func(t *testing.T, text string) {
		for item, err := range Read("x.xml", strings.NewReader(text), nil) {
			if err != nil {
				return
			}
			if q := item.Question; q != nil && len(q.Validate()) > 0 {
				t.Fatalf("%v", q.Validate())
			}
		}
	})
}
