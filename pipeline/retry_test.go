package pipeline

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/bienban/bienban/pipeline/config"
	"github.com/bienban/bienban/schema"
)

func deadOf(t testing.TB, p *Pipeline) []DeadLetter {
	t.Helper()
	var all []DeadLetter
	for d, err := range p.Dead(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}

// deadSite has an article that breaks the reader, one that breaks the
// extractor, one whose record is wrong, and one that is well.
func deadSite(t *testing.T) *testSite {
	return newTestSite(t, map[string]string{
		"/tin":     "list\nlink: /read\nlink: /extract\nlink: /record\nlink: /good\n",
		"/read":    "article\npanic: read\nevent: main meeting Họp\n",
		"/extract": "article\npanic: extract\nevent: main meeting Họp\n",
		"/record":  "article\nbroken: main\n",
		"/good":    "article\nevent: main meeting Họp\n",
	})
}

// mended are stages of a later version, which nothing breaks.
func mended() Stages {
	st := testStages()
	st.Version = "test/2"
	st.Read = func(pg *schema.Page, o pageOptions) (*schema.Article, error) {
		body := strings.NewReplacer("panic: read\n", "", "panic: extract\n", "", "broken: main", "event: main award Khen").Replace(string(pg.Body))
		whole := *pg
		whole.Body = []byte(body)
		return testRead(&whole, o)
	}
	return st
}

// What broke the rules of one version is read again by the next, from the pages
// as they were kept: nobody is asked again, and no letter is left.
func TestRetryReadsKeptPages(t *testing.T) {
	site := deadSite(t)
	p := openTest(t, t.TempDir())
	runTest(t, p, listSource(site), runOptions())
	letters := deadOf(t, p)
	if len(letters) != 3 {
		t.Fatalf("%d dead letters, want 3: %+v", len(letters), letters)
	}
	for _, d := range letters {
		if d.Attempts != 1 || d.job.Kind != schema.JobPage || d.job.Depth != 1 {
			t.Errorf("letter of %s: %d attempts, job %+v", d.URL, d.Attempts, d.job)
		}
	}
	sum, err := p.Retry(t.Context(), letters, listSource(site), mended(), runOptions())
	if err != nil || sum.Settled != 3 || sum.Again != 0 || sum.Counts.Records.New != 3 {
		t.Errorf("retry: %+v, %v; want 3 settled, 3 new records", sum, err)
	}
	for _, path := range []string{"/read", "/extract", "/record"} {
		if n := site.askedFor(path); n != 1 {
			t.Errorf("%s was asked for %d times, want once", path, n)
		}
	}
	if left := deadOf(t, p); len(left) != 0 {
		t.Errorf("letters left: %+v", left)
	}
	// The same letters once more, as after a kill before they were taken out.
	sum, err = p.Retry(t.Context(), letters, nil, mended(), runOptions())
	if err != nil || sum.Settled != 3 || sum.Counts.Records.New != 0 {
		t.Errorf("retry of settled letters: %+v, %v; want no new record", sum, err)
	}
	if n := len(recordsOf(t, p, Query{})); n != 4 {
		t.Errorf("%d records, want 4", n)
	}
}

// What dies again stands there once, under its new run.
func TestRetryThatDiesAgain(t *testing.T) {
	site := deadSite(t)
	p := openTest(t, t.TempDir())
	runTest(t, p, listSource(site), runOptions())
	sum, err := p.Retry(t.Context(), deadOf(t, p), nil, testStages(), runOptions())
	if err != nil || sum.Settled != 0 || sum.Again != 3 {
		t.Fatalf("retry: %+v, %v; want 3 again", sum, err)
	}
	left := deadOf(t, p)
	if len(left) != 3 {
		t.Fatalf("%d letters, want 3", len(left))
	}
	for _, d := range left {
		if d.Run != sum.Run || d.Source != "thử" {
			t.Errorf("letter of run %s, source %q, want run %s", d.Run, d.Source, sum.Run)
		}
	}
}

// Stopped in the middle, a retry loses no letter, and the next goes on with its
// run, also with letters of other sources.
func TestRetryStopped(t *testing.T) {
	site, other := deadSite(t), deadSite(t)
	p := openTest(t, t.TempDir())
	runTest(t, p, listSource(site), runOptions())
	letters := deadOf(t, p)
	ctx, cancel := context.WithCancel(t.Context())
	st := mended()
	read := st.Read
	st.Read = func(pg *schema.Page, o pageOptions) (*schema.Article, error) {
		cancel()
		return read(pg, o)
	}
	stopped, err := p.Retry(ctx, letters, nil, st, runOptions())
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("err = %v, want that it was stopped", err)
	}
	if left := deadOf(t, p); len(left) != 3 {
		t.Errorf("%d letters after the stop, want 3", len(left))
	}
	runTest(t, p, []config.Source{{Name: "khác", Lists: []string{other.URL + "/tin"}}}, runOptions())
	// Its workers are of the old version, and may have had some of the addresses
	// of the stopped retry in hand: those died again.
	sum, err := p.Retry(t.Context(), deadOf(t, p), nil, mended(), runOptions())
	if err != nil || sum.Run != stopped.Run || !sum.Resumed || sum.Settled < 6 || sum.Again != 0 {
		t.Errorf("retry: %+v, %v; want run %s resumed, 6 settled", sum, err, stopped.Run)
	}
	if n := len(recordsOf(t, p, Query{})); n != 8 {
		t.Errorf("%d records, want 8", n)
	}
	if left := deadOf(t, p); len(left) != 0 {
		t.Errorf("letters left: %+v", left)
	}
}

// A message the run does not know says itself what it was about.
func TestRetryOrphan(t *testing.T) {
	site := deadSite(t)
	p := openTest(t, t.TempDir())
	e := &entry{ref: ref{host: "h", run: "20200101-000000-gone00", hash: "x"}}
	data := fmt.Appendf(nil, `{"url":%q,"kind":"page","source":"thử","run":%q}`, site.URL+"/good", e.ref.run)
	for range 2 { // written again after a crash: stored once
		if err := p.letter(t.Context(), StageParse, e, "orphan", "the run does not know it", p.names.parse(e.ref), data); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.letter(t.Context(), StageParse, e, "odd", "no address", "subject", []byte("not JSON")); err != nil {
		t.Fatal(err)
	}
	letters := deadOf(t, p)
	if len(letters) != 2 || letters[0].URL != site.URL+"/good" || string(letters[1].Data) != `"not JSON"` {
		t.Fatalf("letters = %+v", letters)
	}
	if _, err := p.Retry(t.Context(), letters, nil, testStages(), runOptions()); err == nil || !strings.Contains(err.Error(), "only be dropped") {
		t.Errorf("a letter without an address: %v, want an error", err)
	}
	sum, err := p.Retry(t.Context(), letters[:1], nil, testStages(), runOptions())
	if err != nil || sum.Settled != 1 || sum.Counts.Records.New != 1 {
		t.Errorf("retry: %+v, %v; want 1 settled", sum, err)
	}
	for range 2 { // what is not there any more is no error
		if err := p.Drop(t.Context(), letters); err != nil {
			t.Errorf("drop: %v", err)
		}
	}
	if left := deadOf(t, p); len(left) != 0 {
		t.Errorf("letters left: %+v", left)
	}
}
