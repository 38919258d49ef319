package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
)

//go:embed templates/*.html
var templateFiles embed.FS

// pages holds a template for each kind of page, named as its file.
type pages map[string]*template.Template

// pageView is what every page needs. Each page's own view embeds it.
type pageView struct {
	Title       string // of the page alone; the layout adds the site's name
	Description string
	NoIndex     bool   // search engines should not list the page
	Query       string // what stands in the search box
	Focus       bool   // the page is there to be typed into: its box is in the main part and has the focus
	Sample      bool   // the questions are the embedded sample
	Wide        bool   // the page has something to show beside its main part
}

// parsePages reads the templates; each page is the layout with its own main part.
func parsePages(a assets) (pages, error) {
	funcs := template.FuncMap{"asset": a.url}
	p := pages{}
	for _, name := range []string{"home", "results", "question", "error"} {
		t, err := template.New("layout.html").Funcs(funcs).
			ParseFS(templateFiles, "templates/layout.html", "templates/parts.html", "templates/"+name+".html")
		if err != nil {
			return nil, fmt.Errorf("template %s: %w", name, err)
		}
		p[name] = t
	}
	return p, nil
}

// render makes the whole page before anything is sent, so that a fault shows as a fault and not as half a page.
func (p pages) render(name string, view any) ([]byte, error) {
	var b bytes.Buffer
	if err := p[name].Execute(&b, view); err != nil {
		return nil, fmt.Errorf("page %s: %w", name, err)
	}
	return b.Bytes(), nil
}

// show sends a page.
func (s *site) show(w http.ResponseWriter, status int, name string, view any) {
	body, err := s.pages.render(name, view)
	if err != nil {
		s.log.Error("page failed", "error", err)
		http.Error(w, "ページを表示できませんでした。", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("Cache-Control", "no-cache")
	w.WriteHeader(status)
	_, _ = w.Write(body) // a visitor who leaves is no failure
}
