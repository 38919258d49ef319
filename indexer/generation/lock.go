package generation

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// Holder says who writes to a data directory.
type Holder struct {
	PID     int       `json:"pid"`
	Command string    `json:"command"`
	Since   time.Time `json:"since"`
}

// HeldError is returned where another process writes to the data directory already.
type HeldError struct{ Holder Holder }

func (e *HeldError) Error() string {
	if e.Holder.PID == 0 {
		return "another kotae process is writing to this data directory; wait for it, or stop it"
	}
	return fmt.Sprintf("%s (process %d, since %s) is writing to this data directory; wait for it, or stop it",
		e.Holder.Command, e.Holder.PID, e.Holder.Since.Local().Format(time.DateTime))
}

// Lock makes this process the only one that writes, without waiting: it returns a *HeldError where another is at it. The
// lock ends with the process, however that ends.
func (s *Store) Lock(command string) (unlock func() error, err error) {
	lock := flock.New(filepath.Join(s.dir, "writer.lock"), flock.SetPermissions(0o644))
	ok, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("the data directory cannot be locked: %w", err)
	}
	holder := filepath.Join(s.dir, "writer.json")
	if !ok {
		held := &HeldError{}
		if b, err := os.ReadFile(holder); err == nil {
			_ = json.Unmarshal(b, &held.Holder) // without it the message is only less exact
		}
		return nil, held
	}
	b, err := json.Marshal(Holder{PID: os.Getpid(), Command: command, Since: time.Now().UTC()})
	if err == nil {
		err = writeFile(holder, b)
	}
	if err != nil { // on a full disk; kotae prune must still be able to make room
		_ = os.Remove(holder) // it would name the one before
	}
	return func() error {
		_ = os.Remove(holder)
		return lock.Unlock()
	}, nil
}
