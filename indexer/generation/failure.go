package generation

import (
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// failureCallback is the name by which bleve finds the callback for errors of its own goroutines.
const failureCallback = "kotae"

// failures are the channels of the open revisions, by directory. bleve keeps its callbacks in one map of the process, which
// must not change once an index uses it; so there is one callback for all.
var (
	failures         sync.Map
	registerFailures = sync.OnceFunc(func() {
		scorch.RegistryAsyncErrorCallbacks[failureCallback] = func(err error, dir string) {
			if c, ok := failures.Load(dir); ok {
				select {
				case c.(chan error) <- err:
				default: // the first one was enough
				}
			}
		}
	})
)

// watchFailures returns where the first error of bleve's goroutines over a directory comes.
func watchFailures(dir string) <-chan error {
	registerFailures()
	c := make(chan error, 1)
	failures.Store(dir, c)
	return c
}

func forgetFailures(dir string) { failures.Delete(dir) }
