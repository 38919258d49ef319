package main

import (
	"reflect"
	"regexp"
	"slices"
	"testing"
)

var verb = regexp.MustCompile(`%[.0-9]*[a-z]`)

func TestMessagesAreCompleteInEveryLanguage(t *testing.T) {
	en, ja := reflect.ValueOf(*english()), reflect.ValueOf(*japanese())
	for i := range en.NumField() {
		name, e, j := en.Type().Field(i).Name, en.Field(i).String(), ja.Field(i).String()
		if e == "" || j == "" {
			t.Errorf("%s: english %q, japanese %q; each language needs a text", name, e, j)
		}
		if ev, jv := verb.FindAllString(e, -1), verb.FindAllString(j, -1); !slices.Equal(ev, jv) {
			t.Errorf("%s: verbs are %q in english and %q in japanese", name, ev, jv)
		}
	}
}

func TestMessagesFor(t *testing.T) {
	tests := []struct {
		name string
		env  map[string]string
		want *messages
	}{
		{"nothing set", nil, english()},
		{"LANG", map[string]string{"LANG": "ja_JP.UTF-8"}, japanese()},
		{"LC_MESSAGES before LANG", map[string]string{"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "C"}, english()},
		{"LC_ALL before all", map[string]string{"LC_ALL": "ja", "LC_MESSAGES": "C", "LANG": "C"}, japanese()},
		{"another language", map[string]string{"LANG": "de_DE.UTF-8"}, english()},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := messagesFor(func(name string) string { return tt.env[name] }); *got != *tt.want {
				t.Errorf("got %q", got.ShortSearch)
			}
		})
	}
}
