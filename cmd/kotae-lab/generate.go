package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"kotae/corpus/synthetic"
)

func newGenerateCommand() *cobra.Command {
	var from string
	var n int
	var seed uint64
	cmd := &cobra.Command{
		Use:   "generate --from PASSAGES.jsonl[.gz] --questions N > corpus.jsonl",
		Short: "make a large corpus of questions, the same for the same seed",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			passages, err := synthetic.Passages(from)
			if err != nil {
				return err
			}
			if len(passages) == 0 {
				return errors.New("there are no passages in " + from)
			}
			w := bufio.NewWriterSize(os.Stdout, 1<<20)
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			for q := range synthetic.Questions(passages, n, seed) {
				if err := enc.Encode(q); err != nil {
					return err
				}
			}
			return w.Flush()
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "passages, one JSON object with a text a line")
	cmd.Flags().IntVar(&n, "questions", 20_000, "how many")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "of the random choices")
	_ = cmd.MarkFlagRequired("from")
	return cmd
}
