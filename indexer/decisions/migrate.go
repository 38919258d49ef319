package decisions

import (
	"context"
	"database/sql"
)

// oldestFormat is the oldest PRAGMA user_version that is still read.
const oldestFormat = 2

// migrations lead from each older format to the next one.
var migrations = map[int]string{
	2: verdictTables, // before there were verdicts
}

// migrate brings a database of an older format to this one, in one step: whoever meets it finds it as it was or as it is to
// be, and of two processes that do it at once the second finds it done.
func migrate(ctx context.Context, db *sql.DB) error {
	version, err := formatOf(ctx, db)
	if err != nil || version == format {
		return err
	}
	return inTx(ctx, db, func(tx *sql.Tx) error {
		version, err := formatOf(ctx, tx)
		if err != nil {
			return err
		}
		for ; version < format; version++ {
			if _, err := tx.ExecContext(ctx, migrations[version]); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, "PRAGMA user_version = 3") // as format is
		return err
	})
}

// formatOf is the database's PRAGMA user_version.
func formatOf(ctx context.Context, db querier) (version int, err error) {
	versions, err := listOf(ctx, db, "PRAGMA user_version", func(scan func(...any) error) (n int, err error) { return n, scan(&n) })
	for _, n := range versions {
		version = n
	}
	return version, err
}

// hasVerdicts reports whether the tables of verdicts are there: not where another kotae has made the database and this one
// only reads it. Another process may make them at any moment.
func (d *DB) hasVerdicts(ctx context.Context) (has bool, err error) {
	if d.db == nil {
		return false, nil
	}
	err = d.read(ctx, func() error {
		version, err := formatOf(ctx, d.db)
		has = version >= 3
		return err
	})
	return has, err
}
