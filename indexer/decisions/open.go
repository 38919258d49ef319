package decisions

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// openChecked opens a database that is there and looks whether it is whole and of a format that can be read. Who may write
// brings an older one to this format.
func openChecked(ctx context.Context, path, mode string) (*DB, error) {
	db, err := connect(path, mode)
	if err != nil {
		return nil, err
	}
	d := &DB{db: db, path: path}
	if err := d.read(ctx, func() error { return check(ctx, db) }); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	if mode != "ro" {
		if err := d.explain(migrate(ctx, db)); err != nil {
			return nil, errors.Join(err, d.Close())
		}
	}
	return d, nil
}

// connect opens a file as SQLite names its modes: ro, rw, or rwc to make it. A commit is on the disk when it returns, and
// whoever meets a writer waits for up to five seconds.
func connect(path, mode string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	slashed := filepath.ToSlash(abs)
	if slashed[0] != '/' { // C:/…
		slashed = "/" + slashed
	}
	dsn := url.URL{Scheme: "file", Path: slashed, RawQuery: url.Values{
		"mode": {mode}, "_txlock": {"immediate"}, "_pragma": {"busy_timeout(5000)", "synchronous(FULL)"},
	}.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		return nil, fmt.Errorf("the decisions cannot be opened: %w", err)
	}
	return db, nil
}

// check compares the format and looks through the pages, so that damage is an error now and not half a list later.
func check(ctx context.Context, db *sql.DB) error {
	version, err := formatOf(ctx, db)
	if err != nil {
		return err
	}
	if version == 0 {
		return fmt.Errorf("%w: it is empty, or none of kotae's", errDamaged)
	}
	if version < oldestFormat || version > format {
		return fmt.Errorf("%w %d, this kotae reads %d to %d", errFormat, version, oldestFormat, format)
	}
	var state string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&state); err != nil {
		return err
	}
	if state != "ok" {
		return fmt.Errorf("%w: %s", errDamaged, state)
	}
	return nil
}

// create makes an empty database beside and puts it in place as a whole: nobody ever meets a half-made one, and of two
// processes that do it at once both use the same.
func create(ctx context.Context, path string) error {
	tmp, err := layBeside(ctx, path)
	if err != nil {
		return err
	}
	defer os.Remove(tmp)
	if err := Lost(filepath.Dir(path)); err != nil { // others may have made and be replacing them meanwhile
		return err
	}
	switch err := os.Link(tmp, path); {
	case errors.Is(err, fs.ErrExist):
		return nil
	case err != nil: // a file system without links
		return lay(ctx, path)
	}
	return syncDir(filepath.Dir(path))
}

// layBeside makes an empty database beside a path and returns its name.
func layBeside(ctx context.Context, path string) (string, error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+FileName+"-")
	if err != nil {
		return "", err
	}
	// The server may well run as another user than the one who decides.
	if err := errors.Join(tmp.Chmod(0o644), tmp.Close(), lay(ctx, tmp.Name())); err != nil {
		return "", errors.Join(err, os.Remove(tmp.Name()))
	}
	return tmp.Name(), nil
}

func syncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	_ = dir.Sync() // some systems cannot sync a directory
	return dir.Close()
}

// lay makes the tables, where another process has not done so meanwhile.
func lay(ctx context.Context, path string) (err error) {
	db, err := connect(path, "rwc")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return inTx(ctx, db, func(tx *sql.Tx) error {
		var tables int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil || tables > 0 {
			return err
		}
		_, err := tx.ExecContext(ctx, schema)
		return err
	})
}
