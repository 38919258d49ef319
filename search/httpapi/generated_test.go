package httpapi_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"kotae/search"
	"kotae/search/httpapi"
)

// generator makes a client of the description, as a caller would.
const generator = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2"

// TestGeneratedClient generates a client, builds it and lets it ask a real service. It loads the generator's modules where
// they are not there yet.
func TestGeneratedClient(t *testing.T) {
	s := newSite(t, httpapi.Options{})
	dir := filepath.Join(t.TempDir(), "client")
	if err := os.CopyFS(dir, os.DirFS("testdata/client")); err != nil {
		t.Fatal(err)
	}
	_, description := s.ask(t, "GET", "/v1/openapi.yaml", "")
	if err := os.WriteFile(filepath.Join(dir, "openapi.yaml"), []byte(description), 0o644); err != nil {
		t.Fatal(err)
	}
	goRun := func(args ...string) string {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), "go", append([]string{"run"}, args...)...)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOWORK=off", "GOFLAGS=")
		var complaints bytes.Buffer // go tells there, too, what it loads
		cmd.Stderr = &complaints
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("go run %s: %v\n%s%s", args, err, out, &complaints)
		}
		return string(out)
	}
	goRun(generator, "-generate", "types,client", "-package", "main", "-exclude-tags", "operation", "-o", "client.gen.go", "openapi.yaml")
	got := goRun(".", s.server.URL)

	found, err := s.svc.Search(t.Context(), search.Request{
		Query: "面接 逆質問", Filters: map[string][]string{"year": {"2024", "2025"}}, Facets: []string{"category"},
	})
	if err != nil {
		t.Fatal(err)
	}
	first := found.Hits[0]
	question, err := s.svc.Question(t.Context(), first.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintln("search", found.Total, first.ID, first.TitleMarks, found.Facets["category"][0].Value) +
		fmt.Sprintln("question", question.Title, len(question.Answers)) + "related 3\nsuggest 面接 [[0 2]]\ndraft 3 最終面接の逆質問\nmissing /problems/no-such-question\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
