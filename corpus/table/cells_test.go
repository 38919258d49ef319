package table

import (
	"bytes"
	"testing"

	"golang.org/x/text/encoding/japanese"
)

func TestCells(t *testing.T) {
	for _, tt := range []struct{ encoding, want string }{
		{"utf-8", "id,=\r\n"},
		{"utf-8-bom", "\ufeffid,=\r\n"},
	} {
		var out bytes.Buffer
		c, err := NewCells(&out, WriteOptions{Comma: ',', Encoding: tt.encoding})
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Row([]string{"id", "="}); err != nil {
			t.Fatal(err)
		}
		want := tt.want[:len(tt.want)-len("=\r\n")] + "'=\r\n"
		if out.String() != want {
			t.Errorf("%s: got %q, want %q", tt.encoding, out.String(), want)
		}
	}
}

func TestCellsInCP932(t *testing.T) {
	var out bytes.Buffer
	c, err := NewCells(&out, WriteOptions{Comma: '\t', Encoding: "cp932"})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Row([]string{"面接〜😀", "a,b"}); err != nil {
		t.Fatal(err)
	}
	got, err := japanese.ShiftJIS.NewDecoder().String(out.String())
	if err != nil {
		t.Fatal(err)
	}
	if want := "面接～〓\t\"a,b\"\r\n"; got != want || c.Replaced != 2 {
		t.Errorf("got %q with %d replaced, want %q with 2", got, c.Replaced, want)
	}
	if _, err := NewCells(&out, WriteOptions{Comma: ',', Encoding: "latin-1"}); err == nil {
		t.Error("an unknown encoding was taken")
	}
}
