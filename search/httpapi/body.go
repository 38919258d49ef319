package httpapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxBodyBytes holds the longest draft there may be with each of its characters escaped.
const maxBodyBytes = 256 << 10

// readBody decodes a JSON object whose fields are known. No body at all leaves into as it is and returns false.
func readBody(r *http.Request, into any, known ...string) (given bool, err error) {
	b, err := io.ReadAll(io.LimitReader(r.Body, maxBodyBytes+1))
	switch {
	case err != nil:
		return false, invalidBody("the body broke off", known)
	case len(b) > maxBodyBytes:
		return false, &problem{Type: "/problems/body-too-large", Title: "Body too large", Status: http.StatusRequestEntityTooLarge,
			Detail: fmt.Sprintf("the body is over %d bytes; send less text", maxBodyBytes)}
	case len(b) == 0:
		return false, nil
	}
	kind, options, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset := options["charset"]; err != nil || kind != "application/json" || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return false, &problem{Type: "/problems/unsupported-media-type", Title: "Unsupported media type",
			Status: http.StatusUnsupportedMediaType, Detail: "the body must be JSON in UTF-8; send it with Content-Type: application/json"}
	}
	if !utf8.Valid(b) {
		return false, invalidBody("it is not UTF-8", known)
	}
	return true, decode(b, into, known)
}

func decode(b []byte, into any, known []string) error {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(b, &fields); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return invalidBody(fmt.Sprintf("it is not JSON: %v at byte %d", syntax, syntax.Offset), known)
		}
		return invalidBody("it is no JSON object", known)
	}
	for name := range fields {
		if !slices.Contains(known, name) {
			p := unknownParameter(name, known)
			p.Type, p.Title = "/problems/unknown-field", "Unknown field"
			p.Detail = fmt.Sprintf("%q is not a field of this body; the fields are %s", p.Parameter, strings.Join(known, ", "))
			return p
		}
	}
	if err := json.NewDecoder(bytes.NewReader(b)).Decode(into); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) && wrong.Field != "" {
			return invalid(wrong.Field, fmt.Sprintf("a %s is not what belongs here; send a %s", wrong.Value, jsonType(wrong)))
		}
		return invalidBody("it cannot be read", known)
	}
	return nil
}

func jsonType(err *json.UnmarshalTypeError) string {
	if err.Type.Kind().String() == "string" {
		return "string"
	}
	return "whole number"
}

func invalidBody(reason string, known []string) *problem {
	return &problem{Type: "/problems/invalid-body", Title: "Invalid body", Status: http.StatusBadRequest, Known: known,
		Detail: reason + "; send one JSON object with " + strings.Join(known, ", ")}
}
