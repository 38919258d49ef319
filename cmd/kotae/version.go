package main

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"kotae/indexer/analysis"
)

// version is set by go build -ldflags "-X main.version=…"; without that the module's own version is told.
var version string

// versions is what kotae version --json prints.
type versions struct {
	Version  string `json:"version"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
	Analyzer string `json:"analyzer"` // the fingerprint that an index must have been cut with
}

func currentVersions() versions {
	v := versions{version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH, analysis.Fingerprint()}
	if info, ok := debug.ReadBuildInfo(); ok && v.Version == "" {
		v.Version = info.Main.Version
	}
	if v.Version == "" {
		v.Version = "(devel)"
	}
	return v
}

func (a *app) versionCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: a.text.ShortVersion,
		Args:  a.arguments(0, 0, a.text.WantNothing),
		RunE: func(*cobra.Command, []string) error {
			v := currentVersions()
			if asJSON {
				return a.printJSON(v)
			}
			a.printf("kotae %s\n", v.Version)
			a.printTable(nil, [][]string{
				{a.text.GoVersion, v.Go + " " + v.Platform},
				{a.text.AnalyzerFingerprint, v.Analyzer},
			})
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}
