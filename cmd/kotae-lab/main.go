// Command kotae-lab measures kotae: it makes large corpora, scores the ranking on judged queries, and puts a service
// under load while generations change.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"github.com/spf13/cobra"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	root := &cobra.Command{Use: "kotae-lab", Short: "measure kotae", SilenceUsage: true}
	root.AddCommand(newGenerateCommand(), newQualityCommand(), newRelatedCommand(), newFitDuplicatesCommand(), newDupesCommand(), newRelaxedCommand(), newStagesCommand(), newSpeedCommand(), newSuggestCommand(), newFacetsCommand(), newFormatsCommand(), newAuditCommand(), newSoakCommand())
	if err := root.ExecuteContext(ctx); err != nil {
		fmt.Fprintln(os.Stderr)
		os.Exit(1)
	}
}
