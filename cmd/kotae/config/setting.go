package config

import (
	"slices"
	"strings"
	"time"

	"kotae/corpus/source"
)

// setting is what is known about a setting before anybody sets it.
type setting struct {
	key    string
	value  any // the default; its type is the setting's
	want   string
	valid  func(any) bool // nil takes every value of the type
	secret bool
}

// known are all settings, in the order of the printed file.
var known = []setting{
	{key: "data", value: ""},
	{key: "serve.addr", value: "127.0.0.1:8080", valid: each(isAddress), want: `write HOST:PORT, for example "127.0.0.1:8080"`},
	{key: "serve.sample", value: true},
	{key: "serve.log_format", value: "auto", valid: each(oneOf("auto", "text", "json")), want: "use auto, text or json"},
	{key: "serve.slow", value: 200 * time.Millisecond, valid: notNegative, want: `write a time such as "200ms", or "0s" to log no search as slow`},
	{key: "serve.query_log_days", value: 90, valid: between(0, 36_500), want: "write a whole number of days from 0 to 36500; 0 keeps no query log"},
	{key: "serve.metrics_addr", value: "", valid: each(emptyOr(isAddress)), want: `write HOST:PORT, for example "127.0.0.1:9090", or "" for the address of the service itself`},
	{key: "serve.cors_origins", value: []string{}, valid: each(isOrigin), want: `write origins such as "https://soudan.example", or "*" for all`},
	{key: "serve.rate_per_second", value: 0.0, valid: notNegative, want: "write a number from 0 up; 0 is without limit"},
	{key: "serve.rate_burst", value: 0, valid: notNegative, want: "write a whole number from 0 up; 0 is ten seconds' worth"},
	{key: "serve.trusted_proxies", value: []string{}, valid: each(isNetwork), want: `write addresses or networks such as "10.0.0.0/8"`},
	{key: "serve.search_needs_key", value: false},
	{key: "serve.cache_mb", value: 256, valid: between(1, 1<<20), want: "write a whole number from 1 to 1048576"},
	{key: "serve.max_in_flight", value: 256, valid: between(1, 1<<20), want: "write a whole number from 1 to 1048576"},
	{key: "import.format", value: source.Auto, valid: each(oneOf(source.Formats()...)), want: "use " + strings.Join(source.Formats(), ", ")},
	{key: "import.encoding", value: source.Auto, valid: each(oneOf(source.Encodings()...)), want: "use " + strings.Join(source.Encodings(), ", ")},
	{key: "import.columns", value: map[string]string{}},
	{key: "client.server", value: "", valid: each(emptyOr(isServer)), want: `write the address of a kotae service, for example "http://127.0.0.1:8080", or "" for the index of this machine`},
	{key: "client.key", value: "", valid: each(emptyOr(isKey)), want: "write the key as kotae key add printed it", secret: true},
}

// find returns the number of a setting, or -1.
func find(key string) int {
	return slices.IndexFunc(known, func(s setting) bool { return s.key == key })
}

func defaults() []Value {
	values := make([]Value, len(known))
	for i, s := range known {
		values[i] = Value{Key: s.key, Value: s.value, Source: Default, Secret: s.secret}
	}
	return values
}

// wrong says why a value of the right type cannot be, or "".
func (s *setting) wrong(v any) string {
	if s.valid == nil || s.valid(v) {
		return ""
	}
	return quote(v) + " cannot be used; " + s.want
}
