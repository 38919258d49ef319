// Package backup copies a data directory's indexes, decisions and own dictionaries into a folder or an archive, and brings them back.
package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

// ErrTaken is returned where there is something at the place that a backup is to have.
var ErrTaken = errors.New("there is something of this name already")

// ErrNoBackup is returned for what was never one.
var ErrNoBackup = errors.New("it is no backup that kotae made")

// ErrInside is returned where a backup is to lie within what it backs up, and to be lost with it.
var ErrInside = errors.New("it is within the data directory")

// ErrNoDecisions is returned for a backup that was made before anything was decided.
var ErrNoDecisions = errors.New("the backup holds no decisions")

// DamagedError is returned for a backup that is not as it was made.
type DamagedError struct{ Reason string }

func (e *DamagedError) Error() string {
	return "the backup is damaged, or was changed: " + e.Reason + "; nothing was restored"
}

func damaged(format string, args ...any) error { return &DamagedError{fmt.Sprintf(format, args...)} }

// Options say what goes into a backup.
type Options struct {
	Version     string // of this kotae
	CurrentOnly bool   // not the older generations
}

// Report tells what a backup holds.
type Report struct {
	Current     string    `json:"current"`
	Generations []string  `json:"generations"`
	LeftOut     []LeftOut `json:"left_out"`
	Decisions   bool      `json:"decisions"` // false where nothing was ever decided
	Bytes       int64     `json:"bytes"`     // before they are packed
}

// LeftOut is an older generation that a backup does not hold.
type LeftOut struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// Create makes a backup at a path that must be free: an archive where it ends in .tar.gz or .tgz, else a folder. It is
// made beside and put in place in one step, so that a partial one never looks whole. The caller holds the store's lock.
func Create(ctx context.Context, store *generation.Store, target string, o Options) (r *Report, err error) {
	if _, err := os.Lstat(target); !errors.Is(err, fs.ErrNotExist) {
		if err == nil {
			err = ErrTaken
		}
		return nil, fmt.Errorf("%s: %w", target, err)
	}
	inside, err := within(filepath.Dir(filepath.Clean(target)), store.Dir())
	if err != nil {
		return nil, fmt.Errorf("the backup cannot be written there: %w", err)
	}
	if inside {
		return nil, fmt.Errorf("%s: %w", target, ErrInside)
	}
	work, err := os.MkdirTemp(filepath.Dir(filepath.Clean(target)), ".kotae-backup-")
	if err != nil {
		return nil, fmt.Errorf("the backup cannot be written there: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()

	r = &Report{LeftOut: []LeftOut{}}
	sources, err := collect(ctx, store, work, o, r)
	if err != nil {
		return nil, err
	}
	m := manifest{Format: format, Created: time.Now().UTC(), Version: o.Version}
	for i := range sources {
		if err := sources[i].measure(ctx); err != nil {
			return nil, err
		}
		m.Files = append(m.Files, sources[i].file)
	}
	r.Bytes = m.bytes()
	made := filepath.Join(work, "made")
	if err := write(ctx, made, isArchive(target), m, sources); err != nil {
		return nil, fmt.Errorf("the backup cannot be written: %w", err)
	}
	if err := os.Rename(made, target); err != nil {
		return nil, fmt.Errorf("the backup cannot be put in place: %w", err)
	}
	return r, syncDir(filepath.Dir(filepath.Clean(target)))
}

// within reports whether a folder is another one or lies below it, whatever links lead there.
func within(folder, other string) (bool, error) {
	wanted, err := os.Stat(other)
	if err != nil {
		return false, err
	}
	path, err := filepath.Abs(folder)
	if err == nil {
		path, err = filepath.EvalSymlinks(path)
	}
	for err == nil {
		var here fs.FileInfo
		if here, err = os.Stat(path); err != nil || os.SameFile(here, wanted) {
			return err == nil, err
		}
		above := filepath.Dir(path)
		if above == path {
			break
		}
		path = above
	}
	return false, err
}

func isArchive(path string) bool {
	path = strings.ToLower(path)
	return strings.HasSuffix(path, ".tar.gz") || strings.HasSuffix(path, ".tgz")
}

// collect finds what goes into the backup, and makes a copy of the decisions in work.
func collect(ctx context.Context, store *generation.Store, work string, o Options, r *Report) (sources []source, err error) {
	if r.Current, err = store.Current(); err != nil {
		return nil, err
	}
	names := []string{r.Current}
	if !o.CurrentOnly {
		if names, err = store.Names(); err != nil {
			return nil, err
		}
	}
	if r.Decisions, err = snapshot(ctx, store.Dir(), filepath.Join(work, decisions.FileName)); err != nil {
		return nil, err
	}
	sources = append(sources, inFile("CURRENT", filepath.Join(store.Dir(), "CURRENT")))
	if _, err := os.Stat(filepath.Join(store.Dir(), "HISTORY")); err == nil {
		sources = append(sources, inFile("HISTORY", filepath.Join(store.Dir(), "HISTORY")))
	}
	for _, name := range ownFiles {
		if _, err := os.Stat(filepath.Join(store.Dir(), name)); err == nil {
			sources = append(sources, inFile(name, filepath.Join(store.Dir(), name)))
		}
	}
	if r.Decisions {
		sources = append(sources, inFile(decisions.FileName, filepath.Join(work, decisions.FileName)))
	}
	for _, name := range names {
		dir := filepath.Join(store.Dir(), "generations", name)
		m, err := generation.Verify(dir)
		if err != nil {
			if name == r.Current {
				return nil, fmt.Errorf("the current index cannot be backed up: %w", err)
			}
			r.LeftOut = append(r.LeftOut, LeftOut{name, err.Error()})
			continue
		}
		r.Generations = append(r.Generations, name)
		for _, f := range append(m.Files, generation.File{Path: "manifest.json"}) {
			sources = append(sources, inFile("generations/"+name+"/"+f.Path, filepath.Join(dir, filepath.FromSlash(f.Path))))
		}
	}
	return sources, ctx.Err()
}

func snapshot(ctx context.Context, dir, path string) (made bool, err error) {
	d, err := decisions.OpenReadOnly(ctx, dir)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	return d.Snapshot(ctx, path)
}
