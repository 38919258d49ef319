package httpapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
)

// decode reads one JSON object into a struct of strings, numbers and lists of what decodes further. It refuses a field that is not known, and one
// given twice, of which the last would win.
func decode(b []byte, into any, known []string) error {
	if err := json.NewDecoder(bytes.NewReader(b)).Decode(new(json.RawMessage)); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return invalidBody("it is not JSON: it breaks off", known)
	}
	var syntax *json.SyntaxError
	switch err := json.Unmarshal(b, new(json.RawMessage)); {
	case errors.As(err, &syntax):
		return invalidBody(fmt.Sprintf("it is not JSON from byte %d on", syntax.Offset), known)
	case err != nil:
		return invalidBody("it cannot be read", known)
	}
	names, ok := fieldNames(b)
	if !ok {
		return invalidBody("it is no JSON object", known)
	}
	for i, name := range names {
		switch {
		case !slices.Contains(known, name):
			p := unknownParameter(name, known)
			p.Type, p.Title = "/problems/unknown-field", "Unknown field"
			p.Detail = fmt.Sprintf("%q is not a field of this body; the fields are %s", p.Parameter, strings.Join(known, ", "))
			return p
		case slices.Contains(names[:i], name):
			return &problem{Type: "/problems/repeated-field", Title: "Repeated field", Status: http.StatusBadRequest, Parameter: name, Known: known,
				Detail: name + " is given more than once; give it once"}
		}
	}
	var wrong *json.UnmarshalTypeError
	switch err := json.Unmarshal(b, into); {
	case errors.As(err, &wrong) && wrong.Field != "":
		return invalid(wrong.Field, fmt.Sprintf("%s is not what belongs here; send %s", found(wrong), wanted(wrong)))
	case err != nil:
		return invalidBody("it cannot be read", known)
	}
	return nil
}

// fieldNames lists the fields of valid JSON, in their order. It returns false for what is no object.
func fieldNames(b []byte) (names []string, ok bool) {
	dec := json.NewDecoder(bytes.NewReader(b))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil, false
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil, false
		}
		if err := dec.Decode(new(json.RawMessage)); err != nil {
			return nil, false
		}
		names = append(names, name.(string)) // in an object nothing else can stand here
	}
	return names, true
}

// found says what a value is.
func found(err *json.UnmarshalTypeError) string {
	kind, number, _ := strings.Cut(err.Value, " ")
	switch kind {
	case "array", "object":
		return "an " + kind
	case "bool":
		return "true or false"
	case "number":
		if number != "" {
			return clip(number)
		}
	}
	return "a " + kind
}

// wanted says what a value should be.
func wanted(err *json.UnmarshalTypeError) string {
	switch err.Type.Kind() {
	case reflect.String:
		return "a string"
	case reflect.Slice:
		return "a list"
	case reflect.Float64:
		return "a number"
	}
	return "a whole number"
}
