package config

import (
	"path/filepath"
	"testing"
)

func TestPlaces(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	library := filepath.Join(home, "Library", "Application Support", "kotae")
	tests := []struct {
		name, goos string
		env        map[string]string
		data, file string // "" is none
	}{
		{"linux", "linux", map[string]string{"HOME": home}, filepath.Join(home, ".local", "share", "kotae"), filepath.Join(home, ".config", "kotae", "kotae.toml")},
		{"linux, XDG", "linux", map[string]string{"HOME": "/", "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home}, filepath.Join(home, "kotae"), filepath.Join(home, "kotae", "kotae.toml")},
		{"linux, relative XDG", "linux", map[string]string{"HOME": home, "XDG_DATA_HOME": "x", "XDG_CONFIG_HOME": "x"}, filepath.Join(home, ".local", "share", "kotae"), filepath.Join(home, ".config", "kotae", "kotae.toml")},
		{"macOS", "darwin", map[string]string{"HOME": home}, library, filepath.Join(library, "kotae.toml")},
		{"windows", "windows", map[string]string{"LocalAppData": home, "AppData": home}, filepath.Join(home, "kotae"), filepath.Join(home, "kotae", "kotae.toml")},
		{"no home", "linux", nil, "", ""},
		{"no application data", "windows", nil, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			env := environment(tt.env)
			data, err := DataDir(tt.goos, env)
			if data != tt.data || (err != nil) != (tt.data == "") {
				t.Errorf("got %q, %v; want %q", data, err, tt.data)
			}
			if file := File(tt.goos, env); file != tt.file {
				t.Errorf("got %q, want %q", file, tt.file)
			}
		})
	}
}
