package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/bienban/bienban/extract"
)

var update = flag.Bool("update", false, "write what the stages cost now to testdata/ratios.json")

// ratiosFile holds what each stage cost, as ratio to the parse, when it was
// last written, without and with the race detector.
const ratiosFile = "testdata/ratios.json"

// most is how much dearer than written a stage may be: less than twice, so
// that a twofold slowdown is caught, more than chance.
const most = 1.6

type ratios struct {
	Time   map[string]float64 `json:"time"`
	Allocs map[string]float64 `json:"allocs"`
}

// A stage that has become nearly twice as dear against the parse of the same
// pages in the same run fails. Nothing is timed absolutely. Where the change is
// meant: go test ./extract/eval/bench -run Slowdown -update, with and without
// -race.
func TestNoTwofoldSlowdown(t *testing.T) {
	key := "plain"
	if raceEnabled {
		key = "race"
	}
	written := map[string]ratios{}
	b, err := os.ReadFile(ratiosFile)
	if err == nil {
		err = json.Unmarshal(b, &written)
	}
	if err != nil && !*update {
		t.Fatal(err)
	}
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	vietnamese, english, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	spend := 2 * time.Second
	if *update {
		spend = 6 * time.Second
	}
	measure := func() ratios {
		r := ratios{map[string]float64{}, map[string]float64{}}
		for _, set := range []struct {
			name  string
			pages []Page
		}{{"vi", vietnamese}, {"en", english}} {
			s, err := Measure(context.Background(), set.name, set.pages, x, spend)
			if err != nil {
				t.Fatal(err)
			}
			for _, st := range s.Stages[1:] {
				r.Time[set.name+" "+st.Name] = math.Round(st.Ratio*100) / 100
				r.Allocs[set.name+" "+st.Name] = math.Round(st.AllocsBy*100) / 100
			}
		}
		return r
	}
	now := measure()
	if *update {
		written[key] = now
		b, err := json.MarshalIndent(written, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(ratiosFile, append(b, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	// Chance only ever makes a stage look dearer: it may try again.
	var dear []string
	for try := range 3 {
		if dear = dearer(written[key], now); len(dear) == 0 {
			return
		}
		if try < 2 {
			now = measure()
		}
	}
	for _, d := range dear {
		t.Error(d)
	}
}

func dearer(was, is ratios) []string {
	var out []string
	for _, k := range sortedKeys(is.Time) {
		switch w := was.Time[k]; {
		case w == 0:
			out = append(out, k+" has no ratio in "+ratiosFile)
		case is.Time[k] > most*w:
			out = append(out, k+": "+times(is.Time[k])+" the parse, was "+times(w))
		}
		if w := was.Allocs[k]; w > 0 && is.Allocs[k] > most*w {
			out = append(out, k+": "+times(is.Allocs[k])+" the parse's allocations, were "+times(w))
		}
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func times(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) + " times" }

// The guard itself must bark: a stage twice as dear is named, one a third
// dearer is not.
func TestGuardBarks(t *testing.T) {
	was := ratios{map[string]float64{"a": 2, "b": 2}, map[string]float64{"a": 2, "b": 2}}
	is := ratios{map[string]float64{"a": 4, "b": 2.6}, map[string]float64{"a": 2, "b": 4}}
	got := strings.Join(dearer(was, is), "\n")
	want := "a: 4.00 times the parse, was 2.00 times\nb: 4.00 times the parse's allocations, were 2.00 times"
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestReport(t *testing.T) {
	vietnamese, english, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	sent := 0
	r, err := Run(context.Background(), Options{
		Name: "Bundled pages", Pages: vietnamese[:3], English: english[:2], Memory: []int{1, 5},
		Pipeline: func(_ context.Context, pages []Page) (PipelineTime, error) {
			sent = len(pages)
			return PipelineTime{Pages: 3, Records: 3, Took: time.Second}, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if sent != 3 {
		t.Errorf("%d pages were sent through the pipeline, want 3", sent)
	}
	for _, set := range []*Set{r.Pages, r.English} {
		if set.Records == 0 || set.Characters == 0 {
			t.Errorf("%s: %d records, %d characters", set.Name, set.Records, set.Characters)
		}
		if parse := set.Stage(StageParse); parse.Ratio != 1 || parse.Allocs == 0 {
			t.Errorf("%s: parse %+v", set.Name, parse)
		}
		read, both := set.Stage(StageRead), set.Stage(StageBoth)
		if read.Allocs <= 0 || both.Allocs < read.Allocs {
			t.Errorf("%s: %.0f allocations to read, %.0f to read and extract", set.Name, read.Allocs, both.Allocs)
		}
	}
	if len(r.Memory) != 2 || r.Memory[0].Peak == 0 {
		t.Errorf("memory: %+v", r.Memory)
	}
	var out bytes.Buffer
	if err := r.Print(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Bundled pages: 3 pages, ", "| page → records       |", "English: 2 pages, ",
		"Whole pipeline over embedded NATS (fetch from loopback, parse, extract, store): 3.0 pages/s,", "| 5             |",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in:\n%s", want, out.String())
		}
	}
}

func TestFolderRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		dir  fstest.MapFS
		want string
	}{
		{"no pages", fstest.MapFS{"a.txt": {Data: []byte("x")}}, "no pages: want *.html"},
		{"torn gzip", fstest.MapFS{"a.html.gz": {Data: []byte("x")}}, "a.html.gz: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Folder(c.dir)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	vietnamese, _, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Run(ctx, Options{Pages: vietnamese, Memory: []int{10}}); err != context.Canceled {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func BenchmarkVietnamese(b *testing.B) {
	pages, _, err := Bundled()
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, pages)
}

func BenchmarkEnglish(b *testing.B) {
	_, pages, err := Bundled()
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, pages)
}

func benchmark(b *testing.B, pages []Page) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	p, err := prepare(pages, x)
	if err != nil {
		b.Fatal(err)
	}
	for _, w := range p.works() {
		b.Run(strings.ReplaceAll(w.name, " ", "_"), func(b *testing.B) {
			b.SetBytes(int64(p.bytes))
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				if err := w.run(); err != nil {
					b.Fatal(err)
				}
				n++
			}
			b.ReportMetric(float64(n*len(pages))/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
