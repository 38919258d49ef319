package decisions

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Scope is what a key allows; each includes those before it.
type Scope string

// The scopes.
const (
	Search Scope = "search"
	Editor Scope = "editor"
	Admin  Scope = "admin"
)

// Includes reports whether a key of scope s may do what needs wanted.
func (s Scope) Includes(wanted Scope) bool { return s.rank() >= wanted.rank() && s.rank() > 0 }

// Valid reports whether there is such a scope.
func (s Scope) Valid() bool { return s.rank() > 0 }

func (s Scope) rank() int {
	switch s {
	case Search:
		return 1
	case Editor:
		return 2
	case Admin:
		return 3
	}
	return 0
}

// Key is an API key. The secret itself is not kept.
type Key struct {
	Name    string    `json:"name"`
	Scope   Scope     `json:"scope"`
	At      time.Time `json:"at"`
	Revoked time.Time `json:"revoked,omitzero"`

	hash []byte
}

// keyPrefix lets a leaked key be recognised for what it is.
const keyPrefix = "kotae_"

// AddKey makes a key and returns its secret, which cannot be asked for again. ErrExists is for a name that is taken, also
// by a revoked key: a name in a log always means one key.
func (d *DB) AddKey(ctx context.Context, name string, scope Scope) (secret string, err error) {
	if name == "" || !scope.Valid() {
		return "", fmt.Errorf("a key needs a name and a scope, not %q and %q", name, scope)
	}
	secret = keyPrefix + rand.Text() // 128 bits or more: a plain hash is enough
	hash := sha256.Sum256([]byte(secret))
	err = d.decide(ctx, func(tx *sql.Tx) error {
		err := one(tx.ExecContext(ctx, "INSERT INTO key (name, scope, hash, at, revoked) VALUES (?, ?, ?, ?, '') ON CONFLICT (name) DO NOTHING",
			name, string(scope), hash[:], stamp(time.Now())))
		if errors.Is(err, ErrNotFound) {
			return ErrExists
		}
		return err
	})
	if err != nil {
		return "", err
	}
	return secret, nil
}

// RevokeKey ends a key for good, or returns ErrNotFound.
func (d *DB) RevokeKey(ctx context.Context, name string) error {
	return d.decide(ctx, func(tx *sql.Tx) error {
		return one(tx.ExecContext(ctx, "UPDATE key SET revoked = ? WHERE name = ? AND revoked = ''", stamp(time.Now()), name))
	})
}

// Keys lists them by name.
func (d *DB) Keys(ctx context.Context) ([]Key, error) {
	return list(ctx, d, "SELECT name, scope, at, revoked, hash FROM key ORDER BY name", func(scan func(...any) error) (k Key, err error) {
		var at, revoked string
		if err = scan(&k.Name, &k.Scope, &at, &revoked, &k.hash); err != nil {
			return k, err
		}
		if revoked != "" {
			if k.Revoked, err = time.Parse(time.RFC3339, revoked); err != nil {
				return k, err
			}
		}
		k.At, err = time.Parse(time.RFC3339, at)
		return k, err
	})
}

// FindKey returns the key of a secret that is still good.
func FindKey(keys []Key, secret string) (Key, bool) {
	hash := sha256.Sum256([]byte(secret))
	for _, k := range keys {
		if k.Revoked.IsZero() && subtle.ConstantTimeCompare(k.hash, hash[:]) == 1 {
			return k, true
		}
	}
	return Key{}, false
}
