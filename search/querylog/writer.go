package querylog

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	tick     = time.Second // after which lines are on their way to the disk: what kill -9 can lose beside open intents
	maxBatch = 1_000       // lines that do not wait for the tick
	maxKept  = 8_192       // lines that wait for a database that cannot be written; more are given up
	maxPause = 30 * time.Second
)

// writer is the one goroutine that looks at what was noted and writes it.
type writer struct {
	log     *Log
	path    string
	options Options
	intents *intents
	lines   []line // to be written

	db      *sql.DB     // nil while it cannot be used
	file    os.FileInfo // that db was opened as
	broken  bool        // which was logged
	pause   time.Duration
	retryAt time.Time
	purgeAt time.Time // when old rows are looked for
}

func newWriter(l *Log, dir string, o Options) *writer {
	w := &writer{log: l, path: filepath.Join(dir, FileName), options: o}
	w.intents = newIntents(o.Analyzer, w.add)
	return w
}

func (w *writer) run(ctx context.Context) {
	defer close(w.log.done)
	defer w.closeDB()
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	w.write(ctx, time.Now()) // makes the file, and tells at once if that cannot be
	for {
		select {
		case m := <-w.log.in:
			w.take(m)
			if len(w.lines) >= maxBatch {
				w.write(ctx, time.Now())
			}
		case now := <-ticker.C:
			w.intents.expire(now)
			w.write(ctx, now)
			w.purge(ctx, now)
		case <-w.log.closing:
			w.end(ctx)
			return
		}
	}
}

// take looks at a message. What a text does to the analysis must not end the process.
func (w *writer) take(m message) {
	defer func() {
		if v := recover(); v != nil {
			w.log.failed.Add(1)
			w.options.Log.Error("a line of the query log was lost", "panic", v)
		}
	}()
	if m.search != nil {
		w.intents.searched(*m.search)
	} else {
		w.intents.took(*m.taken)
	}
}

// end writes all that there is, trying once.
func (w *writer) end(ctx context.Context) {
	for {
		select {
		case m := <-w.log.in:
			w.take(m)
			continue
		default:
		}
		break
	}
	now := time.Now()
	w.intents.end(now)
	w.retryAt = time.Time{}
	w.write(ctx, now)
	w.log.failed.Add(uint64(len(w.lines)))
}

func (w *writer) add(l line) {
	if len(w.lines) >= maxKept {
		w.log.failed.Add(1)
		return
	}
	w.lines = append(w.lines, l)
}

// write writes the lines in one transaction. Where that fails they are kept for the next time.
func (w *writer) write(ctx context.Context, now time.Time) {
	if now.Before(w.retryAt) {
		return
	}
	if err := w.reopen(ctx); err != nil {
		w.failed(now, err)
		return
	}
	if len(w.lines) == 0 {
		return
	}
	if err := inTx(ctx, w.db, func(tx *sql.Tx) error { return insert(ctx, tx, w.lines) }); err != nil {
		w.failed(now, err)
		return
	}
	w.log.written.Add(uint64(len(w.lines)))
	w.lines = nil
	if w.broken {
		w.options.Log.Info("the query log is written again", "lost", w.log.failed.Load())
	}
	w.broken, w.pause = false, 0
}

// reopen opens the database if it is not, or if its file is another one by now.
func (w *writer) reopen(ctx context.Context) (err error) {
	if w.db != nil {
		info, err := os.Stat(w.path)
		if err == nil && os.SameFile(info, w.file) {
			return nil
		}
		w.closeDB()
	}
	if w.db, err = openToWrite(ctx, w.path, w.options.MaxBytes); err != nil {
		w.db = nil
		return err
	}
	if w.file, err = os.Stat(w.path); err != nil {
		w.closeDB()
	}
	return err
}

// failed tells once what is wrong, and lets the database rest for a while.
func (w *writer) failed(now time.Time, err error) {
	w.closeDB()
	w.pause = min(max(2*w.pause, tick), maxPause)
	w.retryAt = now.Add(w.pause)
	if !w.broken && !errors.Is(err, context.Canceled) {
		w.options.Log.Error("the query log is not written; searches are answered as ever, and it is tried again", "error", explain(w.path, err))
	}
	w.broken = true
}

func (w *writer) closeDB() {
	if w.db == nil {
		return
	}
	if err := w.db.Close(); err != nil {
		w.options.Log.Debug("the query log was not closed cleanly", "error", err, slog.String("file", w.path))
	}
	w.db = nil
}

// insert writes lines. An id that is taken, by one of another process, loses that line and no other.
func insert(ctx context.Context, tx *sql.Tx, lines []line) error {
	search, err := tx.PrepareContext(ctx, "INSERT INTO search (id, key, text, outcome, total, generation, took, filtered) "+
		"VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
	if err != nil {
		return err
	}
	defer search.Close()
	taken, err := tx.PrepareContext(ctx, "INSERT INTO taken (id, search, key, kind, typed, text, question, position) "+
		"VALUES (?, nullif(?, 0), ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
	if err != nil {
		return err
	}
	defer taken.Close()
	for _, l := range lines {
		if s := l.search; s != nil {
			_, err = search.ExecContext(ctx, l.id, l.key, valid(s.Text), s.Outcome, s.Total, s.Generation, s.Took.Microseconds(), s.Filtered)
		} else {
			t := l.taken
			_, err = taken.ExecContext(ctx, l.id, l.of, l.key, string(t.Kind), valid(t.Query), valid(t.Text), valid(t.Question), t.Position)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// valid is a text that every reader can read.
func valid(s string) string { return strings.ToValidUTF8(strings.TrimSpace(s), "\uFFFD") }
