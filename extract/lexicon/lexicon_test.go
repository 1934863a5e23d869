package lexicon

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bienban/bienban/extract/text"
	"github.com/google/go-cmp/cmp"
)

func mustBuild(t *testing.T, files map[string]string) *Lexicon {
	t.Helper()
	var list []File
	for _, name := range slices.Sorted(maps.Keys(files)) {
		list = append(list, File{name, []byte(files[name])})
	}
	l, err := build(list)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestScan(t *testing.T) {
	l := mustBuild(t, map[string]string{
		"post.tsv":  "form\tcase\nChủ tịch\t\nPhó Chủ tịch\t\nSở\tcap\nTT\texact\n",
		"place.tsv": "form\nHòa Bình\nTP. Hồ Chí Minh\nquy hoạch\n",
	})
	tests := []struct {
		name, in string
		want     []string
	}{
		{"longest first", "Phó Chủ tịch", []string{"post:Phó Chủ tịch", "post:Chủ tịch"}},
		{"case does not matter", "PHÓ CHỦ TỊCH", []string{"post:Phó Chủ tịch", "post:Chủ tịch"}},
		{"tone placement", "Hoà Bình", []string{"place:Hòa Bình"}},
		{"i for y", "qui hoạch", []string{"place:quy hoạch"}},
		{"spacing", "TP.Hồ Chí Minh", []string{"place:TP. Hồ Chí Minh"}},
		{"needs a capital", "cơ sở và Sở", []string{"post:Sở"}},
		{"exact", "Tt và TT", []string{"post:TT"}},
		{"not across blocks", "Chủ\ntịch", nil},
		{"not inside a word", "Chủ tịchs", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := text.New(l, tt.in, nil)
			var got []string
			for _, h := range l.Scan(d).All() {
				tab := l.Tables()[h.Table]
				got = append(got, tab.Name+":"+tab.Rows[h.Row].Form)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("hits of %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

func TestBadTables(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"no header", "# only a comment\n", "no header line"},
		{"other first column", "name\tcase\n", `must begin with the column "form"`},
		{"too many cells", "form\na\tb\n", "bad.tsv:2: 2 cells under 1 columns"},
		{"unknown case", "form\tcase\nSở\tupper\n", `bad.tsv:2: case is "upper"`},
		{"empty form", "form\tcase\n\tcap\n", "bad.tsv:2: the form is empty"},
		{"not UTF-8", "form\n\xff\n", "bad.tsv:2: not UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := build([]File{{"bad.tsv", []byte(tt.body)}})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

// Every embedded table is sorted, has no entry twice, and says where it comes
// from.
func TestEmbeddedTables(t *testing.T) {
	l, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, tab := range l.Tables() {
		b, err := embedded.ReadFile("data/" + tab.Name + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(b), "# Origin:") {
			t.Errorf("%s.tsv does not say its origin (# Origin: …)", tab.Name)
		}
		for i := 1; i < len(tab.Rows); i++ {
			a, b := strings.Join(tab.Rows[i-1].Fields, "\t"), strings.Join(tab.Rows[i].Fields, "\t")
			if a >= b {
				t.Errorf("%s: %q stands before %q: sort by bytes (LC_ALL=C), no entry twice", tab.Rows[i].Origin, a, b)
			}
		}
	}
}

func TestUserTables(t *testing.T) {
	dir := t.TempDir()
	write := func(name, body string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	write("abbreviation.tsv", "form\nQtr\n")
	write("mine.tsv", "form\tkind\nĐội Thuyền cứu hộ\tteam\n")
	files, err := ReadFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	l, err := Load(files...)
	if err != nil {
		t.Fatal(err)
	}
	if d := text.New(l, "Trong Qtr. Hai có Đội Thuyền cứu hộ.", nil); len(d.Sentences) != 1 {
		t.Errorf("%d sentences: the added abbreviation has no effect", len(d.Sentences))
	} else if _, ok := l.Scan(d).Longest(5, l.Table("mine").ID()); !ok {
		t.Error("the added table gives no hit")
	}
	base, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if base.Version() == l.Version() {
		t.Error("the version does not tell the user's tables")
	}
	if _, err := Load(File{write("abbreviation2.tsv", ""), nil}); err == nil {
		t.Error("a file without a header is taken")
	}
	if _, err := Load(File{"abbreviation.tsv", []byte("form\tcolour\nx\tred\n")}); err == nil || !strings.Contains(err.Error(), `no column "colour"`) {
		t.Errorf("error %v, want one that names the column", err)
	}
	if _, err := ReadFiles(filepath.Join(dir, "absent.tsv")); err == nil {
		t.Error("an absent file is read")
	}
}
