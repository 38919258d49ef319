// Package config finds the settings of kotae in a file, in the environment and in flags, and tells where each comes from.
//
// A setting has one name: serve.addr in the file is KOTAE_SERVE_ADDR in the environment and, where a command has one, the
// flag --addr. Flags win over the environment, the environment over the file.
package config

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Settings are all settings, each with its value in force.
type Settings struct {
	File   string // the file that was read, or "" where there was none
	values []Value
}

// Value is a setting in force.
type Value struct {
	Key    string
	Value  any    // string, bool, int, float64, time.Duration, []string or map[string]string; always the same for a key
	Source string // default, file:PATH, env:NAME or flag:--NAME
	Secret bool   // not to be shown
}

// Shown is the value as the file has it; of a secret only that it is set.
func (v Value) Shown() any {
	if d, ok := v.Value.(time.Duration); ok {
		return d.String()
	}
	if v.Secret && v.Value != "" {
		return "(set)"
	}
	return v.Value
}

// Default is the Source of what nobody set.
const Default = "default"

// Error is a setting that cannot be followed.
type Error struct {
	Where  string // file and line, variable or flag
	Key    string // "" where it is not about one, or where Where says it already
	Reason string // and what to write
}

func (e *Error) Error() string {
	if e.Key == "" {
		return e.Where + ": " + e.Reason
	}
	return e.Where + ": " + e.Key + ": " + e.Reason
}

// Load reads the file that is named, or else the file of this account (File) where there is one, and the environment over it.
// named is --config; KOTAE_CONFIG stands for it. A variable that is empty counts as not set.
func Load(named, goos string, env func(string) string) (*Settings, error) {
	s := &Settings{values: defaults()}
	if dir, err := DataDir(goos, env); err == nil { // else it is asked for where it is needed
		s.values[find("data")].Value = dir
	}
	if named == "" {
		named = env("KOTAE_CONFIG")
	}
	path := named
	if path == "" {
		path = File(goos, env)
	}
	if path != "" {
		if err := s.readFile(path, named != ""); err != nil {
			return nil, err
		}
	}
	for i := range known {
		name := Variable(known[i].key)
		if text := env(name); text != "" {
			if err := s.setTexts(i, known[i].split(text), name, "env:"+name); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

// Variable is the environment's name of a setting.
func Variable(key string) string {
	return "KOTAE_" + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}

// All returns the settings in the order of the printed file.
func (s *Settings) All() []Value { return slices.Clone(s.values) }

// Get returns a setting; ok is false where there is none of that name.
func (s *Settings) Get(key string) (v Value, ok bool) {
	i := find(key)
	if i < 0 {
		return Value{}, false
	}
	return s.values[i], true
}

// Text returns a setting that is a text. It panics where there is none of that name, which is a fault of the program.
func (s *Settings) Text(key string) string { return s.values[find(key)].Value.(string) }

// Override sets a setting to what a flag says: one text, or one for each part of a list.
func (s *Settings) Override(key, flag string, texts []string) error {
	i := find(key)
	if i < 0 {
		return fmt.Errorf("there is no setting %s", key)
	}
	return s.setTexts(i, texts, "--"+flag, "flag:--"+flag)
}

func (s *Settings) setTexts(i int, texts []string, where, source string) error {
	v, reason := known[i].fromTexts(texts)
	if reason == "" {
		reason = known[i].wrong(v)
	}
	if reason != "" {
		if known[i].secret {
			reason = "the value cannot be used; " + known[i].want
		}
		return &Error{Where: where, Reason: reason}
	}
	s.values[i].Value, s.values[i].Source = v, source
	return nil
}
