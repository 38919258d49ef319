package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"strings"
	"time"
)

// tagged gives a page a weak ETag: of the questions, of what was decided about them, of the program and of the address.
// Whoever has what it names gets no page, and nothing is searched for.
func (s *site) tagged(run handler) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		tag := s.tag(r)
		if tag == "" {
			return run(w, r)
		}
		if knows(r, tag) {
			w.Header().Set("ETag", tag)
			w.Header().Set("Cache-Control", "no-cache")
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
		w.Header().Set("ETag", tag)
		err := run(w, r)
		if err != nil {
			w.Header().Del("ETag")
		}
		return err
	}
}

// tag is the ETag of what the address of r shows now; "" while nothing can be searched.
func (s *site) tag(r *http.Request) string {
	status := s.svc.Status()
	if !status.Ready {
		return ""
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", []any{
		s.version, status.Generation, status.Built.Format(time.RFC3339Nano), status.Decisions, status.Thesaurus,
		r.URL.EscapedPath(), r.URL.RawQuery,
	}))
	return `W/"` + hex.EncodeToString(sum[:12]) + `"`
}

// programVersion tells the program that makes pages from one that makes others: a version of the command's that is not a
// release is the same after every change.
func programVersion(version string) (string, error) {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q", version)
	for _, files := range []fs.FS{templateFiles, staticFiles} {
		err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := fs.ReadFile(files, path)
			fmt.Fprintf(sum, "%q%q", path, b)
			return err
		})
		if err != nil {
			return "", fmt.Errorf("embedded files: %w", err)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// knows reports whether the visitor's browser has what a tag names. * names nothing that it has.
func knows(r *http.Request, tag string) bool {
	for list := range strings.SplitSeq(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		if strings.TrimPrefix(strings.TrimSpace(list), "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}
