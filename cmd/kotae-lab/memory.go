package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"sync/atomic"
	"time"
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

// watchOwnMemory looks again and again how much memory this process has of its own, without the files that it reads as they lie in memory,
// and returns what tells the most, in MB, since the last call; 0 on systems that do not tell.
func watchOwnMemory() (most func() int) {
	var peak atomic.Int64
	go func() {
		for range time.Tick(50 * time.Millisecond) {
			status, err := os.ReadFile("/proc/self/status")
			if err != nil {
				return
			}
			_, rest, _ := bytes.Cut(status, []byte("RssAnon:"))
			kb, _ := strconv.ParseInt(string(bytes.Fields(append(rest, ' ', '0'))[0]), 10, 64)
			peak.Store(max(peak.Load(), kb/1024))
		}
	}()
	return func() int { return int(peak.Swap(0)) }
}

// forgetPeak gives back what memory is free and forgets the most that was ever used, where the system can: what was done before is not
// to be measured.
func forgetPeak() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o200)
}

// cpuSeconds is how much time of processors this process has used, 0 where the system does not tell: unlike the time that passes, it is
// the same beside whatever else runs.
func cpuSeconds() float64 {
	stat, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return 0
	}
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:]) // from the third of proc(5) on
	const user, system, ticks = 14 - 3, 15 - 3, 100
	if len(fields) <= system {
		return 0
	}
	u, _ := strconv.ParseFloat(string(fields[user]), 64)
	s, _ := strconv.ParseFloat(string(fields[system]), 64)
	return (u + s) / ticks
}
