package source

import (
	"context"
	"strings"
	"testing"
)

// FuzzRead: whatever comes in, of whatever format it is said to be, ends in items that say one thing each, or in an error.
func FuzzRead(f *testing.F) {
	zipped := zipFile(f, map[string]string{"1.txt": goodPage, "r.jsonl": goodRecord})
	for _, text := range []string{
		goodRecord, goodPage, zipped, tarFile(f, map[string]string{"1.txt": goodPage}), gzipFile(f, goodRecord), gzipFile(f, zipped),
		"id,title,body\n1,題,本文\n", "<!doctype html><h1>題</h1>", "\xff\xfeQ\x00\n\x00L\x98", "<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\">",
	} {
		f.Add(text, uint8(0), uint8(0))
		f.Add(text, uint8(1), uint8(3))
	}
	f.Fuzz(func(t *testing.T, text string, format, encoding uint8) {
		o := Options{Format: Formats()[int(format)%len(Formats())], Encoding: Encodings()[int(encoding)%len(Encodings())]}
		failed := false
		for item, err := range readSources(context.Background(), []string{"-"}, o, strings.NewReader(text)) {
			if failed {
				t.Fatal("the stream went on after its error")
			}
			if err != nil {
				failed = true
				continue
			}
			said := 0
			if q := item.Question; q != nil {
				said++
				if p := q.Validate(); len(p) > 0 || q.Source.File == "" {
					t.Fatalf("%v, source %v", p, q.Source)
				}
			}
			if item.Refused != nil {
				said++
			}
			if item.Rejected != nil {
				said++
			}
			if said != 1 {
				t.Fatalf("%+v", item)
			}
		}
	})
}
