package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"kotae/corpus"
)

// errStopped is returned where whoever reads the stream wants no more of it.
var errStopped = errors.New("stopped by the reader of the stream")

// send puts an item into the stream.
func (r *reader) send(item corpus.Item) error {
	if !r.yield(item, nil) {
		return errStopped
	}
	return nil
}

func (r *reader) reject(name, reason, fix string) error {
	return r.send(corpus.Item{Rejected: &corpus.Problem{File: name, Reason: reason, Fix: fix}})
}

// unknown rejects a file that the user named.
func (r *reader) unknown(name string) error {
	return r.reject(name, "not a known format", knownFormats)
}

const knownFormats = "give records (.jsonl), tables (.csv, .tsv), page dumps (.txt), web pages (.html), a WordPress export (.xml), " +
	"or a .zip, .tar or .gz of them; or leave the file out"

// found reports a file in a folder that cannot be read, so that the others are. It returns what ends the stream.
func (r *reader) found(name string, err error) error {
	if err == nil || errors.Is(err, errStopped) || r.ctx.Err() != nil {
		return err
	}
	return r.reject(name, "cannot be read: "+cause(err).Error(), "check that the file is whole and may be read")
}

// failure is the error of a source that the user named.
func (r *reader) failure(name string, err error) error {
	_, plain := err.(*fs.PathError) // of the file itself; what else goes wrong says what to do
	switch {
	case err == nil || errors.Is(err, errStopped):
		return err
	case r.ctx.Err() != nil:
		return fmt.Errorf("stopped while reading %s: %w; start again to read everything", name, context.Cause(r.ctx))
	case !plain:
		return fmt.Errorf("%s: %w", name, err)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: %w; check the path", name, cause(err))
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: %w; let this user read it, or run as one who may", name, cause(err))
	}
	return fmt.Errorf("%s: %w; check that it is a readable file or folder and that its disk works", name, cause(err))
}

// cause strips the call and the path, which the message names itself.
func cause(err error) error {
	if p, ok := err.(*fs.PathError); ok {
		return p.Err
	}
	return err
}
