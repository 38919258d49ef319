package editor

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

// view is what every page needs. Each page's own view embeds it.
type view struct {
	Title  string
	Editor string // who is logged in; "" is nobody
	CSRF   string
	Flash  *flash // what was just done, or nil
	Back   string // the page's own address, for what leads back to it; "" where nothing does
	Here   string // which of the console's parts this is: queue, draft or verdicts
	Wait   bool   // the page is to be looked at again soon
}

// view makes that of a page. It takes what there is to tell of the session.
func (c *console) view(s *session, title string) view {
	v := view{Title: title}
	if s != nil {
		v.Editor, v.CSRF, v.Flash = s.key.Name, s.csrf, c.sessions.told(s)
	}
	return v
}

func (c *console) parsePages() error {
	funcs := template.FuncMap{"own": c.assetURL, "asset": c.site.Asset}
	c.pages = pages{}
	for _, name := range []string{"login", "queue", "compare", "draft", "verdicts", "error"} {
		t, err := template.New("layout.html").Funcs(funcs).
			ParseFS(templateFiles, "templates/layout.html", "templates/parts.html", "templates/"+name+".html")
		if err != nil {
			return fmt.Errorf("template %s of the console: %w", name, err)
		}
		c.pages[name] = t
	}
	return nil
}

// show makes the whole page, and then sends it. No copy of it may be kept: it is of one editor.
func (c *console) show(w http.ResponseWriter, status int, name string, v any) error {
	var b bytes.Buffer
	if err := c.pages[name].Execute(&b, v); err != nil {
		return fmt.Errorf("page %s of the console: %w", name, err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // an editor who leaves is no failure
	return nil
}
