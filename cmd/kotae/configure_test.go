package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"kotae/cmd/kotae/config"
)

// TestEverySettingOfServeIsAFlag holds the settings and the flags of kotae serve together: the same names, the same defaults.
func TestEverySettingOfServeIsAFlag(t *testing.T) {
	none := func(string) string { return "" }
	settings, err := config.Load("", "linux", none)
	if err != nil {
		t.Fatal(err)
	}
	serve, _, err := newApp(strings.NewReader(""), &strings.Builder{}, &strings.Builder{}, none).rootCommand().Find([]string{"serve"})
	if err != nil {
		t.Fatal(err)
	}
	flags := map[string]bool{}
	serve.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
		key, negated := settingOf("serve", f.Name)
		v, ok := settings.Get(key)
		if !ok {
			t.Errorf("--%s is no setting", f.Name)
			return
		}
		flags[key] = true
		got := strings.Join(flagTexts(f, negated), ",")
		if want := strings.Join(config.Texts(v.Value), ","); got != want {
			t.Errorf("--%s is %q where nobody sets it, %s is %q", f.Name, got, key, want)
		}
	})
	for _, v := range settings.All() {
		if strings.HasPrefix(v.Key, "serve.") && !flags[v.Key] {
			t.Errorf("%s is no flag of kotae serve", v.Key)
		}
	}
}

func TestSettingsBecomeFlags(t *testing.T) {
	var (
		flags    = pflag.NewFlagSet("serve", pflag.ContinueOnError)
		noSample = flags.Bool("no-sample", false, "")
		slow     = flags.Duration("slow", time.Second, "")
		origins  = flags.StringSlice("cors-origins", []string{"left over"}, "")
	)
	for name, value := range map[string]any{"no-sample": false, "slow": 2 * time.Millisecond, "cors-origins": []string{"https://a.example", "a,b"}} {
		_, negated := settingOf("serve", name)
		if err := setFlag(flags.Lookup(name), config.Texts(value), negated); err != nil {
			t.Fatal(err)
		}
	}
	if !*noSample || *slow != 2*time.Millisecond || !slices.Equal(*origins, []string{"https://a.example", "a,b"}) {
		t.Errorf("no sample: %t, slow: %v, origins: %q", *noSample, *slow, *origins)
	}
	if got := flagTexts(flags.Lookup("no-sample"), true); !slices.Equal(got, []string{"false"}) {
		t.Errorf("--no-sample is sample = %q", got)
	}
}
