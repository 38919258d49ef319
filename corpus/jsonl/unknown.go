package jsonl

import (
	"encoding/json"
	"fmt"
	"reflect"
	"sort"
	"strings"

	"kotae/corpus"
)

// fieldNames are the names of the record's fields at every depth, just as they must be written.
var fieldNames = namesIn(reflect.TypeFor[corpus.Question](), map[string]bool{})

func namesIn(t reflect.Type, names map[string]bool) map[string]bool {
	switch t.Kind() {
	case reflect.Slice:
		namesIn(t.Elem(), names)
	case reflect.Struct:
		for i := range t.NumField() {
			name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			names[name] = true
			namesIn(t.Field(i).Type, names)
		}
	}
	return names
}

// unknownField finds the first field that the record does not have, and names those it has at that place.
func unknownField(line []byte) *corpus.Problem {
	var v any
	if err := json.Unmarshal(line, &v); err != nil {
		return nil
	}
	return unknownIn(v, reflect.TypeFor[corpus.Question](), "")
}

func unknownIn(v any, t reflect.Type, path string) *corpus.Problem {
	switch v := v.(type) {
	case map[string]any:
		if t.Kind() != reflect.Struct {
			return nil
		}
		known := map[string]reflect.Type{}
		var names []string
		for i := range t.NumField() {
			name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			known[name] = t.Field(i).Type
			names = append(names, name)
		}
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for _, k := range keys {
			field := strings.TrimPrefix(path+"."+k, ".")
			t, ok := known[k]
			if !ok {
				return &corpus.Problem{Field: field, Reason: "is not a field of the record", Fix: "leave it out, or use one of: " + strings.Join(names, ", ")}
			}
			if p := unknownIn(v[k], t, field); p != nil {
				return p
			}
		}
	case []any:
		if t.Kind() != reflect.Slice {
			return nil
		}
		for i, e := range v {
			if p := unknownIn(e, t.Elem(), fmt.Sprintf("%s[%d]", path, i)); p != nil {
				return p
			}
		}
	}
	return nil
}

// jsonKind names a field's type as its writer would.
func jsonKind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a string"
	case reflect.Bool:
		return "true or false"
	case reflect.Int:
		return "a whole number"
	case reflect.Slice:
		return "an array"
	}
	return "an object"
}
