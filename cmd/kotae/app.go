package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"

	"kotae/cmd/kotae/config"
	"kotae/indexer/generation"
)

// app is what the subcommands share.
type app struct {
	in      io.Reader
	out     *bufio.Writer // standard output; flushed when the command ends
	err     io.Writer     // standard error: progress, logs, what went wrong
	env     func(string) string
	text    *messages
	colour  bool // standard output is a terminal that shows marks
	columns int  // of the terminal that standard output is; 0 where it is none
	live    bool // standard error is a terminal on which a line can be drawn again

	configFile string           // --config
	data       string           // --data, or the setting
	server     string           // --server of search, related and show, or the setting
	settings   *config.Settings // once the command runs
}

func newApp(stdin io.Reader, stdout, stderr io.Writer, env func(string) string) *app {
	able := env("TERM") != "dumb"
	columns := 0
	if f, ok := stdout.(*os.File); ok && isTerminal(stdout) {
		columns, _, _ = term.GetSize(int(f.Fd())) // 0 where nobody knows
	}
	return &app{
		in: stdin, out: bufio.NewWriter(stdout), err: stderr, env: env, text: messagesFor(env),
		colour:  able && isTerminal(stdout) && env("NO_COLOR") == "",
		columns: columns,
		live:    able && isTerminal(stderr),
	}
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// store opens the data directory and makes it where it is missing.
func (a *app) store() (*generation.Store, error) {
	dir, err := a.dataDir()
	if err != nil {
		return nil, err
	}
	return generation.OpenStore(dir)
}

// existingStore opens the data directory to read from it: a mistyped --data leaves nothing behind. It returns
// generation.ErrNone where there is no such directory.
func (a *app) existingStore() (*generation.Store, error) {
	dir, err := a.dataDir()
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(os.DirFS(dir), "generations"); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, generation.ErrNone)
	}
	return generation.OpenStore(dir)
}

// printf writes to standard output; a failed write is reported when the output is flushed.
func (a *app) printf(format string, args ...any) { _, _ = fmt.Fprintf(a.out, format, args...) }

// notef writes a line about the work to standard error.
func (a *app) notef(format string, args ...any) { _, _ = fmt.Fprintf(a.err, format+"\n", args...) }

// printJSON writes v as one line, as the API does: < and & stay as they are.
func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// plain makes a text of the corpus safe to print: its control characters must not steer the terminal, nor turn the direction of
// what stands behind it on the line.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r != '\n' && unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
}

// oneLine is plain on one line, for tables and lists.
func oneLine(s string) string { return strings.ReplaceAll(plain(s), "\n", " ") }
