package decisions

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Replace puts those of another database in the place of decisions that are damaged or gone. The damaged file is kept under
// the name returned; "" where there was none. The new ones are put in place whole: nobody meets a moment in which nothing is
// forgotten.
func Replace(ctx context.Context, dir string, from *DB) (aside string, m *Merged, err error) {
	path := filepath.Join(dir, FileName)
	tmp, err := layBeside(ctx, path)
	if err != nil {
		return "", nil, (&DB{path: path}).explain(err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(tmp) // it may be in place already
		}
	}()
	if m, err = fill(ctx, tmp, from); err != nil {
		return "", nil, err
	}
	if err := mark(dir); err != nil {
		return "", nil, err
	}
	aside = path + ".damaged-" + time.Now().UTC().Format("20060102T150405.000")
	if aside, err = setAside(path, aside); err != nil {
		return "", nil, err
	}
	if err := os.Rename(tmp, path); err != nil {
		return aside, nil, fmt.Errorf("the decisions cannot be put in place: %w", err)
	}
	return aside, m, syncDir(dir)
}

// fill merges decisions into a new database. Its revision is one that the lost one never had, so that nobody takes the two
// for one.
func fill(ctx context.Context, path string, from *DB) (m *Merged, err error) {
	d, err := openChecked(ctx, path, "rw")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	if m, err = d.Merge(ctx, from); err != nil {
		return nil, err
	}
	return m, d.decide(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE revision SET n = ?", time.Now().Unix())
		return err
	})
}

// setAside renames a database, with the journal that SQLite would take for the next one's. It returns "" where there is none.
func setAside(path, aside string) (string, error) {
	for _, suffix := range []string{"-journal", ""} {
		err := os.Rename(path+suffix, aside+suffix)
		switch {
		case err == nil:
		case errors.Is(err, fs.ErrNotExist) && suffix == "":
			return "", nil
		case !errors.Is(err, fs.ErrNotExist):
			return "", fmt.Errorf("the damaged decisions cannot be set aside: %w", err)
		}
	}
	return aside, nil
}
