package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/BurntSushi/toml"
)

// maxFile is in bytes, far above what all settings need: somebody named the wrong file.
const maxFile = 64 << 10

// readFile takes the settings of a file. Only one that was named must exist.
func (s *Settings) readFile(path string, named bool) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) && !named {
		return nil
	}
	if err != nil {
		return fmt.Errorf("the configuration cannot be read: %w", err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return fmt.Errorf("the configuration cannot be read: %w", err)
	}
	if len(text) > maxFile {
		return &Error{Where: path, Reason: "this is no configuration of kotae: it is over 64 KiB"}
	}
	s.File = path
	return s.take(path, string(text))
}

// take takes the settings of a text. The first one that is wrong is told with its line.
func (s *Settings) take(path, text string) error {
	var tree map[string]any
	meta, err := toml.Decode(text, &tree)
	if err != nil {
		var bad toml.ParseError
		if errors.As(err, &bad) {
			return &Error{Where: at(path, bad.Position.Line), Reason: strings.TrimPrefix(bad.Message, "toml: ")}
		}
		return &Error{Where: path, Reason: err.Error()}
	}
	for _, key := range meta.Keys() {
		i, part := belongsTo(key)
		switch {
		case part:
			if _, within := valueOf(tree, key[:1]).(map[string]any); within {
				continue
			}
			return &Error{Where: at(path, lineOf(text, key)), Reason: fmt.Sprintf("%s is a table of settings; write [%s] on a line of its own", key[0], key[0])}
		case i < 0:
			return &Error{Where: at(path, lineOf(text, key)), Reason: unknown(key)}
		}
		v, reason := known[i].fromTOML(valueOf(tree, key))
		if reason == "" {
			reason = known[i].wrong(v)
		}
		if reason != "" {
			if known[i].secret {
				reason = "the value cannot be used; " + known[i].want
			}
			return &Error{Where: at(path, lineOf(text, key)), Key: known[i].key, Reason: reason}
		}
		if dir, ok := v.(string); ok && known[i].key == "data" && dir != "" && !filepath.IsAbs(dir) {
			v = filepath.Join(filepath.Dir(path), dir) // the same wherever kotae is started
		}
		s.values[i].Value, s.values[i].Source = v, "file:"+path
	}
	return nil
}

func at(path string, line int) string {
	if line == 0 {
		return path
	}
	return fmt.Sprintf("%s:%d", path, line)
}

func valueOf(tree map[string]any, key toml.Key) any {
	for _, k := range key[:len(key)-1] {
		tree, _ = tree[k].(map[string]any)
	}
	return tree[key[len(key)-1]]
}

// belongsTo finds the setting of a key, or else -1. part is for keys that only lead to settings, or lie within one.
func belongsTo(key toml.Key) (i int, part bool) {
	name := key.String()
	for i := range known {
		if known[i].key == name {
			return i, false
		}
		if strings.HasPrefix(known[i].key, name+".") {
			part = true
		}
		if _, table := known[i].value.(map[string]string); table && strings.HasPrefix(name, known[i].key+".") {
			part = true
		}
	}
	return -1, part
}

// lineOf finds the line that a key stands on, from 1: the parser tells no positions, but how much of a text it has to see to
// know the key. 0 is for a key that cannot be found so.
func lineOf(text string, key toml.Key) int {
	end, line, last := 0, 0, 0
	for part := range strings.Lines(text) {
		end += len(part)
		line++
		meta, err := toml.Decode(text[:end], new(map[string]any))
		if err != nil {
			continue // within a value of several lines
		}
		if meta.IsDefined(key...) {
			return last + 1 // where that value begins
		}
		last = line
	}
	return 0
}
