// Package sarif writes the findings of an audit as SARIF 2.1.0, which code hosts and editors show beside the files.
package sarif

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"kotae/search/audit"
)

// Fingerprint is the name under which a result has the fingerprint of its finding.
const Fingerprint = "kotaeFinding/v1"

// Writer writes one log with one run. Nothing is held but the finding that is being written.
type Writer struct {
	out      io.Writer
	language string
	index    map[string]int // of rules
	results  int
}

// NewWriter writes what stands before the results. version is the program's.
func NewWriter(out io.Writer, rules []audit.Rule, language, version string) (*Writer, error) {
	w := &Writer{out: out, language: language, index: map[string]int{}}
	driver := driver{Name: "kotae audit", Version: version, Rules: []descriptor{}}
	for i, r := range rules {
		w.index[r.ID] = i
		family, _, _ := strings.Cut(r.ID, "/")
		driver.Rules = append(driver.Rules, descriptor{
			ID: r.ID, Short: message{r.About.In(language)}, Full: message{r.Why.In(language)}, Help: message{r.Why.In(language)},
			Default: configuration{r.Severity}, Properties: properties{[]string{family}},
		})
	}
	head, err := encode(tool{driver})
	if err != nil {
		return nil, err
	}
	_, err = fmt.Fprintf(out, `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":%s,"language":%q,"columnKind":"unicodeCodePoints","results":[`,
		head, map[bool]string{true: "ja", false: "en"}[language == "ja"])
	return w, err
}

// Write writes one finding, which must be of one of the rules.
func (w *Writer) Write(f *audit.Finding) error {
	r := result{
		RuleID: f.Rule, RuleIndex: w.index[f.Rule], Level: f.Severity, Message: message{text(f)}, Baseline: string(f.Baseline),
		// Code hosts know a result again by primaryLocationLineHash alone.
		Fingerprints: map[string]string{Fingerprint: f.Fingerprint, "primaryLocationLineHash": f.Fingerprint},
		Locations: []location{{
			Physical: physical{artifact{address(f.File)}, region{StartLine: max(1, f.Line)}},
			Logical:  logicals(f),
		}},
	}
	if f.Excerpt != "" {
		r.Locations[0].Physical.Region.Snippet = &message{f.Excerpt}
	}
	b, err := encode(r)
	if err != nil {
		return err
	}
	if w.results++; w.results > 1 {
		b = "," + b
	}
	_, err = io.WriteString(w.out, "\n"+b)
	return err
}

// Close writes what stands after the results.
func (w *Writer) Close() error {
	_, err := io.WriteString(w.out, "\n]}]}\n")
	return err
}

// text says where in the record it is, since a viewer shows only its line.
func text(f *audit.Finding) string {
	var b strings.Builder
	if at := f.At(); at != "" {
		b.WriteString(at + ": ")
	}
	if f.Excerpt != "" {
		b.WriteString("「" + f.Excerpt + "」 ")
	}
	return b.String() + f.Message
}

func logicals(f *audit.Finding) []logical {
	if at := f.At(); at != "" {
		return []logical{{Name: at, Kind: "member"}}
	}
	return nil
}

// address is a file's name as a reference: relative ones stay so, since a viewer resolves them from the top of its folder.
func address(file string) string {
	if file == "" {
		return "corpus" // a finding about all questions; viewers want some file
	}
	slashed := filepath.ToSlash(file)
	if filepath.IsAbs(file) {
		if !strings.HasPrefix(slashed, "/") {
			slashed = "/" + slashed
		}
		return (&url.URL{Scheme: "file", Path: slashed}).String()
	}
	return (&url.URL{Path: slashed}).String()
}

func encode(v any) (string, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return "", fmt.Errorf("sarif: %w", err)
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}
