package config

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func environment(vars map[string]string) func(string) string {
	return func(name string) string { return vars[name] }
}

// written writes a file and returns its path.
func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kotae.toml")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWeakness(t *testing.T) {
	path := written(t, `
[serve]
addr = "127.0.0.1:1111"
slow = "1s"
max_in_flight = 8
`)
	s, err := Load(path, "linux", environment(map[string]string{"KOTAE_SERVE_SLOW": "2s", "KOTAE_SERVE_MAX_IN_FLIGHT": "9"}))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Override("serve.max_in_flight", "max-in-flight", []string{"10"}); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]Value{
		"serve.addr":          {Value: "127.0.0.1:1111", Source: "file:" + path},
		"serve.slow":          {Value: 2 * time.Second, Source: "env:KOTAE_SERVE_SLOW"},
		"serve.max_in_flight": {Value: 10, Source: "flag:--max-in-flight"},
		"serve.cache_mb":      {Value: 256, Source: Default},
	} {
		want.Key = key
		if got, ok := s.Get(key); !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	if got := known[find("serve.max_in_flight")].value; got != 256 {
		t.Errorf("the default is %v now", got)
	}
}

func TestEveryKind(t *testing.T) {
	want := map[string]any{
		"data": filepath.Join(t.TempDir(), "k"), "serve.sample": false, "serve.slow": 1500 * time.Millisecond,
		"serve.cors_origins": []string{"https://a.example", "http://b.example:8080"}, "serve.rate_per_second": 0.5, "serve.rate_burst": 3,
		"serve.trusted_proxies": []string{"10.0.0.0/8", "::1"},
		"import.columns":        map[string]string{"質問": "body", "a=b": "title"}, "client.key": "kotae_SECRET",
	}
	file := `data = '` + want["data"].(string) + `'
[serve]
sample = false
slow = "1500ms"
cors_origins = [
	"https://a.example",
	"http://b.example:8080", # the old one
]
rate_per_second = 0.5
rate_burst = 3
trusted_proxies = ["10.0.0.0/8", "::1"]
[import.columns]
"質問" = "body"
"a=b" = "title"
[client]
key = "kotae_SECRET"
`
	env := map[string]string{
		"KOTAE_DATA": want["data"].(string), "KOTAE_SERVE_SAMPLE": "false", "KOTAE_SERVE_SLOW": "1.5s",
		"KOTAE_SERVE_CORS_ORIGINS": "https://a.example, http://b.example:8080", "KOTAE_SERVE_RATE_PER_SECOND": "0.5",
		"KOTAE_SERVE_RATE_BURST": "3", "KOTAE_SERVE_TRUSTED_PROXIES": "10.0.0.0/8,::1",
		"KOTAE_IMPORT_COLUMNS": "質問=body,a=b=title", "KOTAE_CLIENT_KEY": "kotae_SECRET",
	}
	for name, load := range map[string]func() (*Settings, error){
		"file":        func() (*Settings, error) { return Load(written(t, file), "linux", environment(nil)) },
		"environment": func() (*Settings, error) { return Load("", "linux", environment(env)) },
	} {
		s, err := load()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, v := range s.All() {
			w, set := want[v.Key]
			if !set {
				w = known[find(v.Key)].value
			}
			if !reflect.DeepEqual(v.Value, w) || (v.Source != Default) != set {
				t.Errorf("%s: %s is %#v from %s, want %#v", name, v.Key, v.Value, v.Source, w)
			}
		}
	}
}

func TestErrors(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"syntax", "[serve]\naddr = \"x\n", ":2: "},
		{"unknown", "data = \"x\"\n\n[serve]\n# where\nadr = \"x\"\n", `:5: there is no setting "serve.adr"; did you mean serve.addr?`},
		{"unknown over several lines", "[serve]\nsample = true\n\ncors_origin = [\n  \"a\",\n]\n", `:4: there is no setting "serve.cors_origin"; did you mean serve.cors_origins?`},
		{"unknown table", "[serv]\naddr = \"x\"\n", `:1: there is no setting "serv"; did you mean serve?`},
		{"in the wrong place", "addr = \"x\"\n", `:1: there is no setting "addr"; did you mean serve.addr?`},
		{"nothing like it", "[logging]\nx = 1\n", `:1: there is no setting "logging"; kotae config lists them all`},
		{"quoted name", "\"serve.addr\" = \"x\"\n", `:1: there is no setting "\"serve.addr\""`},
		{"not a table", "serve = 5\n", `:1: serve is a table of settings; write [serve] on a line of its own`},
		{"a list of tables", "[[serve]]\naddr = \"127.0.0.1:80\"\n", `:1: serve is a table of settings`},
		{"number for a text", "[serve]\naddr = 8080\n", `:2: serve.addr: 8080 is not a text; write HOST:PORT`},
		{"text for a number", "[serve]\ncache_mb = \"8\"\n", `:2: serve.cache_mb: "8" is not a whole number; write a whole number from 1`},
		{"number for a truth", "[serve]\nsample = 1\n", `:2: serve.sample: 1 is not true or false`},
		{"number for a time", "[serve]\nslow = 200\n", `:2: serve.slow: 200 is not a time; write a time such as "200ms"`},
		{"time before now", "[serve]\nslow = \"-1s\"\n", `:2: serve.slow: -1s cannot be used`},
		{"no port", "[serve]\naddr = \"localhost\"\n", `:2: serve.addr: "localhost" cannot be used; write HOST:PORT`},
		{"choice", "[serve]\nlog_format = \"xml\"\n", `:2: serve.log_format: "xml" cannot be used; use auto, text or json`},
		{"not a number", "[serve]\nrate_per_second = nan\n", `:2: serve.rate_per_second: NaN cannot be used`},
		{"path in an origin", "[serve]\ncors_origins = [\"https://a.example/\"]\n", `:2: serve.cors_origins: [https://a.example/] cannot be used`},
		{"name of a proxy", "[serve]\ntrusted_proxies = [\"proxy\"]\n", `:2: serve.trusted_proxies: [proxy] cannot be used`},
		{"mixed list", "[serve]\ntrusted_proxies = [\"::1\", 5]\n", `:2: serve.trusted_proxies: [::1 5] is not a list of texts`},
		{"number in a table", "[import.columns]\ntitle = 1\n", `:1: import.columns: map[title:1] is not a table of texts`},
		{"password in an address", "[client]\nserver = \"http://u:p@h\"\n", `:2: client.server: "http://u:p@h" cannot be used`},
		{"secret", "[client]\nkey = \"kotae_\\nX\"\n", `:2: client.key: the value cannot be used; write the key as`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := written(t, tt.text)
			_, err := Load(path, "linux", environment(nil))
			var bad *Error
			if !errors.As(err, &bad) || !strings.HasPrefix(bad.Error(), path+tt.want) {
				t.Errorf("got  %v\nwant %s", err, path+tt.want)
			}
		})
	}
}

func TestErrorsOfVariablesAndFlags(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"KOTAE_SERVE_SAMPLE":   {"yes", `KOTAE_SERVE_SAMPLE: "yes" is not true or false`},
		"KOTAE_SERVE_CACHE_MB": {"0", `KOTAE_SERVE_CACHE_MB: 0 cannot be used; write a whole number from 1`},
		"KOTAE_IMPORT_COLUMNS": {"a=title,b", `KOTAE_IMPORT_COLUMNS: "b" is no row; write HEADER=FIELD`},
		"KOTAE_CLIENT_KEY":     {"a b", `KOTAE_CLIENT_KEY: the value cannot be used`},
		"KOTAE_CLIENT_SERVER":  {"localhost:8080", `KOTAE_CLIENT_SERVER: "localhost:8080" cannot be used; write the address`},
	} {
		_, err := Load("", "linux", environment(map[string]string{name: tt.text}))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
	s, err := Load("", "linux", environment(nil))
	if err != nil {
		t.Fatal(err)
	}
	want := `--addr: "8080" cannot be used; write HOST:PORT`
	if err := s.Override("serve.addr", "addr", []string{"8080"}); err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestWhichFile(t *testing.T) {
	home := t.TempDir()
	own := filepath.Join(home, ".config", "kotae", "kotae.toml")
	if err := os.MkdirAll(filepath.Dir(own), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(own, []byte("data = \"index\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	other := written(t, "")
	tests := []struct {
		name, named string
		env         map[string]string
		file, data  string // an empty file is an error
	}{
		{"the account's", "", map[string]string{"HOME": home}, own, filepath.Join(filepath.Dir(own), "index")},
		{"the variable's", "", map[string]string{"HOME": home, "KOTAE_CONFIG": other}, other, filepath.Join(home, ".local", "share", "kotae")},
		{"the flag's", other, map[string]string{"KOTAE_CONFIG": filepath.Join(home, "missing")}, other, ""},
		{"one that is missing", filepath.Join(home, "missing"), nil, "", ""},
		{"a folder", home, nil, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Load(tt.named, "linux", environment(tt.env))
			if err != nil {
				if tt.file != "" {
					t.Error(err)
				}
				return
			}
			if s.File != tt.file || s.Text("data") != tt.data {
				t.Errorf("%q with data %q, want %q with %q", s.File, s.Text("data"), tt.file, tt.data)
			}
		})
	}
	if s, err := Load("", "linux", environment(map[string]string{"HOME": t.TempDir()})); err != nil || s.File != "" {
		t.Errorf("an account without a file: %v", err)
	}
}

func TestPrintedSettingsLoadAgain(t *testing.T) {
	s, err := Load("", "linux", environment(map[string]string{
		"KOTAE_DATA": "/var/lib/\"kotae\"", "KOTAE_SERVE_SLOW": "1s", "KOTAE_SERVE_CORS_ORIGINS": "https://a.example", "KOTAE_SERVE_RATE_PER_SECOND": "1e3",
		"KOTAE_IMPORT_COLUMNS": "質問 文=body,b=title", "KOTAE_CLIENT_KEY": "kotae_SECRET",
	}))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := s.WriteTOML(&b); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "SECRET") || !strings.Contains(b.String(), "\n# key = \"(set)\"  # env:KOTAE_CLIENT_KEY\n") {
		t.Errorf("the key is shown, or not told:\n%s", &b)
	}
	again, err := Load(written(t, b.String()), "linux", environment(nil))
	if err != nil {
		t.Fatalf("%v in\n%s", err, &b)
	}
	for i, v := range again.All() {
		if was := s.All()[i]; !was.Secret && !reflect.DeepEqual(v.Value, was.Value) {
			t.Errorf("%s was %v and is %v in\n%s", v.Key, was.Value, v.Value, &b)
		}
	}
}

func FuzzFile(f *testing.F) {
	f.Add("[serve]\naddr = \"127.0.0.1:1\"\n[import.columns]\n\"質問\" = \"body\"\n")
	f.Add("serve.sample = false\nclient = {server = \"http://h\", key = \"\"}\n")
	f.Add("[[serve]]\nslow = \"1s\"\n")
	f.Add("a.\"b.c\" = [\n1,\n]\n")
	f.Add("data = '''\n\n'''\n[import]\ncolumns = []\n")
	f.Fuzz(func(t *testing.T, text string) {
		s := &Settings{values: defaults()}
		err := s.take("f", text)
		var bad *Error
		if err != nil && (!errors.As(err, &bad) || bad.Reason == "" || !strings.HasPrefix(bad.Where, "f")) {
			t.Errorf("%#v", err)
		}
		if err == nil {
			var b bytes.Buffer
			if err := s.WriteTOML(&b); err != nil {
				t.Fatal(err)
			}
			if err := (&Settings{values: defaults()}).take("f", b.String()); err != nil {
				t.Errorf("%v in\n%s", err, &b)
			}
		}
	})
}
