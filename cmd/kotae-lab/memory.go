package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
)

// checkMemory prints the most memory this process ever had, and fails if that is more than limit MB. Systems without
// /proc are not looked at.
func checkMemory(limit int) error {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		fmt.Println("peak memory: unknown on this system")
		return nil
	}
	_, rest, _ := bytes.Cut(status, []byte("VmHWM:"))
	kb, err := strconv.Atoi(string(bytes.Fields(append(rest, ' ', '0'))[0]))
	if err != nil {
		return fmt.Errorf("the peak memory cannot be read: %w", err)
	}
	fmt.Printf("peak memory: %d MB\n", kb/1024)
	if limit > 0 && kb/1024 > limit {
		return fmt.Errorf("that is more than %d MB", limit)
	}
	return nil
}

// forgetPeak gives back what memory is free and forgets the most that was ever used, where the system can: what was done before is not
// to be measured.
func forgetPeak() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o200)
}
