package editor

import (
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"

	"kotae/indexer/decisions"
)

// home is where the console begins.
const home = "/editor"

// loginView is the form that asks for a key.
type loginView struct {
	view
	Next  string // the page that was asked for
	Wrong string // what is wrong with the key that was sent, or ""
	Lost  bool   // what was sent came after the session, and was not done
}

// loginForm answers GET /editor/login.
func (c *console) loginForm(w http.ResponseWriter, r *http.Request, s *session) error {
	next := local(r.URL.Query().Get("next"))
	if s != nil {
		http.Redirect(w, r, next, http.StatusSeeOther)
		return nil
	}
	return c.show(w, http.StatusOK, "login", loginView{view: c.view(nil, "ログイン"), Next: next, Lost: r.URL.Query().Has("lost")})
}

// askToLogIn sends somebody to the form, and back to the page that was to be read, or that something was sent from, which is not done.
func (c *console) askToLogIn(w http.ResponseWriter, r *http.Request) error {
	to := url.Values{}
	switch {
	case r.Method == http.MethodGet || r.Method == http.MethodHead:
		to.Set("next", r.URL.RequestURI())
	case r.ParseForm() == nil && r.PostForm.Has("back"):
		to.Set("next", local(r.PostForm.Get("back")))
		to.Set("lost", "1")
	default:
		to.Set("next", home)
	}
	http.Redirect(w, r, home+"/login?"+to.Encode(), http.StatusSeeOther)
	return nil
}

// login answers POST /editor/login: a good key of an editor begins a session. The name of a wrong one is not known, and the key is told
// to nobody.
func (c *console) login(w http.ResponseWriter, r *http.Request, _ *session) error {
	if err := c.foreign.Check(r); err != nil {
		return fmt.Errorf("%w: %w", errForeign, err)
	}
	if err := r.ParseForm(); err != nil {
		return errForm
	}
	keys, err := c.svc.Keys()
	if err != nil {
		return err
	}
	next := local(r.PostForm.Get("next"))
	key, ok := decisions.FindKey(keys, strings.TrimSpace(r.PostForm.Get("key")))
	wrong := ""
	switch {
	case !ok:
		wrong = "このキーでは入れません。写し間違いがないか、取り消されていないかを確かめてください。"
	case !mayEdit(key):
		wrong = fmt.Sprintf("キー「%s」では編集できません。編集者用のキーを発行してもらってください。", key.Name)
	}
	if wrong != "" {
		c.log.Warn("a login to the console was refused", "key", key.Name, "request_id", w.Header().Get("X-Request-Id"))
		return c.show(w, http.StatusForbidden, "login", loginView{view: c.view(nil, "ログイン"), Next: next, Wrong: wrong})
	}
	c.setCookie(w, r, c.sessions.begin(key), int(longest.Seconds()))
	c.log.Info("an editor logged in", "key", key.Name, "request_id", w.Header().Get("X-Request-Id"))
	http.Redirect(w, r, next, http.StatusSeeOther)
	return nil
}

// logout answers POST /editor/logout.
func (c *console) logout(w http.ResponseWriter, r *http.Request, _ *session) error {
	if cookie, err := r.Cookie(cookieName); err == nil {
		c.sessions.end(cookie.Value)
	}
	c.setCookie(w, r, "", -1)
	http.Redirect(w, r, home+"/login", http.StatusSeeOther)
	return nil
}

func (c *console) setCookie(w http.ResponseWriter, r *http.Request, value string, seconds int) {
	http.SetCookie(w, &http.Cookie{
		Name: cookieName, Value: value, Path: home, MaxAge: seconds, HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: c.secure(r),
	})
}

// local is an address of the console, home where it is none.
func local(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || path.Clean(u.Path) != u.Path || u.Path != home && !strings.HasPrefix(u.Path, home+"/") {
		return home
	}
	return u.RequestURI()
}
