package pipeline

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/windows"
)

// lockPath takes the lock at path, or gives errHeld. The system gives it back
// when the process ends, however it ends.
func lockPath(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("pipeline: %w", err)
	}
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	if err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, new(windows.Overlapped)); err != nil {
		_ = f.Close()
		if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
			return nil, errHeld
		}
		return nil, fmt.Errorf("pipeline: lock %s: %w", path, err)
	}
	return f, nil
}
