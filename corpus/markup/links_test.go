package markup

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
)

func TestLinks(t *testing.T) {
	base, err := url.Parse("https://soudan.example/qa/12")
	if err != nil {
		t.Fatal(err)
	}
	const in = `<p>まず休みましょう。詳しくは<a href="/column/es?a=1#b">こちらの記事</a>をご覧ください。次です。</p>
<ul><li>例は<a href="13">別の質問</a><li><a href=" https://hellowork.example/ ">窓口</a></ul>
<p><a href="/qa/14"><b>面接が怖い</b>です</a></p><a href="/card"><h3>見出し</h3><p>説明</p></a>
<a href="/qa/14"></a><a href="#top">上へ</a> <a href="mailto:a@b.example">メール</a> <a href="javascript:x()">押す</a> <a href="http://[">壊</a> <a name=x>名</a>
<p>二度<a href="/x">目</a>の<a href="/x">文</a></p>`
	c := Parse(in)
	want := []corpus.Link{
		{Kind: "article", Text: "詳しくはこちらの記事をご覧ください。", URL: "https://soudan.example/column/es?a=1#b"},
		{Kind: "question", Text: "・例は別の質問", URL: "https://soudan.example/qa/13"},
		{Kind: "article", Text: "・窓口", URL: "https://hellowork.example/"},
		{Kind: "question", Text: "面接が怖いです", URL: "https://soudan.example/qa/14"},
		{Kind: "article", Text: "見出し", URL: "https://soudan.example/card"},
		{Kind: "article", Text: "二度目の文", URL: "https://soudan.example/x"},
	}
	if d := cmp.Diff(want, c.Links(base)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	for i := range want {
		if i != 2 {
			want[i].URL = ""
		}
	}
	want[1].Kind = "article" // "13" alone says nothing
	if d := cmp.Diff(want, c.Links(nil)); d != "" {
		t.Errorf("without a base (-want +got):\n%s", d)
	}
}
