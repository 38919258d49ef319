package main

import (
	"os"

	"github.com/spf13/cobra"

	"kotae/corpus/synthetic"
)

func newGenerateCommand() *cobra.Command {
	var from string
	var n, each int
	var seed uint64
	cmd := &cobra.Command{
		Use:   "generate --from PASSAGES.jsonl[.gz] --questions N > corpus.jsonl",
		Short: "make a large corpus of questions, the same for the same seed",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return synthetic.Write(os.Stdout, from, n, each, seed)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "passages, one JSON object with a text a line")
	cmd.Flags().IntVar(&n, "questions", 20_000, "how many")
	cmd.Flags().IntVar(&each, "passages", synthetic.DefaultPassages, "how many make one question")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "of the random choices")
	_ = cmd.MarkFlagRequired("from")
	return cmd
}
