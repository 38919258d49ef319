package main

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/spf13/pflag"
)

// flagMistake says what is wrong with a flag that was given, in the user's terms.
func (a *app) flagMistake(err error) string {
	var unknown *pflag.NotExistError
	var valueless *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		return fmt.Sprintf(a.text.NoSuchFlag, "--"+unknown.GetSpecifiedName())
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames()[0] >= utf8.RuneSelf: // a word to be excluded
		return fmt.Sprintf(a.text.WordNotFlag, "-"+oneLine(unknown.GetSpecifiedShortnames()))
	case errors.As(err, &unknown):
		return fmt.Sprintf(a.text.NoSuchFlag, "-"+unknown.GetSpecifiedShortnames())
	case errors.As(err, &valueless):
		return fmt.Sprintf(a.text.FlagWantsValue, valueless.GetFlag().Name)
	case errors.As(err, &bad):
		format, ok := map[string]string{
			"int": a.text.FlagWantsInt, "float64": a.text.FlagWantsNumber, "duration": a.text.FlagWantsTime, "bool": a.text.FlagWantsBool,
		}[bad.GetFlag().Value.Type()]
		if ok {
			return fmt.Sprintf(format, bad.GetFlag().Name, oneLine(bad.GetValue()))
		}
	}
	return err.Error()
}
