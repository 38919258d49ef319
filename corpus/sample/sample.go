// Package sample is a small advice site written for this project, embedded so that a service without an index has
// something real to show.
package sample

import (
	"embed"
	"io/fs"
)

//go:embed questions/*.jsonl
var questions embed.FS

// Questions holds the sample as JSONL files of canonical records, one file a theme.
func Questions() fs.FS {
	sub, err := fs.Sub(questions, "questions")
	if err != nil {
		panic("sample: " + err.Error()) // the folder is compiled in
	}
	return sub
}
