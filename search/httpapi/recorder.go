package httpapi

import "net/http"

// recorder remembers what was sent through it.
type recorder struct {
	http.ResponseWriter
	status int // 0 until the header is out
	bytes  int // of the body, as it went out
}

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 && status >= 200 { // a 1xx comes before the answer
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(b)
	w.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// sent is the status that the client gets once the handler has returned.
func (w *recorder) sent() int {
	if w.status == 0 {
		return http.StatusOK
	}
	return w.status
}
