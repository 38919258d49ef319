package main

import (
	"strings"
	"testing"

	"kotae/indexer/analysis"
	"kotae/search/audit/ruleset"
	"kotae/search/audit/wording"
)

// The rules file that the help shows is one that the command takes.
func TestAuditLintHelp(t *testing.T) {
	_, yaml, _ := strings.Cut(auditLintHelp, "three keys:\n")
	yaml, _, found := strings.Cut(yaml, "\nPatterns\n")
	if !found {
		t.Fatal("the help shows no rules file")
	}
	own, problems, err := wording.Read("help", strings.NewReader(yaml))
	if err != nil || len(own.Rules) != 1 {
		t.Fatal(err, problems)
	}
	words, more := ruleset.Load(own)
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	examples, wrong, err := words.Try(t.Context(), a, "help")
	for _, p := range append(append(problems, more...), wrong...) {
		t.Error(p)
	}
	if err != nil || examples != 2 {
		t.Error(err, examples)
	}
}
