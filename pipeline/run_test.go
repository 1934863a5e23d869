package pipeline

import (
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
