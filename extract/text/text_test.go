package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bienban/bienban/schema"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// abbreviations is a vocabulary of nothing but words whose stop ends nothing.
type abbreviations []string

func (a abbreviations) Lookup(folded []byte) (int32, Flag) {
	for i, w := range a {
		if w == string(folded) {
			return int32(i + 1), Abbreviation
		}
	}
	return 0, 0
}

func TestFold(t *testing.T) {
	for _, tt := range []struct{ name, a, b string }{
		{"case", "ĐẢNG", "đảng"},
		{"tone on oa", "hoà", "hòa"},
		{"tone on oe", "khoẻ", "khỏe"},
		{"tone on uy", "uỷ", "ủy"},
		{"tone after q", "qúy", "quý"},
		{"i for y", "kỹ", "kĩ"},
		{"i for y after qu", "quy", "qui"},
		{"eth for Đ", "Ðảng", "đảng"},
		{"apostrophes", "K’Ré", "k'ré"},
	} {
		if a, b := string(Fold(nil, tt.a)), string(Fold(nil, tt.b)); a != b {
			t.Errorf("%s: %q folds to %q, %q to %q", tt.name, tt.a, a, tt.b, b)
		}
	}
	for _, pair := range [][2]string{{"thúy", "thúi"}, {"tay", "tai"}, {"hoàn", "hòan"}, {"má", "mà"}, {"y", "i"}} {
		if a, b := string(Fold(nil, pair[0])), string(Fold(nil, pair[1])); a == b {
			t.Errorf("%q and %q are different words, both fold to %q", pair[0], pair[1], a)
		}
	}
}

func TestFoldIsIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.StringOfN(rapid.RuneFrom([]rune("aàáảoòóỏuùúủyýỷqhktmĐÐK'’iíQUY")), 1, 8, -1).Draw(t, "word")
		once := string(Fold(nil, w))
		if twice := string(Fold(nil, once)); twice != once {
			t.Fatalf("%q folds to %q, that to %q", w, once, twice)
		}
	})
}

func TestTokens(t *testing.T) {
	type tok struct {
		Text string
		Class
		Case
		Space bool
	}
	tests := []struct {
		name, in string
		want     []tok
	}{
		{"words and marks", "Sở BCVT ( cũ ),", []tok{
			{"Sở", Word, Title, true},
			{"BCVT", Word, Upper, true},
			{"(", Punct, NoCase, true},
			{"cũ", Word, Lower, true},
			{")", Punct, NoCase, true},
			{",", Punct, NoCase, false},
		}},
		{"document number", "25/2007/QĐ-TTg", []tok{
			{"25", Number, NoCase, true},
			{"/", Punct, NoCase, false},
			{"2007", Number, NoCase, false},
			{"/", Punct, NoCase, false},
			{"QĐ", Word, Upper, false},
			{"-", Punct, NoCase, false},
			{"TTg", Word, Mixed, false},
		}},
		{"apostrophe inside a name", "Điểu K'Ré", []tok{{"Điểu", Word, Title, true}, {"K'Ré", Word, Title, true}}},
		{"possessive", "Vietnam's", []tok{{"Vietnam", Word, Title, true}, {"'", Punct, NoCase, false}, {"s", Word, Lower, false}}},
		{"digits against letters", "14h30", []tok{{"14", Number, NoCase, true}, {"h", Word, Lower, false}, {"30", Number, NoCase, false}}},
		{"single capital", "Y Ban", []tok{{"Y", Word, Title, true}, {"Ban", Word, Title, true}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := New(nil, tt.in, nil)
			var got []tok
			for i := range d.Tokens {
				k := &d.Tokens[i]
				got = append(got, tok{d.Word(i), k.Class, k.Case, k.Space})
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("tokens of %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

func TestSentences(t *testing.T) {
	v := abbreviations{"tp", "ths"}
	tests := []struct {
		name, in string
		want     []string
	}{
		{"two", "Sở họp. Ông A dự.", []string{"Sở họp.", "Ông A dự."}},
		{"abbreviation", "Về TP. Mỹ Tho gặp ThS. Lê Ba.", []string{"Về TP. Mỹ Tho gặp ThS. Lê Ba."}},
		{"initials", "Bị cáo N. T. Hoa nhận tội.", []string{"Bị cáo N. T. Hoa nhận tội."}},
		{"number of a document", "Under Decision No. 12 it ends. He said no. Ten left.", []string{"Under Decision No. 12 it ends.", "He said no.", "Ten left."}},
		{"closing stroke", "Tỉnh nhà./.", []string{"Tỉnh nhà./."}},
		{"item number", "1. Giao Sở A. 2. Giao Sở B.", []string{"1. Giao Sở A.", "2. Giao Sở B."}},
		{"quote closes", "Ông nói: “Phải làm.” Sở nhận.", []string{"Ông nói: “Phải làm.”", "Sở nhận."}},
		{"no space after the stop", "Sở họp xong.Ông A về.", []string{"Sở họp xong.", "Ông A về."}},
		{"number with a stop inside", "Chi 1.250.000 đồng cho 25.1 xã.", []string{"Chi 1.250.000 đồng cho 25.1 xã."}},
		{"lines", "Một dòng\nHai dòng", []string{"Một dòng", "Hai dòng"}},
		{"ellipsis goes on", "Lúa, ngô… đều tốt.", []string{"Lúa, ngô… đều tốt."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := New(v, tt.in, nil)
			var got []string
			for _, s := range d.Sentences {
				got = append(got, d.Slice(s))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("sentences of %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

func TestBlocksKeepTheirKind(t *testing.T) {
	in := "Đầu đề\nĐoạn một.\n- Mục"
	d := New(nil, in, []schema.Block{
		{Kind: schema.BlockHeading, Start: 0, End: 6},
		{Kind: schema.BlockParagraph, Start: 7, End: 16},
		{Kind: schema.BlockItem, Start: 17, End: 22},
	})
	var got []schema.BlockKind
	for _, b := range d.Blocks {
		got = append(got, b.Kind)
	}
	if diff := cmp.Diff([]schema.BlockKind{schema.BlockHeading, schema.BlockParagraph, schema.BlockItem}, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever the text: tokens stand in order, apart, with nothing but white
// space between them; sentences and blocks cover them; evidence is the slice
// it says it is.
func checkDoc(t interface{ Fatalf(string, ...any) }, in string) {
	d := New(abbreviations{"tp"}, in, nil)
	end := 0
	for i := range d.Tokens {
		k := &d.Tokens[i]
		if int(k.Start) < end || k.End <= k.Start {
			t.Fatalf("token %d of %q is [%d:%d) after %d", i, in, k.Start, k.End, end)
		}
		if gap := in[end:k.Start]; strings.TrimFunc(gap, isSpace) != "" {
			t.Fatalf("%q lies between tokens of %q", gap, in)
		}
		if want := utf8.RuneCountInString(in[:k.Start]); int(k.Rune) != want {
			t.Fatalf("token %d of %q: code point %d, want %d", i, in, k.Rune, want)
		}
		end = int(k.End)
	}
	if strings.TrimFunc(in[end:], isSpace) != "" {
		t.Fatalf("%q is left of %q", in[end:], in)
	}
	at := 0
	for _, s := range d.Sentences {
		if s.Start != at || s.Empty() {
			t.Fatalf("sentence %v of %q begins not at %d", s, in, at)
		}
		at = s.End
	}
	if at != len(d.Tokens) {
		t.Fatalf("sentences of %q end at %d of %d", in, at, len(d.Tokens))
	}
	ix := schema.NewTextIndex(in)
	for _, s := range d.Sentences {
		if ev := d.Evidence(s); !ix.Proves(ev) {
			t.Fatalf("evidence %+v does not stand in %q", ev, in)
		}
	}
}

func TestDocProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkDoc(t, rapid.StringOfN(rapid.RuneFrom([]rune("aĐô .,\n-–'’“”()/1290TPKs…\u00a0🏛")), 0, 120, -1).Draw(t, "text"))
	})
}

func FuzzNew(f *testing.F) {
	f.Add("Ngày 25/01/2007, Sở Bưu chính, Viễn thông ( BCVT ) họp./.")
	f.Add("Điểu K'Ré’s\n“N. T. H”")
	f.Fuzz(func(t *testing.T, in string) {
		if utf8.ValidString(in) {
			checkDoc(t, in)
		}
	})
}

func BenchmarkNew(b *testing.B) {
	in := strings.Repeat("Ngày 25/01/2007, Sở Bưu chính, Viễn thông tổ chức Hội nghị Tổng kết công tác năm 2006. ", 40)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		New(abbreviations{"tp"}, in, nil)
	}
}
