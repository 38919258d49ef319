package config

import (
	"errors"
	"path/filepath"
)

// File is where an account keeps its kotae.toml, or "" where it has no place for such files.
func File(goos string, env func(string) string) string {
	dir := ""
	switch goos {
	case "windows":
		dir = env("AppData")
	case "darwin":
		dir = under(env("HOME"), "Library", "Application Support")
	default:
		if dir = env("XDG_CONFIG_HOME"); !filepath.IsAbs(dir) { // the standard ignores relative ones
			dir = under(env("HOME"), ".config")
		}
	}
	return under(dir, "kotae", "kotae.toml")
}

// DataDir is where an account keeps its index where no setting says: the platform's place for application data.
func DataDir(goos string, env func(string) string) (string, error) {
	dir := ""
	switch goos {
	case "windows":
		dir = env("LocalAppData")
	case "darwin":
		dir = under(env("HOME"), "Library", "Application Support")
	default:
		if dir = env("XDG_DATA_HOME"); !filepath.IsAbs(dir) {
			dir = under(env("HOME"), ".local", "share")
		}
	}
	if dir == "" {
		return "", errors.New("this account has no place for application data; name a data directory with --data or KOTAE_DATA")
	}
	return filepath.Join(dir, "kotae"), nil
}

// under is a path below dir, or "" where there is no dir.
func under(dir string, elem ...string) string {
	if dir == "" {
		return ""
	}
	return filepath.Join(append([]string{dir}, elem...)...)
}
