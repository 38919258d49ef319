package httpapi

import (
	"net/http"

	"github.com/klauspost/compress/gzhttp"
)

// minCompressed is about what fits one packet, where compressing gains nothing.
const minCompressed = 1_024

// compressed sends text in gzip to those who accept it.
func compressed(next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(minCompressed), gzhttp.EnableZstd(false))
	if err != nil { // the options above are constants
		panic("httpapi: " + err.Error())
	}
	return wrap(next)
}
