package date

import (
	"bufio"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/extract/document"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// failer is what a test and a rapid check have in common.
type failer interface {
	Helper()
	Fatal(args ...any)
}

// find reads the dates of s as an extraction does: documents first.
func find(t failer, s, published, language string) (*mention.Context, *mention.Set) {
	t.Helper()
	f, lex := finders(t)
	d := text.New(lex, s, nil)
	c := &mention.Context{Doc: d, Hits: lex.Scan(d), Published: published, Language: language}
	set := new(mention.Set)
	shared().documents.Find(c, set)
	f.Find(c, set)
	return c, set
}

// shared are the finders of the embedded lexicon.
var shared = sync.OnceValue(func() (s struct {
	lex       *lexicon.Lexicon
	dates     *Finder
	documents *document.Finder
	err       error
},
) {
	if s.lex, s.err = lexicon.Embedded(); s.err == nil {
		s.dates, s.documents = New(s.lex), document.New(s.lex)
	}
	return s
})

func finders(t failer) (*Finder, *lexicon.Lexicon) {
	t.Helper()
	s := shared()
	if s.err != nil {
		t.Fatal(s.err)
	}
	return s.dates, s.lex
}

func edtf(set *mention.Set) []string {
	var out []string
	for i := range set.Dates {
		out = append(out, set.Dates[i].EDTF)
	}
	return out
}

// row is a line of testdata/expressions.tsv.
type row struct{ form, context, reference, want string }

func rows(t testing.TB, name string) []row {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []row
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		line := sc.Text()
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "form\t") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 4 {
			t.Fatalf("%s: %d cells in %q, want 4", name, len(c), line)
		}
		out = append(out, row{c[0], c[1], c[2], c[3]})
	}
	return out
}

func TestExpressions(t *testing.T) {
	all := rows(t, "testdata/expressions.tsv")
	negatives := 0
	for _, r := range all {
		s := strings.Replace(r.context, "{}", r.form, 1)
		_, set := find(t, s, r.reference, "")
		got := strings.Join(edtf(set), " ")
		if r.want == "" {
			negatives++
		}
		if got != r.want {
			t.Errorf("%q on %q: got %q, want %q", s, r.reference, got, r.want)
		}
	}
	if len(all) < 400 || negatives*3 < len(all) {
		t.Errorf("%d rows, %d of them negatives: want 400 and a third", len(all), negatives)
	}
}

func TestWritten(t *testing.T) {
	// The span is the expression as written, with its own lead.
	tests := []struct{ in, want string }{
		{"Hội nghị diễn ra sáng ngày 25/01/2007 tại Mỹ Tho.", "sáng ngày 25/01/2007"},
		{"Trại hè mở từ ngày 20 đến 25/3/2024 ở Đà Lạt.", "từ ngày 20 đến 25/3/2024"},
		{"Họp lúc 14 giờ 30 phút ngày 5/6/2025.", "14 giờ 30 phút ngày 5/6/2025"},
		{"Báo cáo trước ngày 30/6/2024.", "ngày 30/6/2024"},
		{"Họp thứ Năm (24/3/2016) ở xã.", "thứ Năm (24/3/2016)"},
		{"Met on Tuesday, October 9, 2018 in Hue.", "Tuesday, October 9, 2018"},
	}
	for _, tt := range tests {
		c, set := find(t, tt.in, "", "")
		var got []string
		for i := range set.Dates {
			got = append(got, c.Doc.Slice(set.Dates[i].Span))
		}
		if diff := cmp.Diff([]string{tt.want}, got); diff != "" {
			t.Errorf("written forms of %q (-want +got):\n%s", tt.in, diff)
		}
	}
}

// Where verbs stand on both sides of an English weekday, the one before it
// says when it was.
func TestVerbBeforeWeekday(t *testing.T) {
	for in, want := range map[string]string{
		"The board announced on Tuesday it will close the road.": "2026-03-17",
		"The board will meet on Tuesday to close the road.":      "2026-03-24",
	} {
		_, set := find(t, in, "2026-03-18", "en")
		if len(set.Dates) != 1 || set.Dates[0].EDTF != want {
			t.Errorf("%q: %+v, want %s", in, set.Dates, want)
		}
	}
}
