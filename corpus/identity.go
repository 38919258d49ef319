package corpus

import (
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

var (
	qaAddress = regexp.MustCompile(`/qa/([0-9]+)/?(?:[?#].*)?$`)
	// unfitForID is what a file's name may have and an id must not.
	unfitForID = regexp.MustCompile(`[\p{Z}\p{Cc}/\\]+`)
	// webName is how wget names a page with a query, and one that it has saved before: 5.html?ref=top, 4.html.1.
	webName    = regexp.MustCompile(`(?i)^(.*(\.(?:html?|xhtml|php|cgi|aspx?|jsp)))(?:[?@](.*)|\.[0-9]+)$`)
	querySigns = regexp.MustCompile(`[?&=@]+`)
)

// AddressID is the id of a page by its address: the number of one that ends in /qa/{number}. ok is false for any other.
func AddressID(url string) (id string, ok bool) {
	m := qaAddress.FindStringSubmatch(url)
	if m == nil {
		return "", false
	}
	return m[1], true
}

// SavedPage is the name under which a page was served whose file wget has named after it and its query, or numbered; ok is
// false for the name of any other file.
func SavedPage(name string) (page, query string, ok bool) {
	m := webName.FindStringSubmatch(filepath.Base(name))
	if m == nil {
		return "", "", false
	}
	return m[1], m[3], true
}

// FileID is the id of a page by its file's name: without the folders and the extension, with "_" for what an id must not
// have. A program's page keeps its query, which tells it from others: qa.php?id=7 is qa_id_7. One that is called index, as
// in qa/7/index.html, has the name of its folder, and none ("") where that is not known. Standard input is "stdin".
func FileID(name string) string {
	if name == "-" {
		return "stdin"
	}
	name = filepath.ToSlash(name)
	base := path.Base(name)
	page, query, saved := SavedPage(base)
	if saved {
		base = page
	}
	ext := path.Ext(base)
	id := strings.TrimSuffix(base, ext)
	switch {
	case query != "" && !strings.Contains(strings.ToLower(ext), "htm"):
		id += "_" + querySigns.ReplaceAllString(query, "_")
	case strings.EqualFold(id, "index") || strings.EqualFold(id, "default"):
		if id = path.Base(path.Dir(name)); id == "." || id == ".." || id == "/" || id == "-" {
			return ""
		}
	}
	return unfitForID.ReplaceAllString(id, "_")
}
