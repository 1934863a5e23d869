package pipeline

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/schema"
)

func titles(recs []Stored) []string {
	var all []string
	for _, s := range recs {
		all = append(all, s.Record.Title)
	}
	return all
}

func TestQuery(t *testing.T) {
	site := newTestSite(t, map[string]string{
		"/tin": "list\nlink: /a\n",
		"/a":   "article\nevent: 1 meeting Một\nevent: 2 award Hai\nevent: 3 visit Ba\n",
	})
	p := openTest(t, t.TempDir())
	runTest(t, p, listSource(site), runOptions())
	all := recordsOf(t, p, Query{})
	first, last := all[0], all[2]
	site.set("/a", "article\nevent: 1 signing Một\nevent: 2 award Hai\n")
	runTest(t, p, listSource(site), runOptions())
	all = recordsOf(t, p, Query{})
	for _, tt := range []struct {
		name string
		q    Query
		want []string
	}{
		{"all", Query{}, []string{"Một", "Hai", "Ba", "Một", "Hai", "Ba"}},
		{"from a sequence", Query{FromSeq: last.Seq}, []string{"Ba", "Một", "Hai", "Ba"}},
		{"after the last", Query{FromSeq: all[5].Seq + 1}, nil},
		{"since a time", Query{Since: all[3].Time}, []string{"Một", "Hai", "Ba"}},
		{"since after the last", Query{Since: all[5].Time.Add(1)}, nil},
		{"one type", Query{Types: []string{"award"}}, []string{"Hai", "Hai"}},
		{"two types", Query{Types: []string{"visit", "award"}}, []string{"Hai", "Ba", "Hai", "Ba"}},
		{"unknown type", Query{Types: []string{"launch"}}, nil},
		{"language", Query{Languages: []string{"en"}}, nil},
		{"site", Query{Sites: []string{*first.Record.Source.Site}, Languages: []string{"vi"}, Types: []string{"meeting"}}, []string{"Một"}},
		{"latest: highest revision, retracted left out", Query{Latest: true}, []string{"Một", "Hai"}},
		{"latest of a type that is no more", Query{Latest: true, Types: []string{"meeting"}}, nil},
		{"latest of the type it has now", Query{Latest: true, Types: []string{"signing"}}, []string{"Một"}},
	} {
		if diff := cmp.Diff(tt.want, titles(recordsOf(t, p, tt.q))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	for _, err := range p.Records(t.Context(), Query{Latest: true, Follow: true}) {
		if err == nil {
			t.Error("latest with follow gave no error")
		}
	}
	for range p.Records(t.Context(), Query{}) {
		break // a reader may stop when it likes
	}
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	for _, err := range p.Records(ctx, Query{Follow: true}) {
		if err != nil {
			t.Errorf("following: %v", err)
		}
		if n++; n == len(all) {
			cancel()
		}
	}
	cancel()
	if n != len(all) {
		t.Errorf("followed %d records, want %d", n, len(all))
	}
}

func TestEmptyStream(t *testing.T) {
	p := openTest(t, t.TempDir())
	if got := recordsOf(t, p, Query{}); got != nil {
		t.Errorf("records of nothing: %v", got)
	}
	if got := recordsOf(t, p, Query{Latest: true}); got != nil {
		t.Errorf("records of nothing: %v", got)
	}
	for d, err := range p.Dead(t.Context()) {
		t.Errorf("dead letter of nothing: %v, %v", d, err)
	}
}

// The text of every version stays, so that each record's evidence can be shown.
func TestArticleVersions(t *testing.T) {
	one, two := "article\nevent: main meeting Họp\n", "article\nevent: main meeting Họp lại\n"
	site := newTestSite(t, map[string]string{"/tin": "list\nlink: /a\n", "/a": one})
	p := openTest(t, t.TempDir())
	runTest(t, p, listSource(site), runOptions())
	site.set("/a", two)
	runTest(t, p, listSource(site), runOptions())
	recs := recordsOf(t, p, Query{})
	if len(recs) != 2 {
		t.Fatalf("%d records, want 2", len(recs))
	}
	for i, want := range []string{one, two} {
		a, err := p.ArticleOf(t.Context(), &recs[i].Record)
		if err != nil || a.Text != want {
			t.Errorf("text of revision %d: %v, %v; want %q", i+1, a, err, want)
		}
		if a != nil && schema.SHA256Hex([]byte(a.Text)) != recs[i].Record.Source.TextSHA256 {
			t.Errorf("text of revision %d has another hash", i+1)
		}
	}
	a, err := p.Article(t.Context(), site.URL+"/a", "")
	if err != nil || a.Text != two {
		t.Errorf("newest text: %v, %v; want %q", a, err, two)
	}
	if _, err := p.Article(t.Context(), site.URL+"/none", ""); !errors.Is(err, ErrNotFound) {
		t.Errorf("err = %v, want ErrNotFound", err)
	}
}
