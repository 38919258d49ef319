package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestImports holds the direction of the house: corpus and indexer/analysis import nothing of ours, indexer imports them,
// search imports indexer, cmd imports all; and each library has its one place.
func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "kotae/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	floor := func(path string) int { // a package imports only from its own floor or below
		for i, prefix := range []string{"kotae/corpus", "kotae/indexer/analysis", "kotae/indexer", "kotae/search", "kotae/cmd"} {
			if path == prefix || strings.HasPrefix(path, prefix+"/") {
				return i
			}
		}
		t.Fatalf("%s stands on no floor", path)
		return 0
	}
	places := map[string][]string{
		"github.com/blevesearch/": {"kotae/indexer", "kotae/indexer/generation", "kotae/search/rank"},
		"github.com/ikawaha/":     {"kotae/indexer/analysis"},
		"github.com/gorilla/mux":  {"kotae/search/httpapi"},
		"github.com/prometheus/":  {"kotae/search/httpapi"},
		"github.com/rs/cors":      {"kotae/search/httpapi"},
		"golang.org/x/time":       {"kotae/search/httpapi"},
		"modernc.org/":            {"kotae/indexer/decisions", "kotae/search/querylog"},

		"github.com/klauspost/compress/gzhttp": {"kotae/search/httpapi"},
		"github.com/BurntSushi/toml":           {"kotae/cmd/kotae/config"},
		"github.com/chromedp/":                 {"kotae/search/web/browser"},
		"kotae/search/web/browser":             {}, // but tests
	}
	seen := 0
	dec := json.NewDecoder(bufio.NewReader(bytes.NewReader(out)))
	for dec.More() {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		seen++
		for _, imported := range p.Imports {
			if strings.HasPrefix(imported, "kotae/") {
				if floor(imported) > floor(p.ImportPath) || floor(p.ImportPath) == 1 {
					t.Errorf("%s imports %s, which stands above it", p.ImportPath, imported)
				}
			}
			for library, allowed := range places {
				if strings.HasPrefix(imported, library) && !slices.Contains(allowed, p.ImportPath) {
					t.Errorf("%s imports %s; only %v may", p.ImportPath, imported, allowed)
				}
			}
		}
	}
	if seen < 15 {
		t.Errorf("only %d packages were looked at", seen)
	}
}
