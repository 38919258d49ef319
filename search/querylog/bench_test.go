package querylog

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

// BenchmarkSearched is what a search pays for being noted.
func BenchmarkSearched(b *testing.B) {
	l, _ := openLog(b, b.TempDir(), Options{})
	var n atomic.Uint64
	b.ReportAllocs()
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			client := l.Client("203.0.113.7", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
			l.Searched(Search{Client: client + Client(n.Add(1)), At: time.Now(), Text: "面接 対策", Outcome: "strict", Total: 12, Generation: "g000001", Took: time.Millisecond})
		}
	})
	b.ReportMetric(float64(l.Counts().Dropped)/float64(b.N), "dropped/op")
}

// BenchmarkCollapse is what the writer does for a state of typing, beside the request.
func BenchmarkCollapse(b *testing.B) {
	states := []string{"m", "めn", "めんs", "めんせつ", "面接", "面接 t", "面接 たい", "面接 対策"}
	in := newIntents(dictionary(b), func(line) {})
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		at := monday.Add(time.Duration(i) * 300 * time.Millisecond)
		in.searched(Search{Client: Client(i / len(states) % 1_000), At: at, Text: states[i%len(states)]})
	}
}

// BenchmarkRead reads a log of a million searches over 90 days.
func BenchmarkRead(b *testing.B) {
	const many = 1_000_000
	dir := b.TempDir()
	now := time.Now()
	fill(b, dir, many, now)
	r, err := OpenReader(b.Context(), dir)
	if err != nil {
		b.Fatal(err)
	}
	defer r.Close()
	for _, days := range []int{7, 90} {
		since := now.AddDate(0, 0, -days)
		for name, read := range map[string]func(context.Context) (int, error){
			"summary": func(ctx context.Context) (int, error) { s, err := r.Summary(ctx, since); return s.Searches, err },
			"top":     func(ctx context.Context) (int, error) { all, err := r.Top(ctx, since, 20); return len(all), err },
			"zero":    func(ctx context.Context) (int, error) { all, err := r.Zero(ctx, since, 20); return len(all), err },
			"slow":    func(ctx context.Context) (int, error) { all, err := r.Slow(ctx, since, 20); return len(all), err },
			"popular": func(ctx context.Context) (int, error) { all, err := Popular(ctx, dir, since, 0); return len(all), err },
		} {
			b.Run(fmt.Sprintf("%s/%dd", name, days), func(b *testing.B) {
				for b.Loop() {
					if n, err := read(b.Context()); err != nil || n == 0 {
						b.Fatal(n, err)
					}
				}
			})
		}
	}
	b.Logf("%d bytes a search", fileBytes(b, dir)/many)
}

// fill writes searches of 90 days, of which a few queries are asked often and most seldom.
func fill(b *testing.B, dir string, many int, now time.Time) {
	b.Helper()
	db, err := openToWrite(b.Context(), filepath.Join(dir, FileName), DefaultMaxBytes)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := db.ExecContext(b.Context(), "PRAGMA cache_size = -400000"); err != nil {
		b.Fatal(err)
	}
	in := newIntents(dictionary(b), nil)
	words := []string{"面接", "内定", "辞退", "服装", "履歴書", "志望動機", "自己PR", "逆質問", "電話", "メール", "インターン", "説明会"}
	var lines []line
	for i := range many {
		rank := i * 7919 % 65_537 // the square makes the first ones frequent
		rank = rank * rank / 65_537 * i % 65_537 / (1 + i%50)
		text := words[rank%12] + " " + words[rank/12%12] + " " + fmt.Sprint(rank/144)
		at := now.Add(-90*24*time.Hour + time.Duration(i)*(90*24*time.Hour/time.Duration(many)))
		s := Search{At: at, Text: text, Outcome: []string{"strict", "strict", "strict", "relaxed", "zero"}[rank%5], Total: rank, Generation: "g000001", Took: time.Duration(rank) * time.Microsecond}
		id := in.id(at)
		lines = append(lines, line{id: id, key: Key(text), search: &s})
		if i%3 == 0 {
			lines = append(lines, line{id: in.id(at), key: Key(text), of: id, taken: &Taken{Kind: Result, Query: text, Question: "1308", Position: 1 + i%10}})
		}
		if len(lines) >= 200_000 || i == many-1 {
			if err := inTx(b.Context(), db, func(tx *sql.Tx) error { return insert(b.Context(), tx, lines) }); err != nil {
				b.Fatal(err)
			}
			lines = nil
		}
	}
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
}
