package main

import (
	"errors"
	"path/filepath"
)

// dataDir is where the index is kept: the flag, else $KOTAE_DATA, else the platform's place for application data.
func dataDir(flag, goos string, env func(string) string) (string, error) {
	if flag != "" {
		return flag, nil
	}
	if dir := env("KOTAE_DATA"); dir != "" {
		return dir, nil
	}
	switch goos {
	case "windows":
		if dir := env("LocalAppData"); dir != "" {
			return filepath.Join(dir, "kotae"), nil
		}
	case "darwin":
		if home := env("HOME"); home != "" {
			return filepath.Join(home, "Library", "Application Support", "kotae"), nil
		}
	default:
		if dir := env("XDG_DATA_HOME"); filepath.IsAbs(dir) { // the standard ignores relative ones
			return filepath.Join(dir, "kotae"), nil
		}
		if home := env("HOME"); home != "" {
			return filepath.Join(home, ".local", "share", "kotae"), nil
		}
	}
	return "", errors.New("this account has no place for application data; name a data directory with --data or KOTAE_DATA")
}
