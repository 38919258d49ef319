package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

const rootHelp = `kotae builds the index of an advice site's questions, serves its search page and API, and
searches on the command line.

The data directory, which holds the index, is --data DIR, else $KOTAE_DATA, else data in kotae.toml, else
  Linux    $XDG_DATA_HOME/kotae or ~/.local/share/kotae
  macOS    ~/Library/Application Support/kotae
  Windows  %LocalAppData%\kotae

Settings are read from --config FILE, else $KOTAE_CONFIG, else, where it exists,
  Linux    $XDG_CONFIG_HOME/kotae/kotae.toml or ~/.config/kotae/kotae.toml
  macOS    ~/Library/Application Support/kotae/kotae.toml
  Windows  %AppData%\kotae\kotae.toml
kotae config prints them all, and where each comes from.

Exit codes:
  0    done
  1    no hits, or a failure
  2    the command line or the request cannot be followed
  3    there is no index, no such question or key, or what was decided cannot be read
  4    another process is writing to the data directory
  5    imported, but some records were rejected
  6    not imported, because too many questions would have been removed
  7    the audit found something to mend
  130  interrupted

Messages are Japanese where LC_ALL, LC_MESSAGES or LANG begins with ja, else English.
NO_COLOR turns colours off.`

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:                        "kotae",
		Short:                      a.text.ShortRoot,
		Long:                       rootHelp,
		Args:                       a.knownCommand,
		RunE:                       func(c *cobra.Command, _ []string) error { return c.Help() },
		SilenceUsage:               true,
		SilenceErrors:              true,
		SuggestionsMinimumDistance: 2,
		PersistentPreRunE:          a.configure,
	}
	root.PersistentFlags().StringVar(&a.data, "data", "", "keep the index in `DIR`")
	root.PersistentFlags().StringVar(&a.configFile, "config", "", "read the settings from `FILE`")
	_ = root.MarkPersistentFlagDirname("data")
	_ = root.MarkPersistentFlagFilename("config", "toml")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return a.misused(c, a.flagMistake(err))
	})
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.AddCommand(a.indexCommand(), a.serveCommand(), a.searchCommand(), a.relatedCommand(), a.showCommand(),
		a.analyzeCommand(), a.dictCommand(), a.evalCommand(), a.rollbackCommand(), a.generationsCommand(), a.statsCommand(),
		a.forgetCommand(), a.pruneCommand(), a.exportCommand(), a.backupCommand(), a.restoreCommand(), a.keyCommand(), a.configCommand(), a.versionCommand(), a.logCommand(), a.verdictsCommand(), a.dupesCommand(), a.auditCommand(), a.kwicCommand())
	a.addCompletion(root)
	return root
}

// knownCommand refuses what is no subcommand and suggests what may have been meant.
func (a *app) knownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	message := fmt.Sprintf(a.text.UnknownCommand, args[0])
	if meant := root.SuggestionsFor(args[0]); len(meant) > 0 {
		message += fmt.Sprintf(a.text.DidYouMean, strings.Join(meant, ", "))
	}
	return a.misused(root, message)
}

// arguments accepts from least to most of them (most < 0: any number) and otherwise says what is wanted.
func (a *app) arguments(least, most int, wanted string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) >= least && (most < 0 || len(args) <= most) {
			return nil
		}
		return a.misused(c, wanted)
	}
}

// misused is the usage error of a command, which points to its help.
func (a *app) misused(c *cobra.Command, what string) error {
	return usage(fmt.Errorf(a.text.SeeHelp, what, c.CommandPath()))
}
