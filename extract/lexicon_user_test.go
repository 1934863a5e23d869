package extract_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/extract"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/schema"
)

// withTables is an extractor that reads the user's lexicon files as a
// configuration names them: a folder of tables.
func withTables(t *testing.T, files map[string]string) *extract.Extractor {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	extra, err := lexicon.ReadFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load(extra...)
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.New(extract.Options{Lexicon: lex})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// who is what a record says of people and organisations: "name | title |
// organisation" and "name = written forms".
func who(t *testing.T, x *extract.Extractor, text string) []string {
	t.Helper()
	records, _ := x.Extract(textArticle(t, text))
	if len(records) == 0 {
		t.Fatal("no record")
	}
	r := &records[0]
	n := names(r)
	var out []string
	for _, p := range r.People {
		for _, q := range p.Positions {
			org := ""
			if q.Organization != nil {
				org = n[*q.Organization]
			}
			out = append(out, p.Name+" | "+q.Title+" | "+org)
		}
	}
	for _, o := range r.Organizations {
		line := o.Name + " ="
		for _, w := range o.Written {
			line += " " + w + ";"
		}
		out = append(out, line)
	}
	return out
}

// Each table a user adds takes effect in a record, and only what it adds
// changes.
func TestUserLexicons(t *testing.T) {
	tests := []struct {
		name, table, content string
		text                 string
		without, with        []string
	}{
		{
			name: "a post", table: "post.tsv", content: "form\nPhụ trách trưởng vùng\n",
			text: "Tổng kết mùa vụ\nÔng Lê Văn Tám, Phụ trách trưởng vùng Sở Nội vụ Tiền Giang, chủ trì hội nghị tổng kết sáng 12/3/2024.",
			without: []string{
				"Sở Nội vụ Tiền Giang = Sở Nội vụ Tiền Giang;",
			},
			with: []string{
				"Lê Văn Tám | Phụ trách trưởng vùng | Sở Nội vụ Tiền Giang",
				"Sở Nội vụ Tiền Giang = Sở Nội vụ Tiền Giang;",
			},
		},
		{
			name: "the head of an organisation", table: "org_head.tsv", content: "form\tkind\ttakes\tbare\tlower\nNông hội\tassociation\tnpl\tshort\tno\n",
			text:    "Tổng kết mùa vụ\nSáng 12/3/2024, Nông hội Tiền Giang tổ chức hội nghị tổng kết mùa vụ tại huyện Cái Bè.",
			without: nil,
			with:    []string{"Nông hội Tiền Giang = Nông hội Tiền Giang;"},
		},
		{
			name: "the whole name of an organisation", table: "org_world.tsv", content: "form\tkind\nVòng tay nước ngọt\tassociation\n",
			text:    "Trao quà\nSáng 12/3/2024, Vòng tay nước ngọt tổ chức trao quà cho học sinh tại huyện Cái Bè.",
			without: nil,
			with:    []string{"Vòng tay nước ngọt = Vòng tay nước ngọt;"},
		},
		{
			name: "an abbreviation of a name", table: "org_head.tsv",
			content: "form\tcase\tkind\ttakes\tbare\tlower\tfull\nBQLVN\texact\tmanagement_board\tl\tname\tno\tBan Quản lý vùng nước\nBan Quản lý vùng nước\t\tmanagement_board\tl\tname\tyes\t\n",
			text:    "Kiểm tra\nSáng 12/3/2024, Ban Quản lý vùng nước tổ chức kiểm tra bến đò. BQLVN yêu cầu các chủ đò trang bị áo phao.",
			without: []string{"Ban Quản lý vùng = Ban Quản lý vùng;"},
			with:    []string{"Ban Quản lý vùng nước = Ban Quản lý vùng nước; BQLVN;"},
		},
		{
			// The stop of an abbreviation ends no sentence.
			name: "an abbreviation of prose", table: "abbreviation.tsv", content: "form\tlanguage\nXg\tvi\n",
			text:    "Kiểm tra\nSáng 12/3/2024, Sở Nội vụ kiểm tra Xg. Bến Tre và họp.",
			without: []string{"Sở Nội vụ = Sở Nội vụ;"},
			with:    []string{"Sở Nội vụ = Sở Nội vụ;"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.without, who(t, extractor(t), tt.text)); diff != "" {
				t.Errorf("without the file (-want +got):\n%s", diff)
			}
			x := withTables(t, map[string]string{tt.table: tt.content})
			if diff := cmp.Diff(tt.with, who(t, x, tt.text)); diff != "" {
				t.Errorf("with the file (-want +got):\n%s", diff)
			}
			if x.Version() == extractor(t).Version() {
				t.Error("the version does not tell the lexicons apart")
			}
		})
	}
}

// Sentences go on after the user's abbreviation.
func TestUserAbbreviationEndsNoSentence(t *testing.T) {
	a := &schema.Article{URL: "u", Kind: schema.KindArticle, Language: "vi", Title: "t", Text: "Sở Nội vụ kiểm tra Xg. Bến Tre và họp."}
	c, _, _ := extractor(t).Mentions(a)
	if n := len(c.Doc.Sentences); n != 2 {
		t.Errorf("without the file: %d sentences, want 2", n)
	}
	c, _, _ = withTables(t, map[string]string{"abbreviation.tsv": "form\tlanguage\nXg\tvi\n"}).Mentions(a)
	if n := len(c.Doc.Sentences); n != 1 {
		t.Errorf("with the file: %d sentences, want 1", n)
	}
}

// A file with a fault is refused with its place.
func TestUserLexiconWithUnknownColumn(t *testing.T) {
	_, err := lexicon.Load(lexicon.File{Name: "post.tsv", Data: []byte("form\tsalary\nTrưởng vùng\t1\n")})
	if err == nil {
		t.Fatal("no error")
	}
}
