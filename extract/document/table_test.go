package document

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// failer is what a test and a rapid check have in common.
type failer interface {
	Helper()
	Fatal(args ...any)
}

func find(t failer, s string) (*mention.Context, []mention.Document) {
	t.Helper()
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	d := text.New(lex, s, nil)
	c := &mention.Context{Doc: d, Hits: lex.Scan(d)}
	var set mention.Set
	New(lex).Find(c, &set)
	return c, set.Documents
}

func TestCitations(t *testing.T) {
	f, err := os.Open("testdata/citations.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n, negatives := 0, 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		line := sc.Text()
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "sentence\t") {
			continue
		}
		sentence, list, _ := strings.Cut(line, "\t")
		n++
		var want []string
		if list != "" {
			want = strings.Split(list, "; ")
		} else {
			negatives++
		}
		_, docs := find(t, sentence)
		var got []string
		for i, d := range docs {
			cells := []string{d.Type, d.Number, d.Issuer, string(d.Relation)}
			if i < len(want) {
				for k, w := range strings.Split(want[i], "|") {
					if w == "*" {
						cells[k] = "*"
					}
				}
			}
			got = append(got, strings.Join(cells, "|"))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n(-want +got):\n%s", sentence, diff)
		}
	}
	if n < 120 || negatives*4 < n {
		t.Errorf("%d sentences, %d of them negatives: want 120 and a quarter", n, negatives)
	}
}

func TestTitle(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Căn cứ Quyết định số 25/2007/QĐ-TTg ngày 12/02/2007 của Thủ tướng Chính phủ về việc phân cấp đầu tư; tỉnh giao sở.", "về việc phân cấp đầu tư"},
		{"Ngày 12/3/2024, ông Minh ký Quyết định số 512/QĐ-UBND phê duyệt Kế hoạch chuyển đổi số năm 2024.", "phê duyệt Kế hoạch chuyển đổi số năm 2024"},
		{"Công văn số 12/SXD-QLN v/v rà soát nhà ở (lần hai).", "v/v rà soát nhà ở"},
		{"Theo Luật Phòng, chống tham nhũng, ông phải kê khai.", "Phòng, chống tham nhũng"},
		{"Quyết định số 12/QĐ-UBND có hiệu lực.", ""},
	}
	for _, tt := range tests {
		_, docs := find(t, tt.in)
		if len(docs) == 0 || docs[0].Title != tt.want {
			t.Errorf("%q: got %+v, want title %q", tt.in, docs, tt.want)
		}
	}
}

// A number built by the scheme and put into a sentence is read back whole.
func TestRenderAndRead(t *testing.T) {
	kinds := []string{"QĐ", "NQ", "CT", "KH", "TB", "TTr", "CTr", "BC", "HD", "GP"}
	issuers := []string{"UBND", "TTg", "CP", "STTTT", "BTNMT", "HĐND", "SVHTTDL", "VPCP"}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.StringMatching(`[1-9][0-9]{0,3}`).Draw(t, "n")
		y := rapid.StringMatching(`(199[0-9]|20[0-3][0-9])`).Draw(t, "year")
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		issuer := rapid.SampledFrom(issuers).Draw(t, "issuer")
		want := rapid.SampledFrom([]string{
			n + "/" + y + "/" + kind + "-" + issuer, n + "/" + kind + "-" + issuer, n + "-" + kind + "/TU",
			n + "/" + issuer + "-VX", n + "/" + y + "/QH14",
		}).Draw(t, "scheme")
		before := rapid.SampledFrom([]string{"Văn bản số ", "Theo văn bản số: ", "số ", "("}).Draw(t, "before")
		after := rapid.SampledFrom([]string{"", ".", ", ngày 1/2/2020", ") gửi các xã", " của tỉnh", "; các xã"}).Draw(t, "after")
		c, docs := find(t, "Phòng gửi "+before+want+after)
		if len(docs) != 1 || docs[0].Number != want {
			t.Fatalf("%q: got %+v, want %s", c.Doc.Text, docs, want)
		}
	})
}

// Whatever stands in the text, a document's number is made of its characters
// in their order, and its tokens follow each other.
func TestNumbersStandInText(t *testing.T) {
	words := strings.Split("Quyết định số : 12 2007 / - QĐ UBND TTg NQ TW TU QH 14 Nghị quyết các và , . ( ) của về việc ban hành Luật Đất đai Kế hoạch BGD & ĐT 30 a \n ngày 1 thay thế", " ")
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 24).Draw(t, "n") {
			b.WriteString(rapid.SampledFrom(words).Draw(t, "word"))
			if rapid.Bool().Draw(t, "space") {
				b.WriteByte(' ')
			}
		}
		c, docs := find(t, b.String())
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		end := 0
		for _, d := range docs {
			if d.Span.Empty() || d.Start < end || d.End > len(c.Doc.Tokens) {
				t.Fatalf("%q: tokens %v after %d", c.Doc.Text, d.Span, end)
			}
			end = d.End
			if !strings.Contains(bare(c.Doc.Text), d.Number) {
				t.Fatalf("%q: number %q is not in it", c.Doc.Text, d.Number)
			}
			if d.Relation == "" || d.Rule == "" || d.Type == "" {
				t.Fatalf("%q: %+v", c.Doc.Text, d)
			}
		}
	})
}
