package pipeline

import (
	"fmt"
	"testing"
)

func TestRunOnceReadsEverything(t *testing.T) {
	site := newTestSite(t, numberedSite(30))
	p := openTest(t, t.TempDir())
	sum := runTest(t, p, listSource(site), runOptions())
	if got, want := sum.Counts.URLs, 31; got != want {
		t.Errorf("URLs = %d, want %d", got, want)
	}
	if got, want := sum.Counts.Records, (RecordCounts{New: 40}); got != want {
		t.Errorf("records = %+v, want %+v", got, want)
	}
	if got := len(recordsOf(t, p, Query{})); got != 40 {
		t.Errorf("%d records in the stream, want 40", got)
	}
}

// What a process remembers of entries is bounded, given away once, and never of
// an address that has come to its end.
func TestRecent(t *testing.T) {
	var c recent
	for i := range maxRecent + 10 {
		c.put(&entry{ref: ref{hash: fmt.Sprint(i)}, State: stateQueued})
	}
	if n := len(c.entries); n != maxRecent {
		t.Errorf("%d entries remembered, want %d", n, maxRecent)
	}
	last := ref{hash: fmt.Sprint(maxRecent + 9)}
	if e := c.take(last); e == nil || e.ref != last {
		t.Errorf("took %+v, want the last put", e)
	}
	if e := c.take(last); e != nil {
		t.Errorf("took %+v again, want none", e)
	}
	e := &entry{ref: last, State: stateFetched}
	c.put(e)
	e.State = stateDone
	c.put(e)
	if e := c.take(last); e != nil {
		t.Errorf("took %+v, want none: it is done", e)
	}
}
