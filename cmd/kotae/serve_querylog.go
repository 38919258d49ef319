package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/querylog"
)

// queryLogWithin is how long the last lines of the query log may take after the last request.
const queryLogWithin = 5 * time.Second

// openQueryLog returns nil, which keeps nothing, for 0 days.
func openQueryLog(store *generation.Store, a *analysis.Analyzer, days int, log *slog.Logger) *querylog.Log {
	if days == 0 {
		if old := filepath.Join(store.Dir(), querylog.FileName); fileExists(old) {
			log.Warn("no query log is kept, but there is an older one; remove it if it is not wanted", "file", old)
		}
		return nil
	}
	return querylog.Open(store.Dir(), querylog.Options{Analyzer: a, Keep: time.Duration(days) * 24 * time.Hour, Log: log})
}

// pastQueries tells what several people searched for and found, to be suggested to others; nil where no log is kept.
func pastQueries(store *generation.Store, days int) func(context.Context) ([]search.PastQuery, error) {
	if days == 0 {
		return nil
	}
	return func(ctx context.Context) ([]search.PastQuery, error) {
		since := time.Now().AddDate(0, 0, -days)
		popular, err := querylog.Popular(ctx, store.Dir(), since, querylog.LeastPopular)
		past := make([]search.PastQuery, len(popular))
		for i, q := range popular {
			past[i] = search.PastQuery{Text: q.Text, Count: q.Count}
		}
		return past, err
	}
}

// closeQueryLog writes what is still to be written, also where ctx has ended.
func closeQueryLog(ctx context.Context, l *querylog.Log, log *slog.Logger) {
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), queryLogWithin)
	defer cancel()
	if err := l.Close(late); err != nil {
		log.Warn("the query log was not closed in time", "error", err)
	}
}

func fileExists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
