package generation

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"
	"math"
	"os"

	"kotae/indexer/completion"
)

// Columns hold what ranking and updates need of every document, as arrays by bleve's document number. An update leaves
// holes: the numbers of documents that are gone, with empty values and "" as their id.
type Columns struct {
	IDs      []string
	Hashes   []string   // corpus.Question.Hash
	Contents []string   // corpus.Question.Fingerprint
	Prints   []string   // corpus.Question.Wording
	Lengths  [][]uint32 // by field, in the order of the indexer's fields: the true number of terms
	Answers  []uint32   // how many answers
	TextEnd  []int64    // where the document's text ends in texts.bin …
	TextLen  []uint32   // … and how long it is, in bytes
	Asked    []int64    // when it was asked, or else updated, in Unix seconds; NoDate where it is not known
	Facets   []Facet    // in the order of Category, Adviser, Status, Year
}

// NoDate is Columns.Asked of a question without a date; it is before all others.
const NoDate = math.MinInt64

// Live reports whether a document number is that of a question and not a hole.
func (c *Columns) Live(n uint32) bool { return c.IDs[n] != "" }

// Row is one document of the columns.
type Row struct {
	ID      string
	Hash    string
	Content string
	Print   string
	Lengths []uint32
	Answers uint32
	TextEnd int64
	TextLen uint32
	Asked   int64
	Values  [numFacets][]string
	Title   completion.Entry // not in the columns but in the completions
}

// Row returns a document's row.
func (c *Columns) Row(n uint32) Row {
	r := Row{
		ID: c.IDs[n], Hash: c.Hashes[n], Content: c.Contents[n], Print: c.Prints[n], Answers: c.Answers[n],
		TextEnd: c.TextEnd[n], TextLen: c.TextLen[n], Asked: c.Asked[n],
	}
	for _, l := range c.Lengths {
		r.Lengths = append(r.Lengths, l[n])
	}
	for f := range c.Facets {
		for _, o := range c.Facets[f].Of(n) {
			r.Values[f] = append(r.Values[f], c.Facets[f].Values[o])
		}
	}
	return r
}

// newColumns puts rows, of which holes are empty, side by side. fields is how many lengths a row has.
func newColumns(rows []Row, fields int) *Columns {
	c := &Columns{Lengths: make([][]uint32, fields), Facets: make([]Facet, numFacets)}
	var values [numFacets][][]string
	for _, r := range rows {
		c.IDs, c.Hashes = append(c.IDs, r.ID), append(c.Hashes, r.Hash)
		c.Contents, c.Prints = append(c.Contents, r.Content), append(c.Prints, r.Print)
		c.Answers, c.Asked = append(c.Answers, r.Answers), append(c.Asked, r.Asked)
		c.TextEnd, c.TextLen = append(c.TextEnd, r.TextEnd), append(c.TextLen, r.TextLen)
		for f := range c.Lengths {
			length := uint32(0)
			if f < len(r.Lengths) {
				length = r.Lengths[f]
			}
			c.Lengths[f] = append(c.Lengths[f], length)
		}
		for f := range values {
			values[f] = append(values[f], r.Values[f])
		}
	}
	for f := range values {
		c.Facets[f] = NewFacet(values[f])
	}
	return c
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
	if len(c.Hashes) != n || len(c.Contents) != n || len(c.Prints) != n || len(c.Answers) != n ||
		len(c.TextEnd) != n || len(c.TextLen) != n || len(c.Asked) != n || len(c.Facets) != numFacets {
		return nil, fmt.Errorf("columns of different lengths")
	}
	for _, f := range c.Facets {
		if len(f.Ends) != n {
			return nil, fmt.Errorf("columns of different lengths")
		}
	}
	for _, l := range c.Lengths {
		if len(l) != n {
			return nil, fmt.Errorf("columns of different lengths")
		}
	}
	return &c, nil
}
