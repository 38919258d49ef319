package querylog

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// told holds that the log tells of a fault just once, and of which.
func told(t *testing.T, log *said, want string) {
	t.Helper()
	text := log.String()
	if n := strings.Count(text, "the query log is not written"); n != 1 || !strings.Contains(text, want) {
		t.Errorf("the fault was told %d times; want once, with %q:\n%s", n, want, text)
	}
}

// write notes a search that is written soon, as its result is taken.
func (l *Log) write(n int, text string) {
	l.search(n, text, "strict")
	l.Taken(Taken{Client: Client(n), At: time.Now(), Kind: Result, Query: text, Question: "1", Position: 1})
}

// TestFull: a file that is as large as it may be costs lines, and what was written before stays.
func TestFull(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l, log := openLog(t, dir, Options{MaxBytes: 200 << 10})
	l.write(1, "面接")
	until(t, "the first is written", func() bool { return l.Counts().Written == 2 })
	long := strings.Repeat("面接の前の日に緊張して眠れない", 50)
	for i := range 500 {
		l.write(2+i, fmt.Sprint(i, long))
	}
	until(t, "it is told", func() bool { return strings.Contains(log.String(), "not written") })
	told(t, log, "full")
	closeLog(t, l)
	if c := l.Counts(); c != (Counts{Written: 2, Failed: 1_000}) {
		t.Errorf("%+v", c)
	}
	if got := top(t, dir); len(got) != 1 || got[0].Text != "面接" {
		t.Errorf("there is %v", got)
	}
	if size := fileBytes(t, dir); size > 200<<10 {
		t.Errorf("the file has %d bytes", size)
	}
}

// TestUnusable: a log that cannot be opened, for whatever reason, takes lines without a fault, and writes them once it can.
func TestUnusable(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		breakIt, mend func(dir string) error
		want          string
	}{
		"no folder": {os.Remove, func(dir string) error { return os.Mkdir(dir, 0o755) }, "no such file"},
		"a file in the folder's place": {
			func(dir string) error { return errors.Join(os.Remove(dir), os.WriteFile(dir, nil, 0o644)) },
			func(dir string) error { return errors.Join(os.Remove(dir), os.Mkdir(dir, 0o755)) }, "not a directory",
		},
		"a folder in the file's place": {
			func(dir string) error { return os.Mkdir(filepath.Join(dir, FileName), 0o755) },
			func(dir string) error { return os.Remove(filepath.Join(dir, FileName)) }, "is a directory",
		},
		"no database": {
			func(dir string) error {
				return os.WriteFile(filepath.Join(dir, FileName), []byte(strings.Repeat("面接", 10_000)), 0o644)
			},
			func(dir string) error { return os.Remove(filepath.Join(dir, FileName)) }, "it is damaged: move it away",
		},
		"of a later kotae": {
			func(dir string) error { return pragma(dir, "user_version = 99") },
			func(dir string) error { return pragma(dir, "user_version = 0") }, "its format is 99",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "data")
			if err := errors.Join(os.Mkdir(dir, 0o755), tt.breakIt(dir)); err != nil {
				t.Fatal(err)
			}
			l, log := openLog(t, dir, Options{})
			l.write(1, "面接")
			until(t, "it is told", func() bool { return strings.Contains(log.String(), "not written") })
			if c := l.Counts(); c != (Counts{}) {
				t.Errorf("%+v while it is broken", c)
			}
			if err := tt.mend(dir); err != nil {
				t.Fatal(err)
			}
			until(t, "it is written", func() bool { return l.Counts().Written == 2 })
			told(t, log, tt.want)
			if !strings.Contains(log.String(), "is written again") {
				t.Errorf("that it is well again is not told:\n%s", log)
			}
			if got := top(t, dir); len(got) != 1 {
				t.Errorf("there is %v", got)
			}
		})
	}
}

// pragma sets something in the database of a folder, and makes that.
func pragma(dir, set string) error {
	db, err := connect(filepath.Join(dir, FileName), nil)
	if err != nil {
		return err
	}
	_, err = db.Exec("PRAGMA " + set)
	return errors.Join(err, db.Close())
}

// TestGivenUp: of what comes while the database cannot be written, so much is kept, and the rest is counted.
func TestGivenUp(t *testing.T) {
	t.Parallel()
	l, _ := openLog(t, filepath.Join(t.TempDir(), "nowhere"), Options{})
	for i := range maxKept {
		l.write(i, fmt.Sprint("面接 ", i))
		if i%1_000 == 0 {
			until(t, "room", func() bool { return len(l.in) == 0 })
		}
	}
	until(t, "all were looked at", func() bool { return l.Counts().Failed == maxKept })
	closeLog(t, l)
	if c := l.Counts(); c != (Counts{Failed: 2 * maxKept}) {
		t.Errorf("%+v", c)
	}
}

// TestLocked: another process that holds the database for a while costs nothing.
func TestLocked(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l, log := openLog(t, dir, Options{})
	l.write(1, "面接")
	until(t, "the first is written", func() bool { return l.Counts().Written == 2 })
	db, err := connect(filepath.Join(dir, FileName), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	l.write(2, "内定")
	until(t, "it is told", func() bool { return strings.Contains(log.String(), "not written") })
	told(t, log, "another process")
	if got := top(t, dir); len(got) != 1 { // who reads is not held up
		t.Errorf("there is %v", got)
	}
	if _, err := db.ExecContext(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	until(t, "all is written", func() bool { return l.Counts() == Counts{Written: 4} })
}

// TestVanished: a log that is removed under a server is made anew, and no line goes into a file that nobody can open.
func TestVanished(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l, _ := openLog(t, dir, Options{})
	l.write(1, "面接")
	until(t, "the first is written", func() bool { return l.Counts().Written == 2 })
	files, err := filepath.Glob(filepath.Join(dir, FileName+"*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	l.write(2, "内定")
	until(t, "the next is written", func() bool { return l.Counts().Written == 4 })
	if got := top(t, dir); len(got) != 1 || got[0].Text != "内定" {
		t.Errorf("there is %v", got)
	}
}

// TestCorrupted: a database that is damaged while it is open costs lines, and is told; who reads it is told too.
func TestCorrupted(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l, log := openLog(t, dir, Options{})
	for i := range 2_000 {
		l.write(i, fmt.Sprint("面接 ", i))
	}
	until(t, "all is written", func() bool { return l.Counts().Written == 4_000 })
	closeLog(t, l)
	path := filepath.Join(dir, FileName)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := pageBytes; i < len(b); i++ { // all but the first page
		b[i] = byte(i)
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	l, log = openLog(t, dir, Options{Keep: time.Hour})
	l.write(1, "面接")
	until(t, "it is told", func() bool { return strings.Contains(log.String(), "not written") })
	told(t, log, "it is damaged")
	r, err := OpenReader(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.Top(t.Context(), time.Time{}, 1); err == nil || !strings.Contains(err.Error(), "it is damaged: move it away") {
		t.Errorf("read: %v", err)
	}
	if _, err := Popular(t.Context(), dir, time.Time{}, 0); err == nil {
		t.Error("popular queries of a damaged log")
	}
}

// TestReadOnlyFolder: whoever may only read the folder can read a log that nobody writes.
func TestReadOnlyFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	l, _ := openLog(t, dir, Options{})
	l.write(1, "面接")
	closeLog(t, l)
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755)
	if got := top(t, dir); len(got) != 1 {
		t.Errorf("there is %v", got)
	}
}

// TestKilled: a process that is killed while it writes loses at most what was on its way, and leaves a log that is whole.
func TestKilled(t *testing.T) {
	if dir := os.Getenv("QUERYLOG_KILLED"); dir != "" {
		l, _ := openLog(t, dir, Options{})
		for i := 0; ; i++ {
			l.write(i, fmt.Sprint("面接 ", i))
			if i%50 == 0 {
				fmt.Printf("written=%d\n", l.Counts().Written)
				time.Sleep(10 * time.Millisecond)
			}
		}
	}
	t.Parallel()
	dir := t.TempDir()
	l, _ := openLog(t, dir, Options{})
	l.write(1, "面接")
	closeLog(t, l)
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), "QUERYLOG_KILLED="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for written := 0; written < 2_000; {
		if _, err := fmt.Fscanf(out, "written=%d\n", &written); err != nil {
			t.Fatal(err)
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if got := len(rows(t, dir)); got < 2+2_000 {
		t.Errorf("%d lines are there", got)
	}
	l, log := openLog(t, dir, Options{}) // as a server that is started again
	l.write(1, "内定")
	closeLog(t, l)
	if c := l.Counts(); c != (Counts{Written: 2}) {
		t.Errorf("%+v\n%s", c, log)
	}
	r, err := OpenReader(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var state string
	if err := r.db.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&state); err != nil || state != "ok" {
		t.Errorf("%s, %v", state, err)
	}
}

// rows are the ids of all lines.
func rows(t *testing.T, dir string) (ids []int64) {
	t.Helper()
	r, err := OpenReader(t.Context(), dir)
	if errors.Is(err, ErrNone) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	err = r.each(t.Context(), r.db, func(scan func(...any) error) error {
		ids = append(ids, 0)
		return scan(&ids[len(ids)-1])
	}, "SELECT id FROM search UNION ALL SELECT id FROM taken")
	if err != nil {
		t.Fatal(err)
	}
	return ids
}
