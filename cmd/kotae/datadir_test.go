package main

import (
	"path/filepath"
	"testing"
)

func TestDataDir(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	tests := []struct {
		name, flag, goos string
		env              map[string]string
		want             string // "" is an error
	}{
		{"flag first", "here", "linux", map[string]string{"KOTAE_DATA": "there", "HOME": home}, "here"},
		{"then the variable", "", "linux", map[string]string{"KOTAE_DATA": "there", "HOME": home}, "there"},
		{"linux", "", "linux", map[string]string{"HOME": home}, filepath.Join(home, ".local", "share", "kotae")},
		{"linux, XDG", "", "linux", map[string]string{"HOME": home, "XDG_DATA_HOME": home}, filepath.Join(home, "kotae")},
		{"linux, relative XDG", "", "linux", map[string]string{"HOME": home, "XDG_DATA_HOME": "x"}, filepath.Join(home, ".local", "share", "kotae")},
		{"macOS", "", "darwin", map[string]string{"HOME": home}, filepath.Join(home, "Library", "Application Support", "kotae")},
		{"windows", "", "windows", map[string]string{"LocalAppData": home}, filepath.Join(home, "kotae")},
		{"no home", "", "linux", nil, ""},
		{"no application data", "", "windows", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := dataDir(tt.flag, tt.goos, func(name string) string { return tt.env[name] })
			if got != tt.want || (err != nil) != (tt.want == "") {
				t.Errorf("got %q, %v; want %q", got, err, tt.want)
			}
		})
	}
}
