package generation

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Event is one line of the history: a generation became current.
type Event struct {
	Time       time.Time `json:"time"`
	Action     string    `json:"action"` // publish, rollback or restore
	Generation string    `json:"generation"`
	Sample     bool      `json:"sample"`
	Questions  int       `json:"questions"`
}

// History lists what became current, oldest first. A torn last line, of a power cut, is left out.
func (s *Store) History() ([]Event, error) {
	b, err := os.ReadFile(filepath.Join(s.dir, "HISTORY"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the history cannot be read: %w", err)
	}
	var events []Event
	for line := range bytes.Lines(b) {
		var e Event
		if json.Unmarshal(line, &e) == nil {
			events = append(events, e)
		}
	}
	return events, nil
}

// lastCurrent is the generation that the history says became current last, or "" without a history.
func (s *Store) lastCurrent() (string, error) {
	events, err := s.History()
	if err != nil || len(events) == 0 {
		return "", err
	}
	return events[len(events)-1].Generation, nil
}

// HadOwnQuestions reports whether this data directory ever served anything but the sample. The sample must never take
// the place of a site's own questions, even if all generations are lost.
func (s *Store) HadOwnQuestions() (bool, error) {
	events, err := s.History()
	if err != nil {
		return false, err
	}
	sample := map[string]bool{} // the history says so where the manifest is torn
	for _, e := range events {
		if !e.Sample {
			return true, nil
		}
		sample[e.Generation] = true
	}
	names, err := s.Names()
	if err != nil {
		return false, err
	}
	for _, name := range names {
		m, err := readManifest(s.path(name))
		if err == nil && !m.Sample || err != nil && !sample[name] {
			return true, nil
		}
	}
	return false, nil
}

func (s *Store) record(e Event) error {
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(filepath.Join(s.dir, "HISTORY"), os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o644)
	if err != nil {
		return fmt.Errorf("the history cannot be written: %w", err)
	}
	line, err = endTorn(f, append(line, '\n'))
	if err == nil {
		_, err = f.Write(line)
	}
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("the history cannot be written: %w", err)
	}
	return nil
}

// endTorn puts a line feed before the line where the file's last line is torn; the new one would be lost with it.
func endTorn(f *os.File, line []byte) ([]byte, error) {
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil || size == 0 {
		return line, err
	}
	var last [1]byte
	if _, err := f.ReadAt(last[:], size-1); err != nil {
		return nil, err
	}
	if last[0] != '\n' {
		line = append([]byte{'\n'}, line...)
	}
	return line, nil
}
