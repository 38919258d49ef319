package editor

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"time"
)

//go:embed static
var staticFiles embed.FS

// asset is a file that the console's pages use.
type asset struct {
	body    []byte
	version string // of the content
}

func (c *console) loadAssets() error {
	entries, err := staticFiles.ReadDir("static")
	if err != nil {
		return fmt.Errorf("embedded files of the console: %w", err)
	}
	for _, e := range entries {
		body, err := staticFiles.ReadFile("static/" + e.Name())
		if err != nil {
			return fmt.Errorf("embedded files of the console: %w", err)
		}
		sum := sha256.Sum256(body)
		c.assets[e.Name()] = asset{body, hex.EncodeToString(sum[:6])}
	}
	return nil
}

// assetURL changes with the content of the file, so that browsers may keep it.
func (c *console) assetURL(name string) (string, error) {
	a, ok := c.assets[name]
	if !ok {
		return "", fmt.Errorf("no file static/%s of the console", name)
	}
	return home + "/static/" + name + "?v=" + a.version, nil
}

// static answers /editor/static/{name}.
func (c *console) static(w http.ResponseWriter, r *http.Request, _ *session) error {
	name := r.PathValue("name")
	a, ok := c.assets[name]
	if !ok {
		c.site.ServeHTTP(w, r)
		return nil
	}
	h := w.Header()
	h.Set("Content-Type", map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}[path.Ext(name)])
	h.Set("ETag", `"`+a.version+`"`)
	h.Set("Cache-Control", "no-cache")
	if r.URL.Query().Get("v") == a.version {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(a.body))
	return nil
}
