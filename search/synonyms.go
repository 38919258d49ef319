package search

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"kotae/search/thesaurus"
)

// synonyms reads a site's own thesaurus again and again. One at a time may use it.
type synonyms struct {
	path  string
	seen  os.FileInfo // the file that was last read; nil where there was none
	tried time.Time   // when; zero before the first look
	good  bool        // it could be used
}

func newSynonyms(dir string) synonyms { return synonyms{path: filepath.Join(dir, thesaurus.FileName)} }

// look reads the file if it is another than before, or could not be read a while ago. Without news it returns nil.
func (f *synonyms) look() (*thesaurus.Thesaurus, error) {
	info, err := os.Stat(f.path)
	if err != nil {
		info = nil // where that is more than a missing file, Load says so
	}
	if !f.tried.IsZero() && f.isSeen(info) && (f.good || time.Since(f.tried) < retryEvery) {
		return nil, nil
	}
	f.seen, f.tried = info, time.Now()
	t, err := thesaurus.Load(f.path)
	f.good = err == nil
	return t, err
}

func (f *synonyms) isSeen(info os.FileInfo) bool {
	if info == nil || f.seen == nil {
		return info == nil && f.seen == nil
	}
	return os.SameFile(info, f.seen) && info.Size() == f.seen.Size() && info.ModTime().Equal(f.seen.ModTime())
}

// lookAtSynonyms puts a changed thesaurus into force; where it is broken the last good one stays, at first that of the program
// alone. What is wrong is logged and in the Status.
func (s *Service) lookAtSynonyms() {
	s.reloading.Lock()
	defer s.reloading.Unlock()
	if s.closed || s.fixed {
		return
	}
	t, err := s.synonyms.look()
	if t == nil && err == nil {
		return
	}
	problem := ""
	if err != nil {
		problem = fmt.Sprintf("%v; until it is mended the synonyms before count (kotae dict lint tells all that is wrong)", err)
	}
	if t != nil && s.engine != nil {
		s.engine.use(t) // outside mu: it cuts all its texts
	}
	s.mu.Lock()
	news := problem != s.unread || t != nil && t.Fingerprint() != s.opts.Thesaurus.Fingerprint()
	if s.unread = problem; t != nil {
		s.opts.Thesaurus = t
	}
	s.mu.Unlock()
	switch {
	case !news:
	case problem == "":
		s.opts.Log.Info("the synonyms have changed", "groups", len(t.Groups()))
	default:
		s.opts.Log.Error("the synonyms cannot be used", "problem", problem)
	}
}
