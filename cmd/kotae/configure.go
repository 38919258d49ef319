package main

import (
	"errors"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kotae/cmd/kotae/config"
)

// settingsOf are the tables of settings that are flags of a command.
var settingsOf = map[string]string{"serve": "serve", "index": "import", "search": "client", "related": "client", "show": "client"}

// configure finds the settings in force and gives them to the flags of the command that is about to run. Flags that were
// given win, and are held to the same rules.
func (a *app) configure(c *cobra.Command, _ []string) error {
	if !needsSettings(c) {
		return nil
	}
	settings, err := config.Load(a.configFile, runtime.GOOS, a.env)
	if err != nil {
		return usage(err)
	}
	a.settings = settings
	if f := c.Flags().Lookup("data"); f != nil && f.Changed && f.Value.String() == "" {
		return usage(errors.New(a.text.EmptyData)) // a variable of a script that is not set
	}
	c.Flags().VisitAll(func(f *pflag.Flag) {
		key, negated := settingOf(c.Name(), f.Name)
		v, ok := settings.Get(key)
		if !ok || err != nil {
			return
		}
		switch {
		case f.Changed:
			err = settings.Override(key, f.Name, flagTexts(f, negated))
		case v.Source != config.Default:
			err = setFlag(f, config.Texts(v.Value), negated)
		}
	})
	if err != nil {
		return usage(err)
	}
	return nil
}

// needsSettings is false for what must work also where the configuration is broken.
func needsSettings(c *cobra.Command) bool {
	for p := c; p.HasParent(); p = p.Parent() {
		switch p.Name() {
		case "help", "version", "completion", cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd:
			return false
		}
	}
	return c.HasParent()
}

// settingOf is the setting that a flag of a command may stand for; a flag no-x is the contrary of x.
func settingOf(command, flag string) (key string, negated bool) {
	if flag == "data" {
		return flag, false
	}
	name, negated := strings.CutPrefix(flag, "no-")
	return settingsOf[command] + "." + strings.ReplaceAll(name, "-", "_"), negated
}

// flagTexts is what was given with a flag, as texts.
func flagTexts(f *pflag.Flag, negated bool) []string {
	if list, ok := f.Value.(pflag.SliceValue); ok {
		return list.GetSlice()
	}
	return []string{contrary(f.Value.String(), negated)}
}

func setFlag(f *pflag.Flag, texts []string, negated bool) error {
	if list, ok := f.Value.(pflag.SliceValue); ok {
		return list.Replace(texts)
	}
	return f.Value.Set(contrary(texts[0], negated))
}

func contrary(text string, negated bool) string {
	switch {
	case negated && text == "true":
		return "false"
	case negated && text == "false":
		return "true"
	}
	return text
}

// dataDir is where the index is kept.
func (a *app) dataDir() (string, error) {
	if a.data != "" {
		return a.data, nil
	}
	return config.DataDir(runtime.GOOS, a.env)
}

func (a *app) configCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "config",
		Short: a.text.ShortConfig,
		Long: `Prints the settings in force as a file that kotae reads, and beside each where it comes from: default, file,
env (a variable) or flag. Of the key it tells only that it is set.

A setting has one name: serve.addr in the file is KOTAE_SERVE_ADDR in the environment and the flag --addr of
kotae serve. Flags win over the environment, the environment over the file. Lists are separated by commas in a
variable. A key that is no setting is an error; a path in data counts from the file.`,
		Args: a.arguments(0, 0, a.text.WantNothing),
		RunE: func(*cobra.Command, []string) error {
			if asJSON {
				return a.printJSON(a.settingsJSON())
			}
			return a.printSettings()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// inForce is a setting as kotae config --json prints it.
type inForce struct {
	Value  any    `json:"value"` // as in the file
	Source string `json:"source"`
}

func (a *app) settingsJSON() map[string]inForce {
	out := map[string]inForce{}
	for _, v := range a.settings.All() {
		out[v.Key] = inForce{v.Shown(), v.Source}
	}
	return out
}

func (a *app) printSettings() error {
	if file := a.settings.File; file != "" {
		a.printf("# %s\n", oneLine(file))
	} else if file = config.File(runtime.GOOS, a.env); file != "" {
		a.printf("# "+a.text.NoSuchFile+"\n", oneLine(file))
	}
	return a.settings.WriteTOML(a.out)
}
