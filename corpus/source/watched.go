package source

import (
	"context"
	"io"
	"os"
)

const readSize = 64 << 10 // bytes

// watched makes reading end with the context, also within one very long line.
func (r *reader) watched(in io.Reader) io.Reader { return watchedReader{r.ctx, in} }

type watchedReader struct {
	ctx context.Context
	in  io.Reader
}

func (w watchedReader) Read(p []byte) (int, error) {
	if w.ctx.Err() != nil {
		return 0, context.Cause(w.ctx)
	}
	return w.in.Read(p)
}

// pipe reads what is no regular file. Opening a pipe waits for who writes to it, so that is left behind where the
// context ends first.
func (r *reader) pipe(name string) error {
	type opened struct {
		file *os.File
		err  error
	}
	done := make(chan opened)
	go func() {
		f, err := os.Open(name)
		select {
		case done <- opened{f, err}:
		case <-r.ctx.Done():
			_ = f.Close() // too late; nobody reads it
		}
	}()
	select {
	case <-r.ctx.Done():
		return r.ctx.Err()
	case o := <-done:
		if o.err != nil {
			return o.err
		}
		defer o.file.Close()
		return r.content(file{name: name, in: r.awaited(o.file), named: true})
	}
}

// awaited is watched for what may have nothing to read for a long time: also a waiting read ends with the context.
func (r *reader) awaited(in io.Reader) io.Reader { return &awaitedReader{ctx: r.ctx, in: in} }

type awaitedReader struct {
	ctx context.Context
	in  io.Reader
	buf []byte // of the read under way, which may outlast the context and so must not have the caller's
}

func (w *awaitedReader) Read(p []byte) (int, error) {
	if w.ctx.Err() != nil {
		return 0, context.Cause(w.ctx)
	}
	type result struct {
		n   int
		err error
	}
	if w.buf == nil {
		w.buf = make([]byte, readSize)
	}
	buf := w.buf[:min(len(p), readSize)]
	done := make(chan result, 1)
	go func() {
		n, err := w.in.Read(buf)
		done <- result{n, err}
	}()
	select {
	case <-w.ctx.Done():
		return 0, context.Cause(w.ctx)
	case got := <-done:
		return copy(p, buf[:got.n]), got.err
	}
}
