package pipeline

import (
	"os"
	"strconv"
	"testing"
	"time"
)

// BenchmarkRun is a whole run with trivial stages: what the pipeline itself
// costs a page.
func BenchmarkRun(b *testing.B) {
	n := 240
	if s := os.Getenv("BIENBAN_BENCH_PAGES"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	site := newTestSite(b, numberedSite(n))
	for b.Loop() {
		begin := time.Now()
		p := openTest(b, b.TempDir())
		opened := time.Since(begin)
		sum := runTest(b, p, listSource(site), runOptions())
		total := time.Since(begin)
		b.ReportMetric(float64(sum.Counts.URLs)/(total-opened).Seconds(), "pages/s")
		b.ReportMetric(opened.Seconds()*1000, "ms/open")
	}
}
