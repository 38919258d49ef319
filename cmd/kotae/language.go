package main

import "strings"

// messagesFor picks the language as the platform does: LC_ALL before LC_MESSAGES before LANG.
func messagesFor(env func(string) string) *messages {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := env(name); locale != "" {
			if strings.HasPrefix(strings.ToLower(locale), "ja") {
				return japanese()
			}
			return english()
		}
	}
	return english()
}
