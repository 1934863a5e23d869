package pipeline

import (
	"context"
	"testing"
	"time"

	"github.com/bienban/bienban/fetch"
)

// A host's pause is told to other processes while it is new, and to the next
// process, until it is over.
func TestPausesOutliveTheProcess(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	opts := testOptions(t, dir)
	opts.Now = func() time.Time { return now }
	p, err := Open(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	other := openTest(t, dir)
	told := make(chan fetch.Pause, 10)
	if err := other.Pauses(t.Context(), func(h fetch.Pause) { told <- h }); err != nil {
		t.Fatal(err)
	}
	long := fetch.Pause{Host: "tin.example", Until: now.Add(time.Hour).UTC().Round(0), Why: "the host answered 503"}
	p.KeepPause(fetch.Pause{Host: "báo.example", Until: now.Add(time.Minute)})
	p.KeepPause(long)
	for range 2 {
		if h := <-told; h.Host == long.Host && h != long {
			t.Errorf("told %+v, want %+v", h, long)
		}
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	now = now.Add(2 * time.Minute)
	if p, err = Open(t.Context(), opts); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	for range 2 { // the second time, what is over is not even there
		ctx, cancel := context.WithCancel(t.Context())
		var all []fetch.Pause
		if err := p.Pauses(ctx, func(h fetch.Pause) { all = append(all, h) }); err != nil {
			t.Fatal(err)
		}
		if len(all) != 1 || all[0] != long {
			t.Errorf("after the restart: %+v, want only %+v", all, long)
		}
		cancel()
	}
	if st, err := p.Status(t.Context()); err != nil || len(st.Paused) != 1 || st.Paused[0] != long {
		t.Errorf("status: %+v, %v; want the one pause", st.Paused, err)
	}
}
