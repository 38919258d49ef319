package httpapi

import (
	"fmt"
	"net/http"

	"kotae/indexer/decisions"
)

// tooMany is for a client whose quota is used up for so many seconds.
func tooMany(seconds int) *problem {
	return &problem{Type: "/problems/too-many-requests", Title: "Too many requests", Status: http.StatusTooManyRequests,
		Detail: fmt.Sprintf("you ask more often than RateLimit-Policy allows; try again in %d s", seconds), retryAfter: seconds,
		rejected: rejectedRate}
}

func missingKey(scope decisions.Scope) *problem {
	return &problem{Type: "/problems/key-needed", Title: "Key needed", Status: http.StatusUnauthorized,
		Detail:    fmt.Sprintf("this needs a key of the scope %s; send it as Authorization: Bearer kotae_…", scope),
		challenge: `Bearer realm="kotae"`, rejected: rejectedAuth}
}

// bareKey is for a key that is sent, but not as RFC 6750 has it.
func bareKey() *problem {
	return &problem{Type: "/problems/malformed-authorization", Title: "Malformed Authorization", Status: http.StatusUnauthorized,
		Detail:    "the key does not stand behind the word Bearer; send it as Authorization: Bearer kotae_…",
		challenge: `Bearer realm="kotae"`, rejected: rejectedAuth}
}

func wrongKey() *problem {
	return &problem{Type: "/problems/wrong-key", Title: "Wrong key", Status: http.StatusUnauthorized,
		Detail:    "the key is unknown or was revoked; send a good one as Authorization: Bearer kotae_…, or none where none is needed",
		challenge: `Bearer realm="kotae", error="invalid_token"`, rejected: rejectedAuth}
}

func smallKey(key decisions.Key, scope decisions.Scope) *problem {
	return &problem{Type: "/problems/key-allows-too-little", Title: "Key allows too little", Status: http.StatusForbidden,
		Detail:    fmt.Sprintf("the key %q has the scope %s; this needs %s", key.Name, key.Scope, scope),
		challenge: fmt.Sprintf("Bearer realm=\"kotae\", error=\"insufficient_scope\", scope=%q", scope), rejected: rejectedAuth}
}
