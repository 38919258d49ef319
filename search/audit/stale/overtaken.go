package stale

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"time"

	"kotae/search/audit"
)

//go:embed overtaken.tsv
var overtakenText string

// overtakenThing is one line of overtaken.tsv.
type overtakenThing struct {
	kind    string
	since   time.Time
	cues    []string
	pattern *regexp.Regexp
	unless  *regexp.Regexp // nil for none
	message audit.Texts
	source  string
}

// history are the words of a sentence that tells of the past, or of the change itself.
var history = regexp.MustCompile(`終了|廃止|なくな(?:り|っ)|以前|かつて|昔|旧|当時|だった|でした|改称|名称が変|呼び名|呼び方|と呼ばれてい|に代わ|に替わ|に移行|前身`)

func parseOvertaken(text string) (things []overtakenThing, err error) {
	for i, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 8 || f[2] == "" || f[5] == "" || f[6] == "" || f[7] == "" {
			return nil, fmt.Errorf("overtaken.tsv:%d: want kind, since, cue, pattern, unless, English, Japanese and source; see the head of the file", i+1)
		}
		t := overtakenThing{kind: f[0], cues: strings.Split(f[2], "|"), message: audit.Texts{English: f[5], Japanese: f[6]}, source: f[7]}
		if t.since, err = time.Parse(time.DateOnly, f[1]); err != nil {
			return nil, fmt.Errorf("overtaken.tsv:%d: %w", i+1, err)
		}
		if t.pattern, err = regexp.Compile(f[3]); err != nil {
			return nil, fmt.Errorf("overtaken.tsv:%d: %w", i+1, err)
		}
		if f[4] != "" {
			if t.unless, err = regexp.Compile(f[4]); err != nil {
				return nil, fmt.Errorf("overtaken.tsv:%d: %w", i+1, err)
			}
		}
		things = append(things, t)
	}
	return things, nil
}

// overtaken are the rules that overtaken.tsv makes.
func overtaken() (ended, changed, renamed audit.Rule) {
	things, err := parseOvertaken(overtakenText)
	if err != nil {
		panic("stale: " + err.Error()) // it is compiled in
	}
	why := audit.Texts{
		English:  "What is told of is listed in search/audit/stale/overtaken.tsv, with the day and who says so. A sentence that speaks of the past or of the change is left alone, and so are the asker's own words; but a title is looked at for what has ended.",
		Japanese: "対象は search/audit/stale/overtaken.tsv に、日付と出典とともにまとめてあります。過去や変更そのものに触れた文と、質問者自身の言葉は対象外です（終了したものだけは、タイトルも調べます）。",
	}
	rule := func(kind string, severity audit.Severity, about audit.Texts) audit.Rule {
		return audit.Rule{ID: "stale/" + kind, Severity: severity, About: about, Why: why, Message: audit.Texts{English: "%s", Japanese: "%s"}, Look: lookOvertaken(kind, things)}
	}
	ended = rule("ended", audit.Warning, audit.Texts{English: "a service, product or scheme that has ended", Japanese: "終了したサービス・製品・制度"})
	changed = rule("changed", audit.Warning, audit.Texts{English: "a rule, a form or a price as it was before it changed", Japanese: "変更前のルール・様式・料金"})
	renamed = rule("renamed", audit.Note, audit.Texts{English: "a name that has changed", Japanese: "改称前の名前"})
	return ended, changed, renamed
}

func lookOvertaken(kind string, things []overtakenThing) func(*audit.Question, func(audit.Hit)) {
	return func(q *audit.Question, found func(audit.Hit)) {
		for i := range q.Texts {
			t := &q.Texts[i]
			if !t.Role.Advises() && (t.Role != audit.Title || kind != "ended") {
				continue
			}
			text := t.Folded().Text
			for n := range things {
				thing := &things[n]
				if thing.kind != kind || q.AsOf.Before(thing.since) || !hasAny(text, thing.cues) {
					continue
				}
				for _, m := range thing.pattern.FindAllStringIndex(text, -1) {
					s := sentence(text, m[0], m[1])
					if history.MatchString(s) || thing.unless != nil && thing.unless.MatchString(s) {
						continue
					}
					found(audit.Hit{Spot: t.FoldedSpot(m[0], m[1]), Message: &thing.message})
				}
			}
		}
	}
}

func hasAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
