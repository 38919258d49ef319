package querylog

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// said is a log that a test reads while it is written.
type said struct {
	mu   sync.Mutex
	text strings.Builder
}

func (s *said) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(b)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

func openLog(t testing.TB, dir string, o Options) (*Log, *said) {
	t.Helper()
	log := &said{}
	o.Analyzer, o.Log = dictionary(t), slog.New(slog.NewTextHandler(log, nil))
	l := Open(dir, o)
	t.Cleanup(func() { closeLog(t, l) })
	return l, log
}

func closeLog(t testing.TB, l *Log) {
	t.Helper()
	if err := l.Close(context.WithoutCancel(t.Context())); err != nil {
		t.Error(err)
	}
}

// until waits for something that happens soon.
func until(t testing.TB, what string, happened func() bool) {
	t.Helper()
	for range 1_000 {
		if happened() {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("never: %s", what)
}

// search is one that a client of its own makes, n milliseconds from now.
func (l *Log) search(n int, text, outcome string) {
	l.Searched(Search{Client: Client(n), At: time.Now().Add(time.Duration(n) * time.Millisecond), Text: text, Outcome: outcome, Total: n, Generation: "g000001", Took: time.Duration(n) * time.Millisecond})
}

func top(t testing.TB, dir string) []Query {
	t.Helper()
	r, err := OpenReader(t.Context(), dir)
	if errors.Is(err, ErrNone) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	all, err := r.Top(t.Context(), time.Time{}, 100)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func counted(queries []Query) map[string]int {
	m := map[string]int{}
	for _, q := range queries {
		m[q.Text] = q.Count
	}
	return m
}

func TestLog(t *testing.T) {
	dir := t.TempDir()
	l, _ := openLog(t, dir, Options{})
	for i := range 3 {
		l.search(10+i, " 面接　対策 ", "strict")
	}
	l.search(20, "面接 対策", "relaxed")
	l.search(30, "ぎゃくしつもん", "zero")
	l.search(31, "逆質問", "strict")
	l.search(32, " ", "zero")
	l.Taken(Taken{Client: 10, At: time.Now(), Kind: Result, Query: "面接 対策", Question: "1308", Position: 3})
	l.Taken(Taken{Client: 10, At: time.Now(), Kind: Result, Query: "面接 対策", Question: "1309", Position: 5})
	l.Taken(Taken{Client: 11, At: time.Now(), Kind: Suggestion, Query: "面", Text: "面接 対策", Position: 1})
	closeLog(t, l)
	closeLog(t, l)
	l.search(40, "閉じた後", "zero")
	if c := l.Counts(); c != (Counts{Written: 9, Dropped: 1}) {
		t.Errorf("counts are %+v", c)
	}
	r, err := OpenReader(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	ignore := cmpopts.IgnoreFields(Query{}, "Last", "key")
	got, err := r.Top(t.Context(), time.Time{}, 2)
	want := []Query{
		{Text: "面接　対策", Count: 4, Strict: 3, Relaxed: 1, Outcome: "relaxed", Total: 20, Clicked: 1, Position: 4, Chosen: 1},
		{Text: "逆質問", Count: 1, Strict: 1, Outcome: "strict", Total: 31},
	}
	if diff := cmp.Diff(want, got, ignore); diff != "" || err != nil {
		t.Errorf("top: %v\n%s", err, diff)
	}
	got, err = r.Zero(t.Context(), time.Time{}, 10)
	want = []Query{{Text: "ぎゃくしつもん", Count: 1, Zero: 1, Outcome: "zero", Total: 30}, want[0]}
	if diff := cmp.Diff(want, got, ignore); diff != "" || err != nil {
		t.Errorf("zero: %v\n%s", err, diff)
	}
	slow, err := r.Slow(t.Context(), time.Now().Add(-time.Minute), 1)
	if diff := cmp.Diff([]Slow{{Text: "逆質問", MS: 31, Total: 31, Outcome: "strict", Generation: "g000001"}}, slow, cmpopts.IgnoreFields(Slow{}, "At")); diff != "" || err != nil {
		t.Errorf("slow: %v\n%s", err, diff)
	}
	if time.Since(slow[0].At).Abs() > time.Minute {
		t.Errorf("it was at %v", slow[0].At)
	}
	if s, err := r.Summary(t.Context(), time.Time{}); err != nil || s.Searches != 6 || s.Strict != 4 || s.Relaxed != 1 || s.Zero != 1 || s.Clicked != 1 || s.First.IsZero() {
		t.Errorf("summary: %+v, %v", s, err)
	}
	later := time.Now().Add(time.Minute)
	if s, err := r.Summary(t.Context(), later); err != nil || s != (Summary{}) {
		t.Errorf("summary of the future: %+v, %v", s, err)
	}
	if got, err := r.Top(t.Context(), later, 10); err != nil || len(got) != 0 || got == nil {
		t.Errorf("top of the future: %v, %v", got, err)
	}
}

// TestPopular: what is shown to others was searched for by several, and is found.
func TestPopular(t *testing.T) {
	dir := t.TempDir()
	if got, err := Popular(t.Context(), dir, time.Time{}, 0); err != nil || len(got) != 0 {
		t.Errorf("without a log: %v, %v", got, err)
	}
	l, _ := openLog(t, dir, Options{})
	for i := range 3 {
		l.search(i, "面接 服装", "strict")
		l.search(10+i, "鹿児島", "zero")
		l.search(20+i, "ガクチカ", "strict")
		l.search(20, "山田 太郎", "strict") // one person, again and again
		l.search(20, "ガクチカ", "strict")
	}
	l.search(4, "面接　服装", "strict")
	l.search(5, "ES", "strict")
	l.search(6, "ES", "strict")
	closeLog(t, l)
	got, err := Popular(t.Context(), dir, time.Time{}, 0)
	if diff := cmp.Diff(map[string]int{"面接 服装": 4, "ガクチカ": 3}, counted(got)); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	if got, err := Popular(t.Context(), dir, time.Time{}, 2); err != nil || len(got) != 3 || got[0].Text != "面接 服装" {
		t.Errorf("of two intents: %v, %v", got, err)
	}
}

// TestNobodyIsWritten: nothing of who searches stands in the files, open or closed.
func TestNobodyIsWritten(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l, _ := openLog(t, dir, Options{})
	client := l.Client("203.0.113.77", "Mozilla/5.0 (Secret)")
	if again := l.Client("203.0.113.77", "Mozilla/5.0 (Secret)"); again != client || l.Client("203.0.113.7", "7Mozilla/5.0 (Secret)") == client {
		t.Error("clients are not told apart by address and browser alone")
	}
	if other, _ := openLog(t, t.TempDir(), Options{}); other.Client("203.0.113.77", "Mozilla/5.0 (Secret)") == client {
		t.Error("a client is the same in another process")
	}
	l.Searched(Search{Client: client, At: time.Now(), Text: "面接", Outcome: "strict"})
	l.Taken(Taken{Client: client, At: time.Now(), Kind: Result, Query: "面接", Question: "1", Position: 1})
	until(t, "two lines", func() bool { return l.Counts().Written == 2 })
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 3 {
		t.Fatalf("files: %v, %v", files, err)
	}
	closeLog(t, l)
	for _, path := range append(files, filepath.Join(dir, FileName)) {
		b, err := os.ReadFile(path)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		for _, secret := range []string{"203.0.113", "Secret", "Mozilla", fmt.Sprint(uint64(client))} {
			if strings.Contains(string(b), secret) {
				t.Errorf("%s holds %s", path, secret)
			}
		}
	}
	if info, err := os.Stat(filepath.Join(dir, FileName)); err != nil || info.Mode().Perm()&0o007 != 0 {
		t.Errorf("everybody may read it: %v, %v", info.Mode(), err)
	}
}

// TestBurst: what comes faster than it can be looked at is dropped and counted, and keeps nobody waiting.
func TestBurst(t *testing.T) {
	l := &Log{in: make(chan message, maxWaiting), closing: make(chan struct{})} // nobody looks at anything
	for i := range maxWaiting + 5 {
		l.search(i, "面接", "strict")
	}
	if c := l.Counts(); c != (Counts{Dropped: 5}) || len(l.in) != maxWaiting {
		t.Errorf("%+v, %d wait", c, len(l.in))
	}
}

// TestBounded: however many clients there are and however long they type, memory is bounded, and nothing is lost.
func TestBounded(t *testing.T) {
	lines, most := 0, 0
	in := newIntents(dictionary(t), func(line) { lines++ })
	search := func(n int, text string) {
		in.searched(Search{Client: Client(n), At: monday, Text: text})
		most = max(most, in.held)
	}
	for i := range 2*maxKnown + 10 {
		search(i, "面接")
	}
	if lines != 2*maxKnown || len(in.clients) != 10 {
		t.Errorf("%d lines, %d clients", lines, len(in.clients))
	}
	long := strings.Repeat("面", 1_300)
	for i := range 1_500 {
		search(i, fmt.Sprint(i, long))
	}
	if most > maxHeld+32<<10 || most < maxHeld/2 {
		t.Errorf("%d bytes were held", most)
	}
	in.end(monday)
	if in.held != 0 || lines != 2*maxKnown+10+1_500 {
		t.Errorf("%d bytes are held, %d lines", in.held, lines)
	}
	in.expire(monday.Add(2 * session))
	if len(in.clients) != 0 {
		t.Errorf("%d clients are still known", len(in.clients))
	}
}

// TestNil: a service without a log needs no questions before each line.
func TestNil(t *testing.T) {
	var l *Log
	l.search(1, "面接", "strict")
	l.Taken(Taken{Query: "面接"})
	if l.Client("a", "b") != 0 || l.Counts() != (Counts{}) || l.Close(t.Context()) != nil {
		t.Error("a log that is none does something")
	}
}

// TestManyAtOnce: searches of many clients at once are all counted, while somebody reads.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l, _ := openLog(t, dir, Options{})
	const workers, each = 8, 200
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := range each {
				l.search(w*each+i, fmt.Sprintf("面接 %d", i), "strict")
			}
		})
	}
	wg.Go(func() {
		for range 10 {
			_ = top(t, dir)
		}
	})
	wg.Wait()
	closeLog(t, l)
	if c := l.Counts(); c != (Counts{Written: workers * each}) {
		t.Errorf("%+v", c)
	}
	if got := top(t, dir); len(got) != 100 || got[0].Count != workers {
		t.Errorf("%d queries, %+v", len(got), got[0])
	}
}

// TestPurge: what is older than is kept goes while the log is open, and the file shrinks.
func TestPurge(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l, _ := openLog(t, dir, Options{})
	old := time.Now().AddDate(0, 0, -91)
	const many = 3_000
	for i := range many {
		l.Searched(Search{Client: Client(i), At: old, Text: fmt.Sprint("古い検索 ", i), Outcome: "strict", Generation: "g000001"})
		l.Taken(Taken{Client: Client(i), At: old, Kind: Result, Query: fmt.Sprint("古い検索 ", i), Question: "1", Position: 1})
		if i%1_000 == 999 {
			until(t, "room", func() bool { return len(l.in) == 0 })
		}
	}
	l.search(many, "面接", "strict")
	closeLog(t, l)
	if c := l.Counts(); c != (Counts{Written: 2*many + 1}) {
		t.Fatalf("%+v", c)
	}
	before := fileBytes(t, dir)
	l, log := openLog(t, dir, Options{Keep: 90 * 24 * time.Hour})
	until(t, "only what is kept is there", func() bool { return len(top(t, dir)) == 1 })
	closeLog(t, l)
	r, err := OpenReader(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var left int
	if err := r.db.QueryRowContext(t.Context(), "SELECT count(*) FROM taken").Scan(&left); err != nil || left != 0 {
		t.Errorf("%d takings are left, %v", left, err)
	}
	if after := fileBytes(t, dir); after > before/4 {
		t.Errorf("%d bytes of %d are left\n%s", after, before, log)
	}
}

func fileBytes(t testing.TB, dir string) int64 {
	t.Helper()
	info, err := os.Stat(filepath.Join(dir, FileName))
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}
