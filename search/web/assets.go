package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"time"

	"kotae/search"
)

//go:embed static
var staticFiles embed.FS

// assets are the files that the pages use, by name.
type assets map[string]asset

type asset struct {
	body    []byte
	version string // of the content
}

func loadAssets() (assets, error) {
	entries, err := staticFiles.ReadDir("static")
	if err != nil {
		return nil, fmt.Errorf("embedded files: %w", err)
	}
	a := assets{}
	for _, e := range entries {
		body, err := staticFiles.ReadFile("static/" + e.Name())
		if err != nil {
			return nil, fmt.Errorf("embedded files: %w", err)
		}
		sum := sha256.Sum256(body)
		a[e.Name()] = asset{body: body, version: hex.EncodeToString(sum[:6])}
	}
	return a, nil
}

// url changes with the content of the file, so that browsers may keep it for ever.
func (a assets) url(name string) (string, error) {
	f, ok := a[name]
	if !ok {
		return "", fmt.Errorf("no file static/%s", name)
	}
	return "/static/" + name + "?v=" + f.version, nil
}

// static answers /static/{name}.
func (s *site) static(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	f, ok := s.assets[name]
	if !ok {
		return search.ErrNotFound
	}
	h := w.Header()
	h.Set("Content-Type", contentType(name))
	h.Set("Access-Control-Allow-Origin", "*") // other sites' pages load the search box from here
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("ETag", `"`+f.version+`"`)
	if r.URL.Query().Get("v") == f.version {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		h.Set("Cache-Control", "no-cache")
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(f.body))
	return nil
}

// contentType does not ask the machine's own list of types: a browser runs a module only under its right one.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	return "application/octet-stream"
}

// Asset is the address of one of the site's files, such as kotae.css, for pages that look like the site's.
func (h *Handler) Asset(name string) (string, error) { return h.site.assets.url(name) }
