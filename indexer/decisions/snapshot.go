package decisions

import "context"

// Snapshot writes a consistent copy to a new file, whoever decides something meanwhile. made is false where nothing was
// ever decided; then there is no copy either.
func (d *DB) Snapshot(ctx context.Context, path string) (made bool, err error) {
	if d.db == nil {
		return false, nil
	}
	err = d.read(ctx, func() error {
		_, err := d.db.ExecContext(ctx, "VACUUM INTO ?", path)
		return err
	})
	return err == nil, err
}
