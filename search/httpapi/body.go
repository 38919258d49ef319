package httpapi

import (
	"bytes"
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
	return readBodyAs(r, []string{"application/json"}, into, known)
}

// readBodyAs is readBody for a body that is declared as one of some media types, the right one first.
func readBodyAs(r *http.Request, types []string, into any, known []string) (given bool, err error) {
	if encoding := strings.Join(r.Header.Values("Content-Encoding"), ", "); encoding != "" && !strings.EqualFold(encoding, "identity") {
		return false, &problem{Type: "/problems/unsupported-encoding", Title: "Unsupported Content-Encoding",
			Status:   http.StatusUnsupportedMediaType,
			Detail:   fmt.Sprintf("bodies are not read in Content-Encoding %q; send the JSON as it is", clip(strings.ToValidUTF8(encoding, "\uFFFD"))),
			encoding: "identity"}
	}
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
	if charset := options["charset"]; err != nil || !slices.Contains(types, kind) || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return false, &problem{Type: "/problems/unsupported-media-type", Title: "Unsupported media type",
			Status: http.StatusUnsupportedMediaType, Detail: "the body must be JSON in UTF-8; send it with Content-Type: application/json"}
	}
	if !utf8.Valid(b) {
		return false, invalidBody("it is not UTF-8", known)
	}
	return true, decode(bytes.TrimPrefix(b, []byte("\uFEFF")), into, known) // some editors begin a file with a mark
}

func invalidBody(reason string, known []string) *problem {
	return &problem{Type: "/problems/invalid-body", Title: "Invalid body", Status: http.StatusBadRequest, Known: known,
		Detail: reason + "; send one JSON object with " + strings.Join(known, ", ")}
}
