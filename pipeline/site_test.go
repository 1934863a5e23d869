package pipeline

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/fetch"
	"github.com/bienban/bienban/pipeline/config"
	"github.com/bienban/bienban/schema"
)

// testSite is a real HTTP site whose pages are written in a tiny language, so
// that the tests of the pipeline need no real stages:
//
//	article | list | other   first line: the kind
//	link: /path              any number
//	next: /path              next page of a list
//	event: KEY TYPE TITLE    a record
//	broken: KEY              a record against the schema
//	panic: read | extract
type testSite struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]string
	asked map[string]int
	// answer, if set, may answer a request itself.
	answer func(w http.ResponseWriter, r *http.Request) bool
}

func newTestSite(t testing.TB, pages map[string]string) *testSite {
	t.Helper()
	s := &testSite{pages: pages, asked: map[string]int{}}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *testSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked[r.URL.Path]++
	body, ok := s.pages[r.URL.Path]
	answer := s.answer
	s.mu.Unlock()
	if answer != nil && answer(w, r) {
		return
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	etag := `"` + schema.SHA256Hex([]byte(body))[:8] + `"`
	w.Header().Set("ETag", etag)
	if r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	_, _ = io.WriteString(w, body)
}

func (s *testSite) set(path, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = body
}

func (s *testSite) askedFor(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[path]
}

// numberedSite is a list of n articles, of which every third has two events.
func numberedSite(n int) map[string]string {
	var list strings.Builder
	list.WriteString("list\n")
	pages := map[string]string{}
	for i := range n {
		fmt.Fprintf(&list, "link: /bai/%d\n", i)
		body := fmt.Sprintf("article\nevent: main meeting Cuộc họp số %d\n", i)
		if i%3 == 0 {
			body += fmt.Sprintf("event: khen award Khen thưởng số %d\n", i)
		}
		pages[fmt.Sprintf("/bai/%d", i)] = body
	}
	pages["/tin"] = list.String()
	return pages
}

// testStages are small stages over the test site's language.
func testStages() Stages {
	return Stages{
		Fetch: testFetch, Read: testRead, Extract: testExtract, Links: testLinks,
		Canonical: fetch.Canonical, Version: "test/1",
	}
}

func testFetch(ctx context.Context, job schema.Job, pol fetch.Policy) (*schema.Page, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, job.URL, nil)
	if err != nil {
		return nil, &fetch.Error{Outcome: fetch.BadURL, URL: job.URL, Err: err}
	}
	if pol.ETag != "" {
		req.Header.Set("If-None-Match", pol.ETag)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, &fetch.Error{Outcome: fetch.ConnectFailed, URL: job.URL, Err: err}
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	switch {
	case err != nil:
		return nil, &fetch.Error{Outcome: fetch.Truncated, URL: job.URL, Err: err}
	case res.StatusCode == http.StatusNotModified:
		return nil, &fetch.Error{Outcome: fetch.NotModified, URL: job.URL, Status: res.StatusCode}
	case res.StatusCode == http.StatusNotFound:
		return nil, &fetch.Error{Outcome: fetch.NotFound, URL: job.URL, Status: res.StatusCode}
	case res.StatusCode >= 500:
		return nil, &fetch.Error{Outcome: fetch.ServerError, URL: job.URL, Status: res.StatusCode}
	}
	return &schema.Page{
		URL: job.URL, FinalURL: res.Request.URL.String(), Status: res.StatusCode, ContentType: "text/plain",
		ETag: res.Header.Get("ETag"), FetchedAt: time.Now().UTC(), SHA256: schema.SHA256Hex(body), Job: job, Body: body,
	}, nil
}

// lines yields key and value of the lines of a page of the test site.
func lines(text string, visit func(key, value string)) {
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		visit(key, value)
	}
}

func testRead(p *schema.Page, _ page.Options) (*schema.Article, error) {
	base, err := url.Parse(cmp.Or(p.FinalURL, p.URL))
	if err != nil {
		return nil, err
	}
	a := &schema.Article{
		URL: p.URL, CanonicalURL: p.FinalURL, Site: base.Hostname(), Kind: schema.KindOther, Reason: "no kind",
		Language: "vi", Title: "Bài", Text: string(p.Body), FetchedAt: p.FetchedAt, ContentSHA256: p.SHA256,
	}
	abs := func(ref string) string {
		u, err := base.Parse(ref)
		if err != nil {
			return ref
		}
		return u.String()
	}
	lines(string(p.Body), func(key, value string) {
		switch key {
		case "article", "list", "other":
			a.Kind, a.Reason = schema.PageKind(key), "says so"
		case "link":
			a.Links = append(a.Links, schema.Link{URL: abs(value)})
		case "next":
			a.NextPage = abs(value)
		case "canonical":
			a.CanonicalURL = abs(value)
		case "panic":
			if value == "read" {
				panic("read: as the page asks")
			}
		case "slow":
			time.Sleep(time.Hour)
		}
	})
	return a, nil
}

// testLinks reads the test site's lists; a sitemap is a real one.
func testLinks(p *schema.Page) ([]schema.Link, error) {
	if bytes.HasPrefix(p.Body, []byte("<")) {
		return fetch.Links(p)
	}
	a, err := testRead(p, page.Options{})
	if err != nil {
		return nil, err
	}
	if a.Kind != schema.KindList {
		return nil, fmt.Errorf("%s is no feed", p.URL)
	}
	return a.Links, nil
}

func testExtract(a *schema.Article) ([]schema.Record, error) {
	var recs []schema.Record
	lines(a.Text, func(key, value string) {
		switch key {
		case "event":
			f := strings.SplitN(value, " ", 3)
			recs = append(recs, testRecord(a, f[0], f[1], f[2]))
		case "broken":
			recs = append(recs, testRecord(a, value, "Not A Type", ""))
		case "panic":
			if value == "extract" {
				panic("extract: as the page asks")
			}
		}
	})
	return recs, nil
}

func testRecord(a *schema.Article, key, typ, title string) schema.Record {
	return schema.Record{
		Schema: schema.Version, ID: schema.RecordID(a.CanonicalURL, key), Revision: 1, Status: schema.Active,
		Language: a.Language, Type: typ, Modality: schema.Occurred, Title: title,
		Source: schema.Source{
			URL: &a.URL, CanonicalURL: &a.CanonicalURL, Site: &a.Site,
			TextSHA256: schema.SHA256Hex([]byte(a.Text)), TextLength: len([]rune(a.Text)),
		},
		Provenance: schema.Provenance{Extractor: "test/1"},
	}
}

// listSource is a source that reads the site's list.
func listSource(s *testSite) []config.Source {
	return []config.Source{{Name: "thử", Lists: []string{s.URL + "/tin"}}}
}

// testTuning has pauses short enough for tests, and no outcome depends on them.
var testTuning = tuning{
	attach: 10 * time.Second, ackWait: time.Minute, retry: time.Millisecond,
	stageTimeout: time.Minute, stall: 30 * time.Second, lease: 30 * time.Second,
}

// openTest opens an embedded pipeline on dir and closes it at the end.
func openTest(t testing.TB, dir string) *Pipeline {
	t.Helper()
	p, err := Open(t.Context(), testOptions(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

func testOptions(t testing.TB, dir string) Options {
	t.Helper()
	c := config.Default()
	c.Store.Dir = dir
	return Options{NATS: c.NATS, Store: c.Store, Logger: testLogger(t), tune: testTuning}
}

func testLogger(t testing.TB) *slog.Logger {
	t.Helper()
	if os.Getenv("BIENBAN_TEST_LOG") == "" {
		return slog.New(slog.DiscardHandler)
	}
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

func runOptions() RunOptions {
	return RunOptions{Fetch: config.Fetch{Attempts: 3}, Workers: config.Workers{Parse: 2, Extract: 2}}
}

// runTest reads the sources once and fails the test on error.
func runTest(t testing.TB, p *Pipeline, sources []config.Source, opt RunOptions) Summary {
	t.Helper()
	sum, err := p.RunOnce(t.Context(), sources, testStages(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// recordsOf are all messages of the query.
func recordsOf(t testing.TB, p *Pipeline, q Query) []Stored {
	t.Helper()
	var all []Stored
	for s, err := range p.Records(t.Context(), q) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}

// jsonl is records without what differs from run to run.
func jsonl(t testing.TB, recs []Stored) string {
	t.Helper()
	var buf bytes.Buffer
	w := schema.NewWriter(&buf)
	for _, s := range recs {
		s.Record.Provenance.Run, s.Record.Provenance.ExtractedAt = nil, nil
		if err := w.Write(&s.Record); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

type pageOptions = page.Options

func numberedPath(i int) string { return fmt.Sprintf("/bai/%d", i) }
