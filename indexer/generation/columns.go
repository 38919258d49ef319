package generation

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"
	"os"
)

// Columns hold what ranking and updates need of every document, as arrays by bleve's document number.
type Columns struct {
	IDs     []string
	Hashes  []string   // corpus.Question.Hash
	Lengths [][]uint32 // by field, in the order of the indexer's fields: the true number of terms
	Answers []uint32   // how many answers
	TextEnd []int64    // where the document's text ends in texts.bin …
	TextLen []uint32   // … and how long it is, in bytes
}

func (c *Columns) write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	err = gob.NewEncoder(w).Encode(c)
	return errors.Join(err, w.Flush(), f.Close())
}

func readColumns(path string) (*Columns, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var c Columns
	if err := gob.NewDecoder(bufio.NewReaderSize(f, 1<<20)).Decode(&c); err != nil {
		return nil, err
	}
	n := len(c.IDs)
	if len(c.Hashes) != n || len(c.Answers) != n || len(c.TextEnd) != n || len(c.TextLen) != n {
		return nil, fmt.Errorf("columns of different lengths")
	}
	for _, l := range c.Lengths {
		if len(l) != n {
			return nil, fmt.Errorf("columns of different lengths")
		}
	}
	return &c, nil
}
