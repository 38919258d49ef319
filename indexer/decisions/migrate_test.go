package decisions_test

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/decisions"
)

// formatTwo are the tables as kotae made them before there were verdicts.
const formatTwo = `
CREATE TABLE revision (n INTEGER NOT NULL);
INSERT INTO revision VALUES (7);
CREATE TABLE forgotten (id TEXT PRIMARY KEY, print TEXT NOT NULL, at TEXT NOT NULL, note TEXT NOT NULL) STRICT;
CREATE TABLE remembered (id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT;
CREATE TABLE identity (alias TEXT PRIMARY KEY, id TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE key (name TEXT PRIMARY KEY, scope TEXT NOT NULL, hash BLOB NOT NULL UNIQUE, at TEXT NOT NULL, revoked TEXT NOT NULL) STRICT;
INSERT INTO forgotten VALUES ('1', 'p1', '2025-04-07T09:00:00Z', '本人の依頼');
INSERT INTO remembered VALUES ('2', '2025-04-07T09:00:00Z');
INSERT INTO identity VALUES ('b', 'a', '2025-04-07T09:00:00Z');
INSERT INTO key VALUES ('site', 'search', x'00', '2025-04-07T09:00:00Z', '');
PRAGMA user_version = 2;
`

// older makes a data directory whose decisions are of a format.
func older(t *testing.T, tables string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	db, err := sql.Open("sqlite", filepath.Join(dir, decisions.FileName))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(tables)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return dir
}

// wantOld checks that what was decided in formatTwo is all there.
func wantOld(t *testing.T, d *decisions.DB) {
	t.Helper()
	ctx := t.Context()
	f, err := d.Forgotten(ctx)
	i, err2 := d.Identities(ctx)
	k, err3 := d.Keys(ctx)
	if err := errors.Join(err, err2, err3); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]decisions.Forgotten{{ID: "1", Print: "p1", At: monday, Note: "本人の依頼"}}, f); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]decisions.Identity{{Alias: "b", ID: "a", At: monday}}, i); diff != "" {
		t.Error(diff)
	}
	if len(k) != 1 || k[0].Name != "site" || k[0].Scope != decisions.Search {
		t.Errorf("keys are %+v", k)
	}
}

// TestMigrate: a database of the format before is read as it is, and brought to this one by whoever writes, once, with all
// that was decided; who had opened it to read sees what is decided then.
func TestMigrate(t *testing.T) {
	dir := older(t, formatTwo)
	reader := openReadOnly(t, dir)
	wantOld(t, reader)
	if n := revision(t, reader); n != 7 || len(holding(t, reader)) != 0 || len(history(t, reader)) != 0 {
		t.Errorf("revision %d, verdicts %v", n, holding(t, reader))
	}
	var group sync.WaitGroup
	for range 4 { // as several processes at once
		group.Go(func() {
			d, err := decisions.Open(context.Background(), dir)
			if err == nil {
				err = d.Close()
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	d := open(t, dir)
	wantOld(t, d)
	if n := revision(t, d); n != 7 {
		t.Errorf("the migration moved the revision to %d", n)
	}
	if m, err := d.Merge(t.Context(), reader); err != nil || m.Verdicts != 0 {
		t.Errorf("%+v, %v", m, err)
	}
	decide(t, d, "hana", duplicate("a", "b"))
	wantOld(t, reader)
	if diff := cmp.Diff(holding(t, d), holding(t, reader)); diff != "" || len(holding(t, d)) != 1 {
		t.Error(diff)
	}
	if diff := cmp.Diff(tables(t, t.TempDir()), tables(t, dir)); diff != "" {
		t.Errorf("a migrated database is not as a new one: %s", diff)
	}
}

// tables are the tables and indexes of a data directory's database, by name.
func tables(t *testing.T, dir string) map[string]string {
	t.Helper()
	_ = open(t, dir)
	db, err := sql.Open("sqlite", filepath.Join(dir, decisions.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT name, ifnull(sql, '') FROM sqlite_schema")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	m := map[string]string{}
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(text, "\n")
		for i, l := range lines { // without the remarks
			l, _, _ = strings.Cut(l, "--")
			lines[i] = strings.Join(strings.Fields(l), "")
		}
		m[name] = strings.Join(lines, "")
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return m
}

// TestMigrationFails: a database that cannot be brought to this format stays as it was, and can still be read.
func TestMigrationFails(t *testing.T) {
	dir := older(t, formatTwo+"CREATE TABLE pair (x TEXT);")
	for range 2 {
		if d, err := decisions.Open(t.Context(), dir); err == nil {
			t.Errorf("opened %v", d)
		}
		d := openReadOnly(t, dir)
		wantOld(t, d)
		if got := holding(t, d); len(got) > 0 {
			t.Errorf("there are verdicts: %v", got)
		}
	}
}

// TestTooOld: what is older than can be read is refused, as what is newer.
func TestTooOld(t *testing.T) {
	dir := older(t, "CREATE TABLE revision (n INTEGER NOT NULL); PRAGMA user_version = 1;")
	var unusable *decisions.UnusableError
	if _, err := decisions.Open(t.Context(), dir); !errors.As(err, &unusable) || unusable.Broken || !strings.Contains(err.Error(), "format is 1") {
		t.Error(err)
	}
}
