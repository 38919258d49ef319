package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// asked runs a command that asks a service and returns its exit code and all that it printed.
func asked(t *testing.T, env map[string]string, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(t.Context(), args, strings.NewReader("電話で伝えるのが怖いです。"), &stdout, &stderr, func(name string) string { return env[name] })
	return code, stdout.String(), stderr.String()
}

var tookMS = regexp.MustCompile(`"took_ms":[0-9.]+`)

func TestAskingAServiceIsAskingTheIndex(t *testing.T) {
	data := t.TempDir()
	if code := runQuietly(t, "index", "--data", data, "--sample"); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	server := startServer(t, "--data", data)
	for _, args := range [][]string{
		{"search", "面接", "緊張"},
		{"search", "--json", "--page", "2", "--per-page", "3", "内定辞退"},
		{"search", "圧迫面接 抗議 鹿児島"},
		{"search", "天体観測"},
		{"search", "面接", "--why", "--per-page", "2"},
		{"search", "面接", "--category", "面接", "--year", "2024", "--year", "2025", "--facets", "adviser,year", "--sort", "date"},
		{"search", "--adviser", "堂島 健", "--json"},
		{"search", "面接", "--sort", "price"},
		{"search", "面接", "--page", "9999"},
		{"related", "1206", "-n", "3"},
		{"related", "--json", "1206"},
		{"related", "missing"},
		{"related", "--title", "内定辞退の電話が怖い", "--body", "-"},
		{"show", "1206"},
		{"show", "--json", "1206"},
		{"show", "a/b?c"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			code, out, errs := asked(t, nil, append(args, "--data", data)...)
			remoteCode, remoteOut, remoteErrs := asked(t, map[string]string{"KOTAE_CLIENT_SERVER": server.address}, args...)
			out, remoteOut = tookMS.ReplaceAllString(out, ""), tookMS.ReplaceAllString(remoteOut, "")
			if remoteCode != code || remoteOut != out || remoteErrs != errs {
				t.Errorf("the index: %d\n%s%s\nthe service: %d\n%s%s", code, out, errs, remoteCode, remoteOut, remoteErrs)
			}
		})
	}
}

func TestServiceThatDoesNotAnswer(t *testing.T) {
	problem := func(status int, kind, detail string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/problem+json")
			w.Header().Set("Retry-After", "7")
			w.WriteHeader(status)
			_ = json.NewEncoder(w).Encode(map[string]string{"type": "/problems/" + kind, "detail": detail})
		}
	}
	tests := []struct {
		name    string
		handler http.HandlerFunc
		code    int
		says    string // URL stands for the address
	}{
		{"not kotae", http.NotFound, exitFailed, "what is at URL does not answer like a kotae service (status 404)"},
		{"a page", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>") }, exitFailed, "what is at URL does not answer like a kotae service (status 200)"},
		{"half an answer", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprint(w, `{"hits":[`)
		}, exitFailed, "what is at URL does not answer like a kotae service"},
		{"cut off", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "99")
			fmt.Fprint(w, `{`)
		}, exitFailed, "the service at URL cannot be reached: unexpected EOF"},
		{"a bad request", problem(400, "invalid-parameter", "page: is \x1b[31mtoo deep"), exitUsage, "page: is  [31mtoo deep"},
		{"no index", problem(503, "not-ready", "there is none"), exitMissing, "the service at URL has no index to answer from yet"},
		{"busy", problem(503, "busy", "too many requests are being answered at once"), exitFailed, "URL: too many requests are being answered at once"},
		{"too many", problem(429, "rate-limit", "slow down"), exitFailed, "too many requests to the service at URL; try again in 7 s"},
		{"no key", problem(401, "unauthorized", "give a key"), exitUsage, "the service at URL wants a key; set KOTAE_CLIENT_KEY"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			server := httptest.NewServer(tt.handler)
			defer server.Close()
			code, out, errs := asked(t, nil, "search", "面接", "--server", server.URL)
			want := "kotae: " + strings.ReplaceAll(tt.says, "URL", server.URL)
			if code != tt.code || out != "" || !strings.HasPrefix(errs, want) {
				t.Errorf("exit code %d, %q and %q; want %d and %q", code, out, errs, tt.code, want)
			}
		})
	}
}

func TestKeyGoesToTheService(t *testing.T) {
	var got, path string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got, path = r.Header.Get("Authorization"), r.URL.EscapedPath()
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(http.StatusForbidden)
		fmt.Fprint(w, `{"type":"/problems/forbidden","detail":"no"}`)
	}))
	defer server.Close()
	code, _, errs := asked(t, map[string]string{"KOTAE_CLIENT_KEY": "kotae_SECRET", "KOTAE_CLIENT_SERVER": server.URL + "/search/"}, "show", "a/b")
	if got != "Bearer kotae_SECRET" || path != "/search/v1/questions/a%2Fb" {
		t.Errorf("sent %q to %s", got, path)
	}
	if code != exitUsage || !strings.Contains(errs, "does not accept this key") || strings.Contains(errs, "SECRET") {
		t.Errorf("exit code %d, %q", code, errs)
	}
}

func TestWhoIsAsked(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	gone := "http://" + l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	kotaeIndex(t, data, "own")
	settings := filepath.Join(t.TempDir(), "kotae.toml")
	if err := os.WriteFile(settings, []byte("[client]\nserver = \""+gone+"\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"KOTAE_CONFIG": settings, "KOTAE_DATA": data}
	tests := []struct {
		name string
		args []string
		code int
		says string
	}{
		{"the settings' service", []string{"show", "own"}, exitFailed, "nothing listens at " + gone + "; check that kotae serve runs there"},
		{"no service", []string{"show", "own", "--server", ""}, 0, ""},
		{"the data directory that was named", []string{"show", "own", "--data", data}, 0, ""},
		{"both named", []string{"show", "own", "--data", data, "--server", gone}, exitUsage, "give one of them"},
		{"no address", []string{"search", "x", "--server", "localhost:8080"}, exitUsage, `--server: "localhost:8080" cannot be used; write the address of a kotae service`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			code, _, errs := asked(t, env, tt.args...)
			if code != tt.code || !strings.Contains(errs, tt.says) || (tt.says == "") != (errs == "") {
				t.Errorf("exit code %d, %q; want %d, %q", code, errs, tt.code, tt.says)
			}
		})
	}
}

func TestServiceThatIsSlow(t *testing.T) {
	release := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-release:
		case <-r.Context().Done():
		}
	}))
	defer server.Close()
	defer close(release)
	r := &remote{text: english(), base: server.URL, http: &http.Client{Timeout: 20 * time.Millisecond}}
	_, err := r.Question(t.Context(), "1")
	if want := fmt.Sprintf(english().ServerSlow, server.URL, remoteTimeout); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
