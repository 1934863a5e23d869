package pipeline

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/fetch"
	"github.com/bienban/bienban/pipeline/config"
	"github.com/bienban/bienban/schema"
)

// Every way an address can end is counted under its stage and reason, and what
// was given up lies with the dead letters.
func TestEveryEndIsCounted(t *testing.T) {
	site := newTestSite(t, map[string]string{
		"/tin":          "list\nlink: /good\nlink: /missing\nlink: /down\nlink: /flaky\nlink: /read\nlink: /extract\nlink: /slow\nlink: /form\nlink: /menu\nlink: /bad\n",
		"/good":         "article\nevent: main meeting Họp\n",
		"/flaky":        "article\nevent: main meeting Họp\n",
		"/read":         "article\npanic: read\n",
		"/extract":      "article\npanic: extract\n",
		"/slow":         "article\nslow: yes\n",
		"/form":         "other\n",
		"/menu":         "list\n",
		"/bad":          "article\nbroken: main\n",
		"/feed":         "other\n",
		"/maps":         "<sitemapindex><sitemap><loc>/maps/2026</loc></sitemap></sitemapindex>",
		"/maps/2026":    "<urlset><url><loc>/from-sitemap</loc></url><url><loc>/good</loc></url><url><loc>/data.xml</loc></url></urlset>",
		"/from-sitemap": "article\n", "/data.xml": "other\n",
	})
	var flaky atomic.Int32
	site.answer = func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == "/down" || r.URL.Path == "/flaky" && flaky.Add(1) == 1 {
			w.WriteHeader(http.StatusBadGateway)
			return true
		}
		return false
	}
	opts := testOptions(t, t.TempDir())
	opts.tune.stageTimeout = 500 * time.Millisecond
	p, err := Open(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	var events []Event
	opt := runOptions()
	opt.Observer = ObserverFunc(func(e Event) { events = append(events, e) })
	st := testStages()
	release := make(chan struct{})
	defer close(release)
	read := st.Read
	st.Read = func(pg *schema.Page, o pageOptions) (*schema.Article, error) {
		if strings.HasSuffix(pg.URL, "/slow") {
			<-release // as a stage that never ends
			return nil, context.Canceled
		}
		return read(pg, o)
	}
	sources := []config.Source{{Name: "thử", Lists: []string{site.URL + "/tin"}, Feeds: []string{site.URL + "/feed"}, Sitemaps: []string{site.URL + "/maps"}}}
	sum, err := p.RunOnce(t.Context(), sources, st, opt)
	if err != nil {
		t.Fatal(err)
	}
	want := Counts{
		URLs: 16, Articles: 5,
		Records: RecordCounts{New: 2, Invalid: 1},
		Stages: map[Stage]*StageCounts{
			StageFetch:   {In: 16, Done: 14, Failed: 1, Dead: 1, Retries: 3, Reasons: map[string]int{"not_found": 1, "server_error": 1}},
			StageParse:   {In: 14, Done: 11, Dead: 3, Reasons: map[string]int{"list": 4, "no_article": 2, "panic": 1, "timeout": 1, "unreadable": 1}},
			StageExtract: {In: 5, Done: 4, Dead: 1, Reasons: map[string]int{"panic": 1}},
		},
	}
	if diff := cmp.Diff(want, sum.Counts); diff != "" {
		t.Errorf("account (-want +got):\n%s", diff)
	}
	var dead []string
	for d, err := range p.Dead(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		dead = append(dead, string(d.Stage)+" "+d.Reason+" "+strings.TrimPrefix(d.URL, site.URL))
		if len(d.Data) == 0 || d.Detail == "" || d.Run != sum.Run || d.Source != "thử" {
			t.Errorf("dead letter is not whole: %+v", d)
		}
	}
	slices.Sort(dead)
	if diff := cmp.Diff([]string{
		"extract invalid_record /bad", "extract panic /extract", "fetch server_error /down",
		"parse panic /read", "parse timeout /slow", "parse unreadable /feed",
	}, dead); diff != "" {
		t.Errorf("dead letters (-want +got):\n%s", diff)
	}
	// The observer's story adds up to the same.
	told := map[Stage]*StageCounts{StageFetch: {}, StageParse: {}, StageExtract: {}}
	for _, e := range events {
		c := told[e.Stage]
		switch e.Kind {
		case Queued:
			c.In++
		case Done:
			c.Done++
		case Failed:
			c.Failed++
		case Dead:
			c.Dead++
		}
	}
	for s, c := range told {
		w := want.Stages[s]
		if c.In != w.In || c.Done != w.Done || c.Failed != w.Failed || c.Dead != w.Dead {
			t.Errorf("observer of %s: %+v, want %+v", s, *c, *w)
		}
	}
	status, err := p.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if status.Records != 2 || status.Dead["parse: timeout"] != 1 || len(status.Runs) != 1 {
		t.Errorf("status = %+v", status)
	}
}

// One host is asked for one page at a time, however many workers there are.
func TestOneFetchAHost(t *testing.T) {
	site := newTestSite(t, numberedSite(20))
	var now, most atomic.Int32
	site.answer = func(http.ResponseWriter, *http.Request) bool {
		n := now.Add(1)
		defer now.Add(-1)
		for {
			m := most.Load()
			if n <= m || most.CompareAndSwap(m, n) {
				break
			}
		}
		time.Sleep(time.Millisecond) // so that requests can meet
		return false
	}
	dir := t.TempDir()
	p := openTest(t, dir)
	other := openTest(t, dir) // a second process, in effect: it attaches
	if !other.Server().Attached {
		t.Fatalf("the second is not attached: %+v", other.Server())
	}
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for _, s := range AllStages {
		wg.Go(func() {
			if err := other.Work(ctx, s, testStages(), WorkOptions{Fetch: runOptions().Fetch}); err != nil {
				t.Error(err)
			}
		})
	}
	sum := runTest(t, p, listSource(site), runOptions())
	cancel()
	wg.Wait()
	if sum.Counts.Records.New != 27 || most.Load() != 1 {
		t.Errorf("%d records, %d requests at once; want 27, 1", sum.Counts.Records.New, most.Load())
	}
}

// The sources travel with the run: workers elsewhere need no configuration.
func TestWorkersElsewhere(t *testing.T) {
	site := newTestSite(t, numberedSite(10))
	dir := t.TempDir()
	p := openTest(t, dir)
	other := openTest(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for _, s := range AllStages {
		wg.Go(func() {
			if err := other.Work(ctx, s, testStages(), WorkOptions{}); err != nil {
				t.Error(err)
			}
		})
	}
	opt := runOptions()
	opt.Elsewhere = true
	sum, err := p.RunOnce(t.Context(), listSource(site), Stages{Canonical: fetch.Canonical}, opt)
	cancel()
	wg.Wait()
	if err != nil || sum.Counts.Records.New != 14 {
		t.Errorf("records %+v, err %v; want 14 new", sum.Counts.Records, err)
	}
}

// Messages that come twice, because a worker is slower than the server's
// patience, change nothing.
func TestImpatientServer(t *testing.T) {
	site := newTestSite(t, numberedSite(12))
	opts := testOptions(t, t.TempDir())
	opts.tune.ackWait = 30 * time.Millisecond
	p, err := Open(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	st := testStages()
	extract, read := st.Extract, st.Read
	var again atomic.Int32
	st.Extract = func(a *schema.Article) ([]schema.Record, error) {
		again.Add(1)
		time.Sleep(50 * time.Millisecond)
		return extract(a)
	}
	st.Read = func(pg *schema.Page, o pageOptions) (*schema.Article, error) {
		time.Sleep(50 * time.Millisecond)
		return read(pg, o)
	}
	opt := runOptions()
	opt.Workers = config.Workers{Parse: 4, Extract: 4}
	sum, err := p.RunOnce(t.Context(), listSource(site), st, opt)
	if err != nil {
		t.Fatal(err)
	}
	if got := len(recordsOf(t, p, Query{})); got != 16 || sum.Counts.Records.New != 16 {
		t.Errorf("%d records stored, %+v counted; want 16", got, sum.Counts.Records)
	}
}

func TestScopeAndDepth(t *testing.T) {
	pages := map[string]string{
		"/":        "list\nlink: /1\nlink: /skip/1\nlink: /photo.jpg\nlink: https://elsewhere.invalid/x\nlink: mailto:a@b.c\n",
		"/1":       "article\nlink: /2\nlink: /1\n",
		"/2":       "article\nlink: /3\n",
		"/3":       "article\n",
		"/skip/1":  "article\n",
		"/tin":     "list\nlink: /1\nnext: /tin/2\n",
		"/tin/2":   "list\nlink: /3\nnext: /tin/3\n",
		"/tin/3":   "list\nlink: /skip/2\n",
		"/skip/2":  "article\n",
		"/only/in": "article\n",
	}
	depth := func(n int) *int { return &n }
	for _, tt := range []struct {
		name string
		src  config.Source
		want []string
	}{
		{"no links", config.Source{Start: []string{"/"}, Depth: depth(0)}, []string{"/"}},
		{"links of the start page", config.Source{Start: []string{"/"}}, []string{"/", "/1", "/skip/1"}},
		{"two deep", config.Source{Start: []string{"/"}, Depth: depth(2)}, []string{"/", "/1", "/2", "/skip/1"}},
		{"exclude", config.Source{Start: []string{"/"}, Exclude: []string{"/skip/"}}, []string{"/", "/1"}},
		{"include", config.Source{Start: []string{"/"}, Include: []string{`/skip/\d`}}, []string{"/", "/skip/1"}},
		{"one page of a list", config.Source{Lists: []string{"/tin"}}, []string{"/1", "/tin"}},
		{"two pages of a list", config.Source{Lists: []string{"/tin"}, ListPages: 2}, []string{"/1", "/3", "/tin", "/tin/2"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			site := newTestSite(t, pages)
			tt.src.Name = tt.name
			for _, l := range []*[]string{&tt.src.Start, &tt.src.Lists} {
				for i := range *l {
					(*l)[i] = site.URL + (*l)[i]
				}
			}
			runTest(t, openTest(t, t.TempDir()), []config.Source{tt.src}, runOptions())
			var asked []string
			for path, n := range site.asked {
				asked = append(asked, path)
				if n != 1 {
					t.Errorf("%s asked %d times", path, n)
				}
			}
			slices.Sort(asked)
			if diff := cmp.Diff(tt.want, asked); diff != "" {
				t.Errorf("asked (-want +got):\n%s", diff)
			}
		})
	}
}
