package pipeline

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/schema"
)

// history is "title revision status type" of every message, in order.
func history(recs []Stored) []string {
	var h []string
	for _, s := range recs {
		h = append(h, strings.Join([]string{s.Record.Title, string('0' + rune(s.Record.Revision)), string(s.Record.Status), s.Record.Type}, "|"))
	}
	return h
}

// What a page says next time decides what is published: nothing, a revision, a
// retraction.
func TestRevisions(t *testing.T) {
	site := newTestSite(t, map[string]string{
		"/tin": "list\nlink: /a\n",
		"/a":   "article\nevent: main meeting Họp\nevent: x award Khen\n",
	})
	p := openTest(t, t.TempDir())
	steps := []struct {
		name, page string
		counts     RecordCounts
		published  []string
		latest     []string
	}{
		{
			name:      "first",
			counts:    RecordCounts{New: 2},
			published: []string{"Họp|1|active|meeting", "Khen|1|active|award"},
			latest:    []string{"Họp|1|active|meeting", "Khen|1|active|award"},
		},
		{
			name:   "unchanged page",
			latest: []string{"Họp|1|active|meeting", "Khen|1|active|award"},
		},
		{
			name:      "type changed, event gone",
			page:      "article\nevent: main visit Thăm\n",
			counts:    RecordCounts{Changed: 1, Retracted: 1},
			published: []string{"Thăm|2|active|visit", "Khen|2|retracted|award"},
			latest:    []string{"Thăm|2|active|visit"},
		},
		{
			name:      "event back",
			page:      "article\nevent: main visit Thăm\nevent: x award Khen\n",
			counts:    RecordCounts{Changed: 2}, // the text both were taken from is another
			published: []string{"Thăm|3|active|visit", "Khen|3|active|award"},
			latest:    []string{"Thăm|3|active|visit", "Khen|3|active|award"},
		},
		{
			name:      "a record that became invalid is not taken for gone",
			page:      "article\nevent: main visit Thăm\nbroken: x\n",
			counts:    RecordCounts{Changed: 1, Invalid: 1},
			published: []string{"Thăm|4|active|visit"},
			latest:    []string{"Khen|3|active|award", "Thăm|4|active|visit"},
		},
	}
	seen := 0
	for _, s := range steps {
		if s.page != "" {
			site.set("/a", s.page)
		}
		sum := runTest(t, p, listSource(site), runOptions())
		if diff := cmp.Diff(s.counts, sum.Counts.Records); diff != "" {
			t.Errorf("%s: counts (-want +got):\n%s", s.name, diff)
		}
		all := recordsOf(t, p, Query{})
		if diff := cmp.Diff(s.published, history(all[seen:])); diff != "" {
			t.Errorf("%s: published (-want +got):\n%s", s.name, diff)
		}
		seen = len(all)
		if diff := cmp.Diff(s.latest, history(recordsOf(t, p, Query{Latest: true}))); diff != "" {
			t.Errorf("%s: latest (-want +got):\n%s", s.name, diff)
		}
		for _, r := range all {
			if *r.Record.Provenance.Run == "" || *r.Record.Provenance.ExtractedAt == "" {
				t.Errorf("%s: run and time are not filled in: %+v", s.name, r.Record.Provenance)
			}
			if err := r.Record.Validate(""); err != nil {
				t.Errorf("%s: %v", s.name, err)
			}
		}
	}
	if got := site.askedFor("/a"); got != len(steps) {
		t.Errorf("/a asked %d times, want %d", got, len(steps))
	}
	var invalid []string
	for d, err := range p.Dead(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		invalid = append(invalid, d.Reason+" "+d.URL)
		if !strings.Contains(string(d.Data), "Not A Type") {
			t.Errorf("the dead letter does not hold the record: %s", d.Data)
		}
	}
	if diff := cmp.Diff([]string{"invalid_record " + site.URL + "/a"}, invalid); diff != "" {
		t.Errorf("dead letters (-want +got):\n%s", diff)
	}
}

// Two addresses that give one article publish it once a run, whichever of them
// comes first.
func TestOneArticleAtTwoAddresses(t *testing.T) {
	page := "article\ncanonical: /a\nevent: main meeting Họp\n"
	site := newTestSite(t, map[string]string{"/tin": "list\nlink: /a\nlink: /a-in\n", "/a": page, "/a-in": page})
	p := openTest(t, t.TempDir())
	for range 2 {
		sum := runTest(t, p, listSource(site), runOptions())
		if got := sum.Counts.Records.New + sum.Counts.Records.Changed; got != 1 {
			t.Errorf("published %d times, want once: %+v", got, sum.Counts.Records)
		}
		// A new version at both addresses.
		for _, path := range []string{"/a", "/a-in"} {
			site.set(path, page+"sửa: 1\n")
		}
	}
	recs := recordsOf(t, p, Query{})
	if len(recs) != 2 || recs[0].Record.ID != recs[1].Record.ID || recs[0].Record.Revision != 1 || recs[1].Record.Revision != 2 {
		t.Errorf("want two revisions of one record, got %v", history(recs))
	}
}

func TestRecordsOnTheWire(t *testing.T) {
	site := newTestSite(t, map[string]string{"/tin": "list\nlink: /a\n", "/a": "article\nevent: main meeting Họp\n"})
	p := openTest(t, t.TempDir())
	runTest(t, p, listSource(site), runOptions())
	recs := recordsOf(t, p, Query{})
	if len(recs) != 1 {
		t.Fatalf("%d records, want 1", len(recs))
	}
	r := recs[0].Record
	if want := "bienban.record.vi.meeting.127_0_0_1." + r.ID; recs[0].Subject != want {
		t.Errorf("subject %q, want %q", recs[0].Subject, want)
	}
	m, err := p.stream(streamRecords).GetMsg(t.Context(), recs[0].Seq)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"Nats-Msg-Id": r.ID + ".1", "ce-id": r.ID + ".1", "ce-specversion": "1.0", "ce-type": schema.Version,
		"ce-source": site.URL + "/a", "ce-time": *r.Provenance.ExtractedAt, "content-type": "application/json",
	} {
		if got := m.Header.Get(key); got != want {
			t.Errorf("header %s = %q, want %q", key, got, want)
		}
	}
}

// Few records of an article go out one after the other, many as a batch; both
// are revised alike, and in the order of the article.
func TestManyRecordsOfOneArticle(t *testing.T) {
	for _, n := range []int{3, batchFrom + 6} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			page := func(title string) string {
				var b strings.Builder
				b.WriteString("article\n")
				for i := range n {
					fmt.Fprintf(&b, "event: %d meeting %s %d\n", i, title, i)
				}
				return b.String()
			}
			site := newTestSite(t, map[string]string{"/tin": "list\nlink: /a\n", "/a": page("Họp")})
			p := openTest(t, t.TempDir())
			if sum := runTest(t, p, listSource(site), runOptions()); sum.Counts.Records != (RecordCounts{New: n}) {
				t.Errorf("first: %+v, want %d new", sum.Counts.Records, n)
			}
			site.set("/a", page("Họp lại"))
			if sum := runTest(t, p, listSource(site), runOptions()); sum.Counts.Records != (RecordCounts{Changed: n}) {
				t.Errorf("second: %+v, want %d changed", sum.Counts.Records, n)
			}
			recs := recordsOf(t, p, Query{})
			if len(recs) != 2*n {
				t.Fatalf("%d records, want %d", len(recs), 2*n)
			}
			for i := range recs {
				if want := i/n + 1; recs[i].Record.Revision != want || !strings.HasSuffix(recs[i].Record.Title, fmt.Sprintf(" %d", i%n)) {
					t.Errorf("record %d: revision %d of %q", i, recs[i].Record.Revision, recs[i].Record.Title)
				}
			}
		})
	}
}
