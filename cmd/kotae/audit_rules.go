package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"kotae/search/audit"
)

// toldRule is what kotae audit rules --json prints of each rule.
type toldRule struct {
	ID       string         `json:"id"`
	Severity audit.Severity `json:"severity"`
	About    audit.Texts    `json:"about"`
	Why      audit.Texts    `json:"why"`
}

func (a *app) auditRulesCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "rules [RULE…]",
		Short:   a.text.ShortAuditRules,
		Long:    "Lists the rules of kotae audit. Of those that are named, by id or its beginning, it tells why they are there too.",
		Example: "  kotae audit rules\n  kotae audit rules stale",
		RunE: func(_ *cobra.Command, names []string) error {
			rules := a.auditRules()
			if len(names) > 0 {
				var err error
				if rules, err = audit.Select(rules, names, nil); err != nil {
					return usage(fmt.Errorf(a.text.NoSuchRule, unknownOf(err)))
				}
			}
			if asJSON {
				return a.printRulesJSON(rules)
			}
			a.printRules(rules, len(names) > 0)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.ValidArgsFunction = cobra.FixedCompletions(a.ruleNames(), cobra.ShellCompDirectiveNoFileComp)
	return cmd
}

func unknownOf(err error) string {
	if unknown, ok := err.(*audit.UnknownRuleError); ok {
		return unknown.Name
	}
	return err.Error()
}

func (a *app) printRulesJSON(rules []audit.Rule) error {
	told := []toldRule{}
	for _, r := range rules {
		told = append(told, toldRule{r.ID, r.Severity, r.About, r.Why})
	}
	return a.printJSON(told)
}

func (a *app) printRules(rules []audit.Rule, why bool) {
	language := a.text.Language
	if !why {
		var rows [][]string
		for _, r := range rules {
			rows = append(rows, []string{r.ID, a.severity(r.Severity), r.About.In(language)})
		}
		a.printTable([]column{{title: a.text.AuditRule}, {title: a.text.AuditSeverity}, {title: a.text.AuditAbout}}, rows)
		return
	}
	for i, r := range rules {
		if i > 0 {
			a.printf("\n")
		}
		a.printf("%s (%s)\n  %s\n  %s\n", r.ID, a.severity(r.Severity), r.About.In(language), r.Why.In(language))
	}
}
