package pipeline

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bienban/bienban/pipeline/config"
)

// every reads the sources until told says that it is enough.
func every(t *testing.T, p *Pipeline, sources []config.Source, enough func(Summary) bool) []Summary {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var (
		mu  sync.Mutex
		all []Summary
	)
	err := p.RunEvery(ctx, sources, testStages(), runOptions(), func(s Summary) {
		mu.Lock()
		defer mu.Unlock()
		all = append(all, s)
		if enough(s) {
			cancel()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func interval(s config.Source, name string, d time.Duration) config.Source {
	s.Name, s.Every = name, config.Duration(d)
	return s
}

// Sources are read again and again, each at its own interval, until we are told
// to stop; what has not changed gives nothing new.
func TestRunEvery(t *testing.T) {
	one, two := newTestSite(t, numberedSite(6)), newTestSite(t, numberedSite(3))
	p := openTest(t, t.TempDir())
	sources := []config.Source{
		interval(listSource(one)[0], "nhanh", time.Millisecond),
		interval(listSource(two)[0], "chậm", time.Hour),
		interval(listSource(two)[0], "khi hỏi", 0),
	}
	read := map[string]int{}
	fresh := 0
	for _, s := range every(t, p, sources, func(s Summary) bool {
		read[s.Sources[0]]++
		return read["nhanh"] >= 3 && read["chậm"] >= 1
	}) {
		fresh += s.Counts.Records.New
		if s.Finished.IsZero() || s.Counts.Waiting != 0 {
			t.Errorf("not finished: %+v", s)
		}
	}
	if read["chậm"] != 1 || read["khi hỏi"] != 0 || fresh != 12 {
		t.Errorf("read %v, %d new records; want chậm once, khi hỏi never, 12", read, fresh)
	}
	if n := two.askedFor("/tin"); n != 1 {
		t.Errorf("the slow list was asked for %d times, want once", n)
	}
	if n := len(recordsOf(t, p, Query{})); n != 12 {
		t.Errorf("%d records, want 12", n)
	}
	if err := p.RunEvery(t.Context(), sources[2:], testStages(), runOptions(), nil); err == nil || !strings.Contains(err.Error(), "every") {
		t.Errorf("without an interval: %v, want an error that names every", err)
	}
}

// A reading that was cut off goes on as the same run as soon as the program is
// there again, long before the next would be due.
func TestRunEveryGoesOn(t *testing.T) {
	site := newTestSite(t, numberedSite(12))
	ctx, cancel := context.WithCancel(t.Context())
	site.answer = func(_ http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == numberedPath(5) {
			cancel()
		}
		return false
	}
	dir := t.TempDir()
	p, err := Open(t.Context(), testOptions(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	sources := []config.Source{interval(listSource(site)[0], "báo", time.Hour)}
	if err := p.RunEvery(ctx, sources, testStages(), runOptions(), func(Summary) {}); err != nil {
		t.Fatalf("stopped: %v, want nil", err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	p = openTest(t, dir)
	all := every(t, p, sources, func(Summary) bool { return true })
	if len(all) != 1 || !all[0].Resumed || all[0].Counts.URLs != 13 {
		t.Errorf("readings %+v, want one, resumed, of 13 addresses", all)
	}
	if n := len(recordsOf(t, p, Query{})); n != 16 {
		t.Errorf("%d records, want 16", n)
	}
	if st, err := p.Status(t.Context()); err != nil || len(st.Runs) != 1 {
		t.Errorf("runs %+v, %v; want one", st.Runs, err)
	}
}

// A source is due an interval after its last reading began, whoever read it, and
// one process reads it at a time.
func TestWhenASourceIsDue(t *testing.T) {
	site := newTestSite(t, numberedSite(1))
	dir := t.TempDir()
	now := time.Now()
	opts := testOptions(t, dir)
	opts.Now = func() time.Time { return now }
	p, err := Open(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	s := interval(listSource(site)[0], "báo", time.Minute)
	claim := func(p *Pipeline, who string) time.Duration {
		t.Helper()
		wait, err := p.claimReading(t.Context(), &s, who)
		if err != nil {
			t.Fatal(err)
		}
		return wait
	}
	runTest(t, p, []config.Source{s}, runOptions())
	if w := claim(p, "a"); w <= 0 || w > time.Minute {
		t.Errorf("just read: due in %s, want within the minute", w)
	}
	now = now.Add(time.Minute)
	if w := claim(p, "a"); w != 0 {
		t.Errorf("after the minute: due in %s, want now", w)
	}
	if w := claim(p, "b"); w <= 0 {
		t.Error("two processes read it at once")
	}
	if w := claim(p, "a"); w != 0 {
		t.Errorf("its own claim holds a off for %s", w)
	}
	now = now.Add(p.tune.lease)
	if w := claim(p, "b"); w != 0 {
		t.Errorf("after a fell silent: due in %s, want now", w)
	}
	// The next process to hold the store owes nothing to the one before.
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	now = now.Add(time.Second)
	if p, err = Open(t.Context(), opts); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	if w := claim(p, "c"); w != 0 {
		t.Errorf("after a restart: due in %s, want now", w)
	}
}

// What is in hand when we are told to stop is finished, within reason.
func TestStopFinishesWhatIsInHand(t *testing.T) {
	site := newTestSite(t, numberedSite(3))
	ctx, cancel := context.WithCancel(t.Context())
	site.answer = func(_ http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == numberedPath(0) {
			cancel()
		}
		return false
	}
	opts := testOptions(t, t.TempDir())
	opts.tune.grace = time.Minute
	p, err := Open(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	if _, err := p.RunOnce(ctx, listSource(site), testStages(), runOptions()); err == nil {
		t.Fatal("the run was not stopped")
	}
	st, err := p.Status(t.Context())
	if err != nil || st.Runs[0].Counts.Stages[StageFetch].Done < 2 {
		t.Errorf("status %+v, %v; want the page that was in hand fetched", st.Runs, err)
	}
	site.mu.Lock()
	site.answer = nil
	site.mu.Unlock()
	if sum := runTest(t, p, listSource(site), runOptions()); !sum.Resumed || sum.Counts.Records.New != 4 {
		t.Errorf("afterwards: %+v, want the run resumed, with 4 records", sum)
	}
	if n := site.askedFor(numberedPath(0)); n != 1 {
		t.Errorf("the page in hand was asked for %d times, want once", n)
	}
}
