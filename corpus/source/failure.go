package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"kotae/corpus"
)

func (r *reader) unknown(name string) bool {
	return r.reject(name, "not a known format", "give .txt page dumps or .jsonl records, or move the file out of the folder")
}

func (r *reader) reject(name, reason, fix string) bool {
	return r.yield(corpus.Item{Rejected: &corpus.Problem{File: name, Reason: reason, Fix: fix}}, nil)
}

// unreadable ends the stream for a source the user named, and reports a file found in a folder.
func (r *reader) unreadable(name string, named bool, err error) bool {
	if named || r.ctx.Err() != nil {
		r.fail(name, err)
		return false
	}
	return r.reject(name, "cannot be read: "+cause(err).Error(), "check that the file is there and may be read")
}

func (r *reader) fail(name string, err error) {
	switch {
	case r.ctx.Err() != nil:
		err = fmt.Errorf("stopped while reading %s: %w; start again to read everything", name, context.Cause(r.ctx))
	case errors.Is(err, fs.ErrNotExist):
		err = fmt.Errorf("%s: %w; check the path", name, cause(err))
	case errors.Is(err, fs.ErrPermission):
		err = fmt.Errorf("%s: %w; let this user read it, or run as one who may", name, cause(err))
	default:
		err = fmt.Errorf("%s: %w; check that it is a readable file or folder and that its disk works", name, cause(err))
	}
	r.yield(corpus.Item{}, err)
}

// cause strips the call and the path, which the message names itself.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
