package wording

import (
	"embed"
	"fmt"
)

//go:embed rules/*.yaml
var rulesFS embed.FS

// readShipped reads the rules that come along. A fault in them is one of the program, and a test finds it.
func readShipped() (files []*File) {
	entries, err := rulesFS.ReadDir("rules")
	if err != nil {
		panic(fmt.Sprintf("wording: %v", err)) // the folder is compiled in
	}
	for _, e := range entries {
		in, err := rulesFS.Open("rules/" + e.Name())
		if err != nil {
			panic(fmt.Sprintf("wording: %v", err))
		}
		f, problems, err := Read("rules/"+e.Name(), in)
		if err != nil || len(problems) > 0 {
			panic(fmt.Sprintf("wording: %v %v", err, problems))
		}
		files = append(files, f)
	}
	return files
}
