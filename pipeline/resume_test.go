package pipeline

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/bienban/bienban/pipeline/config"
)

// A run that is told to stop stops, and goes on under its id the next time,
// also in another process.
func TestInterruptedRunGoesOn(t *testing.T) {
	site := newTestSite(t, numberedSite(20))
	dir := t.TempDir()
	run := ""
	for i := 0; ; i++ {
		p, err := Open(t.Context(), testOptions(t, dir))
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		opt := runOptions()
		fresh := 0
		opt.Observer = ObserverFunc(func(e Event) {
			if e.Stage == StageExtract && e.Kind == Done {
				if fresh++; i < 3 && fresh >= (i+1)*3 {
					cancel()
				}
			}
		})
		sum, err := p.RunOnce(ctx, listSource(site), testStages(), opt)
		cancel()
		if cerr := p.Close(); cerr != nil {
			t.Fatal(cerr)
		}
		if run == "" {
			run = sum.Run
		}
		if sum.Run != run || sum.Resumed != (i > 0) {
			t.Fatalf("run %s, resumed %v in round %d; want %s", sum.Run, sum.Resumed, i, run)
		}
		if i < 3 {
			if !errors.Is(err, context.Canceled) || !sum.Finished.IsZero() {
				t.Fatalf("round %d: err %v, finished %v; want the context's error", i, err, sum.Finished)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(RecordCounts{New: 27}, sum.Counts.Records); diff != "" {
			t.Errorf("records (-want +got):\n%s", diff)
		}
		break
	}
	for i := range 20 {
		if n := site.askedFor(numberedPath(i)); n > 4 {
			t.Errorf("%s asked %d times", numberedPath(i), n)
		}
	}
	// The next run is another one, and finds nothing new.
	p := openTest(t, dir)
	sum := runTest(t, p, listSource(site), runOptions())
	if sum.Run == run || sum.Resumed || sum.Counts.Stages[StageFetch].Reasons["unchanged"] != 20 {
		t.Errorf("next run: %+v", sum)
	}
	st, err := p.Status(t.Context())
	if err != nil || len(st.Runs) != 2 || st.Runs[0].Run != sum.Run || st.Runs[1].Counts.Records.New != 27 {
		t.Errorf("status: %+v, %v", st.Runs, err)
	}
}

// Runs of other keys do not take each other up.
func TestRunsOfOtherKeys(t *testing.T) {
	site := newTestSite(t, numberedSite(3))
	p := openTest(t, t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.RunOnce(ctx, listSource(site), testStages(), runOptions()); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want the context's", err)
	}
	opt := runOptions()
	opt.Key = "crawl:x"
	crawl, stop := context.WithCancel(t.Context())
	defer stop()
	opt.Observer = ObserverFunc(func(Event) { stop() })
	first, err := p.RunOnce(crawl, listSource(site), testStages(), opt)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want the context's", err)
	}
	second := runTest(t, p, listSource(site), runOptions())
	if second.Run == first.Run || second.Resumed {
		t.Errorf("run %+v took up %s", second, first.Run)
	}
	opt.Observer = nil
	third := runTest(t, p, listSource(site), opt)
	if third.Run != first.Run || !third.Resumed {
		t.Errorf("run %+v did not take up %s", third, first.Run)
	}
}

// Messages lost outside, as when somebody purges a stream, are given back.
func TestLostMessagesAreGivenBack(t *testing.T) {
	site := newTestSite(t, numberedSite(5))
	opts := testOptions(t, t.TempDir())
	opts.tune.stall = 50 * time.Millisecond
	p, err := Open(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	opt := runOptions()
	opt.Elsewhere = true // nobody works yet
	ctx, cancel := context.WithCancel(t.Context())
	purged := false
	opt.Observer = ObserverFunc(func(Event) { purged = true; cancel() })
	if _, err := p.RunOnce(ctx, listSource(site), testStages(), opt); !errors.Is(err, context.Canceled) || !purged {
		t.Fatalf("err = %v", err)
	}
	opt = runOptions()
	for _, kind := range []string{streamJobs, streamParse, streamExtract} {
		if err := p.stream(kind).Purge(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	first := true
	opt.Observer = ObserverFunc(func(e Event) {
		if e.Stage == StageParse && first { // and once more in the middle
			first = false
			for _, kind := range []string{streamJobs, streamParse} {
				if err := p.stream(kind).Purge(t.Context()); err != nil {
					t.Error(err)
				}
			}
		}
	})
	sum := runTest(t, p, listSource(site), opt)
	if diff := cmp.Diff(RecordCounts{New: 7}, sum.Counts.Records); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
}

// A message that was in the hands of processes that died, again and again, is
// taken out of the way.
func TestWhatKillsProcessesIsTakenOut(t *testing.T) {
	site := newTestSite(t, map[string]string{"/tin": "list\n"})
	dir := t.TempDir()
	for i := range maxCrashes {
		p, err := Open(t.Context(), testOptions(t, dir))
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			opt := runOptions()
			opt.Elsewhere = true
			ctx, cancel := context.WithCancel(t.Context())
			opt.Observer = ObserverFunc(func(Event) { cancel() })
			sum, err := p.RunOnce(ctx, listSource(site), testStages(), opt)
			if !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
			// It may have been stopped between the entry and its message.
			if err := p.reconcile(t.Context(), sum.Run, ""); err != nil {
				t.Fatal(err)
			}
		}
		takeInHand(t, p)
		// As after a crash: the address file stays.
		a := p.server.addr
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		if err := writeAddress(dir+"/"+addressFile, a); err != nil {
			t.Fatal(err)
		}
	}
	p := openTest(t, dir)
	sum := runTest(t, p, listSource(site), runOptions())
	if sum.Counts.Stages[StageFetch].Reasons["crash"] != 1 || site.askedFor("/tin") != 0 {
		t.Errorf("account %+v; want one crash and no fetch", sum.Counts.Stages[StageFetch])
	}
}

// takeInHand pulls the one job there is, and does nothing with it.
func takeInHand(t *testing.T, p *Pipeline) {
	t.Helper()
	all, err := p.consumersOf(t.Context(), StageFetch)
	if err != nil {
		t.Fatal(err)
	}
	for _, cons := range all {
		info, err := cons.Info(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if info.NumPending == 0 {
			continue
		}
		b, err := cons.Fetch(1, jetstream.FetchPriorityGroup(pinGroup))
		if err != nil {
			t.Fatal(err)
		}
		if m, ok := <-b.Messages(); !ok || m == nil {
			t.Fatalf("no message: %v", b.Error())
		}
		return
	}
	t.Fatal("no job is pending")
}

func TestRunNeedsSources(t *testing.T) {
	p := openTest(t, t.TempDir())
	for _, sources := range [][]config.Source{nil, {}} {
		if _, err := p.RunOnce(t.Context(), sources, testStages(), runOptions()); err == nil {
			t.Error("a run without sources gave no error")
		}
	}
	if err := p.Work(t.Context(), "cook", testStages(), WorkOptions{}); err == nil {
		t.Error("an unknown stage gave no error")
	}
	if err := p.Work(t.Context(), StageParse, Stages{}, WorkOptions{}); err == nil {
		t.Error("a stage without functions gave no error")
	}
}
