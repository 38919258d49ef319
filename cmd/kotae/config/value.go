package config

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// split cuts what a variable holds into texts: lists and tables are separated by commas.
func (s *setting) split(text string) []string {
	switch s.value.(type) {
	case []string, map[string]string:
		parts := strings.Split(text, ",")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		return parts
	}
	return []string{text}
}

// fromTexts reads what a flag or a variable says; a row of a table is HEADER=FIELD. reason says why it cannot be read.
func (s *setting) fromTexts(texts []string) (v any, reason string) {
	switch s.value.(type) {
	case []string:
		return texts, ""
	case map[string]string:
		table := map[string]string{}
		for _, row := range texts {
			at := strings.LastIndexByte(row, '=') // a header may hold one
			if at <= 0 || at == len(row)-1 {
				return nil, fmt.Sprintf("%q is no row; write HEADER=FIELD", row)
			}
			table[row[:at]] = row[at+1:]
		}
		return table, ""
	}
	if len(texts) != 1 {
		return nil, "want one value"
	}
	text := texts[0]
	var err error
	switch s.value.(type) {
	case bool:
		v, err = strconv.ParseBool(text)
	case int:
		v, err = strconv.Atoi(text)
	case float64:
		v, err = strconv.ParseFloat(text, 64)
	case time.Duration:
		v, err = time.ParseDuration(text)
	default:
		return text, ""
	}
	if err != nil {
		return nil, s.mistyped(text)
	}
	return v, ""
}

// Texts is a setting's value as a flag takes it: one text, or one for each part of a list or table.
func Texts(v any) []string {
	switch v := v.(type) {
	case []string:
		return v
	case map[string]string:
		rows := make([]string, 0, len(v))
		for _, k := range slices.Sorted(maps.Keys(v)) {
			rows = append(rows, k+"="+v[k])
		}
		return rows
	}
	return []string{fmt.Sprint(v)}
}

// fromTOML takes a value as the file has it.
func (s *setting) fromTOML(given any) (v any, reason string) {
	switch s.value.(type) {
	case int:
		if n, ok := given.(int64); ok && int64(int(n)) == n {
			return int(n), ""
		}
	case float64:
		switch n := given.(type) {
		case int64:
			return float64(n), ""
		case float64:
			return n, ""
		}
	case time.Duration:
		if text, ok := given.(string); ok {
			return s.fromTexts([]string{text})
		}
	case []string:
		if texts, ok := listOfTexts(given); ok {
			return texts, ""
		}
	case map[string]string:
		if table, ok := tableOfTexts(given); ok {
			return table, ""
		}
	case string:
		if text, ok := given.(string); ok {
			return text, ""
		}
	case bool:
		if b, ok := given.(bool); ok {
			return b, ""
		}
	}
	return nil, s.mistyped(given)
}

func listOfTexts(given any) ([]string, bool) {
	list, ok := given.([]any)
	texts := make([]string, len(list))
	for i := range list {
		if texts[i], ok = list[i].(string); !ok {
			return nil, false
		}
	}
	return texts, ok
}

func tableOfTexts(given any) (map[string]string, bool) {
	table, ok := given.(map[string]any)
	texts := make(map[string]string, len(table))
	for k := range table {
		if texts[k], ok = table[k].(string); !ok {
			return nil, false
		}
	}
	return texts, ok
}

// mistyped tells what kind of value is wanted instead.
func (s *setting) mistyped(given any) string {
	kind, fix := "a text", "write it in quotation marks"
	switch s.value.(type) {
	case bool:
		kind, fix = "true or false", "write one of them, without quotation marks"
	case int:
		kind, fix = "a whole number", "write one without quotation marks, for example 256"
	case float64:
		kind, fix = "a number", "write one without quotation marks, for example 5 or 0.5"
	case time.Duration:
		kind, fix = "a time", `write for example "200ms" or "2s"`
	case []string:
		kind, fix = "a list of texts", `write for example ["a", "b"]`
	case map[string]string:
		kind, fix = "a table of texts", `write rows such as "質問" = "body"`
	}
	if s.want != "" {
		fix = s.want
	}
	return quote(given) + " is not " + kind + "; " + fix
}

// quote shows a value of any kind, and not too much of it.
func quote(v any) string {
	const limit = 80
	text := fmt.Sprint(v)
	if s, ok := v.(string); ok {
		text = strconv.Quote(s)
	}
	if r := []rune(text); len(r) > limit {
		return string(r[:limit]) + "…"
	}
	return text
}
