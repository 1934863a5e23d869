package charset

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

var legacyNames = []string{TCVN3, VNI, VISCII, VPS, "windows-1258"}

// TestLegacyWords holds the tables against words as the fonts of the time wrote them.
func TestLegacyWords(t *testing.T) {
	tests := []struct{ name, raw, want string }{
		{TCVN3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"},
		{TCVN3, "ñy ban nh©n d©n tØnh TiÒn Giang", "ủy ban nhân dân tỉnh Tiền Giang"},
		{TCVN3, "ng\u00adêi d©n ®\u00adîc h\u00adëng \u00adu ®·i", "người dân được hưởng ưu đãi"},
		{VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"},
		{VNI, "UÛY BAN NHAÂN DAÂN TÆNH TIEÀN GIANG", "ỦY BAN NHÂN DÂN TỈNH TIỀN GIANG"},
		{VNI, "ngöôøi daân ñöôïc höôûng öu ñaõi, kyõ sö Aùi", "người dân được hưởng ưu đãi, kỹ sư Ái"},
		{VISCII, "C\u00b5ng h\u00f2a x\u00e3 h\u00b5i ch\u00fc ngh\u00eea Vi\u00aet Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{VPS, "C\u00b6ng h\u00f2a x\u00e3 h\u00b6i ch\u00fb ngh\u00efa Vi\u0152t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{"windows-1258", "Cô\u00f2ng ho\u00cca xa\u00de hô\u00f2i chu\u00d2 nghi\u00dea Viê\u00f2t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{DoubleUTF8, "Cá»™ng hÃ²a xÃ£ há»™i chá»§ nghÄ©a Viá»‡t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
	}
	for _, tt := range tests {
		got, name, ok := Repair(tt.raw)
		if got != tt.want || name != tt.name || !ok {
			t.Errorf("%s: got %q as %q (%v), want %q", tt.name, got, name, ok, tt.want)
		}
	}
}

func TestRepairAs(t *testing.T) {
	tests := []struct {
		raw, name, want string
		ok              bool
	}{
		{"Trang chñ", TCVN3, "Trang chủ", true},
		{"ñy", TCVN3, "ủy", true},
		{"Bïi ThÞ D©n", TCVN3, "Bùi Thị Dân", true},
		{"ñY BAN NH¢N D¢N", TCVN3, "ỦY BAN NHÂN DÂN", true},
		{"Tieáng", VNI, "Tiếng", true},
		{"© 2007 – 30°C", TCVN3, "© 2007 – 30°C", false},
		{"Hà Nội", TCVN3, "Hà Nội", false},
		{"Cà Mau", TCVN3, "Cà Mau", false},
		{"Noël", TCVN3, "Noël", false},
	}
	for _, tt := range tests {
		if got, ok := RepairAs(tt.raw, tt.name); got != tt.want || ok != tt.ok {
			t.Errorf("%s %q: got %q %v, want %q %v", tt.name, tt.raw, got, ok, tt.want, tt.ok)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	for _, name := range append(legacyNames, "utf-8", "utf-8-nfd", "utf-16le", "utf-16be") {
		for _, s := range vietnamese {
			page := "<html><head><title>" + s + "</title></head><body><p>" + strings.Join(vietnamese, "</p><p>") + "</p></body></html>"
			b, err := Encode(name, page)
			if err != nil {
				t.Fatal(err)
			}
			d := Decode(b, "text/html; charset=iso-8859-1")
			if got := norm.NFC.String(string(d.Text)); got != page || d.Replaced != 0 {
				t.Errorf("%s read as %s: %s", name, d.Charset, cmp.Diff(page, got))
			}
		}
	}
}

// TestRoundTripMojibake puts the same text into a UTF-8 page as Latin-1.
func TestRoundTripMojibake(t *testing.T) {
	for _, name := range legacyNames {
		for i, s := range vietnamese {
			if i == 7 && name == TCVN3 {
				continue // words in capital and small letters the fonts cannot tell apart
			}
			if i == 3 && name == VISCII {
				continue // Ở alone is an em dash in Latin-1, and stays one
			}
			if i == 5 && name == "windows-1258" {
				continue // one word differs from Latin-1: no proof
			}
			b, err := Encode(name, s)
			if err != nil {
				t.Fatal(err)
			}
			got, as, ok := Repair(latinString(b))
			if got != s || ok && as != name { // not ok: the same letters in Latin-1
				t.Errorf("%s (%v): %s", name, as, cmp.Diff(s, got))
			}
		}
	}
}

func TestNeverRepaired(t *testing.T) {
	for _, s := range append(append([]string{}, vietnamese...), foreign...) {
		if got, name, ok := Repair(s); ok || got != s {
			t.Errorf("%q repaired as %s to %q", s, name, got)
		}
		b := []byte(s)
		if d := Decode(b, "text/html; charset=iso-8859-1"); string(d.Text) != s || d.Charset != "utf-8" {
			t.Errorf("%q decoded as %s to %q", s, d.Charset, d.Text)
		}
		if l, err := Encode("windows-1252", s); err == nil && len(s) > 20 {
			want := s
			if d := Decode(l, ""); string(d.Text) != want {
				t.Errorf("%q in windows-1252 decoded as %s to %q", s, d.Charset, d.Text)
			}
		}
	}
}

// pool are the words of the Vietnamese sentences, but for Ở, which VISCII has
// where windows-1252 has the em dash.
var pool = func() []string {
	seen := map[string]bool{"Ở": true}
	var out []string
	for _, s := range vietnamese[:7] {
		for w := range strings.FieldsFuncSeq(s, notLetter) {
			if IsSyllable(w) && !seen[w] {
				seen[w] = true
				out = append(out, w)
			}
		}
	}
	return out
}()

// syllables draws correct Vietnamese of random syllables.
func syllables(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pool), 1, 12).Draw(t, "words"), " ")
}

func TestNeverRepairedProperty(t *testing.T) {
	words := map[string][]string{}
	for _, s := range foreign {
		for w := range strings.FieldsSeq(s) {
			words["foreign"] = append(words["foreign"], w)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := syllables(t)
		if got, name, ok := Repair(s); ok {
			t.Fatalf("%q repaired as %s to %q", s, name, got)
		}
		f := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words["foreign"]), 1, 12).Draw(t, "foreign"), " ")
		if got, name, ok := Repair(f); ok {
			t.Fatalf("%q repaired as %s to %q", f, name, got)
		}
		if got, name, ok := Repair(s + " " + f); ok {
			t.Fatalf("%q repaired as %s to %q", s+" "+f, name, got)
		}
	})
}

func TestLegacyProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Repeat(syllables(t)+" ", 3) + "nhân dân, ủy ban, người được hưởng"
		name := rapid.SampledFrom(legacyNames).Draw(t, "encoding")
		b, err := Encode(name, s)
		if err != nil {
			t.Fatal(err)
		}
		if d := Decode(b, ""); string(d.Text) != s {
			t.Fatalf("%s read as %s: %q, want %q", name, d.Charset, d.Text, s)
		}
		if got, as, _ := Repair(latinString(b)); got != s {
			t.Fatalf("%s repaired as %s: %q, want %q", name, as, got, s)
		}
	})
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name, contentType, body string
		charset, from, text     string
		replaced                bool
	}{
		{"ascii", "", "<p>Hoi nghi", "utf-8", "bytes", "<p>Hoi nghi", false},
		{"header says latin-1, bytes are utf-8", "text/html; charset=iso-8859-1", "Hội nghị", "utf-8", "bytes", "Hội nghị", false},
		{"meta says windows-1252, bytes are utf-8", "text/html", `<meta charset="windows-1252">Hội nghị`, "utf-8", "bytes", `<meta charset="windows-1252">Hội nghị`, false},
		{"utf-8 byte order mark", "text/html; charset=windows-1258", "\xef\xbb\xbfHội", "utf-8", "bom", "Hội", false},
		{"utf-16le byte order mark", "", "\xff\xfeH\x00\xd9\x1e", "utf-16le", "bom", "Hộ", false},
		{"utf-16be byte order mark", "", "\xfe\xff\x00H\x1e\xd9", "utf-16be", "bom", "Hộ", false},
		{"utf-16 without mark", "text/html; charset=utf-8", "<\x00p\x00>\x00H\x00\xd9\x1e", "utf-16le", "bytes", "<p>Hộ", false},
		{"utf-8 with a cut character", "", strings.Repeat("Hội nghị ", 5) + "\xe1\xbb", "utf-8", "bytes", strings.Repeat("Hội nghị ", 5) + "\ufffd", true},
		{"header before meta", "text/html; charset=windows-1251", "<meta charset=koi8-r>\xcf\xf0\xe8\xe2\xe5\xf2", "windows-1251", "header", "<meta charset=koi8-r>Привет", false},
		{"meta", "text/html", "<meta http-equiv=Content-Type content='text/html; charset=shift_jis'>\x93\xfa\x96\x7b", "shift_jis", "meta", "<meta http-equiv=Content-Type content='text/html; charset=shift_jis'>日本", false},
		{"xml declaration", "text/xml", `<?xml version="1.0" encoding="windows-1251"?><a>` + "\xcf</a>", "windows-1251", "meta", `<?xml version="1.0" encoding="windows-1251"?><a>П</a>`, false},
		{"utf-8 label on windows-1252 bytes", "text/html; charset=utf-8", "na\xefve fa\xe7ade", "windows-1252", "guess", "naïve façade", false},
		{"unlabelled windows-1258", "", "H\xf4\xf2i nghi\xf2 t\xf4\xd2ng k\xea\xect", "windows-1258", "guess", "Hội nghị tổng kết", false},
		{"labelled windows-1258", "text/html; charset=windows-1258", "H\xf4\xf2i nghi\xf2", "windows-1258", "header", "Hội nghị", false},
		{"tcvn3 as x-user-defined", "text/html; charset=x-user-defined", "H\xe9i ngh\xde t\xe6ng k\xd5t", TCVN3, "guess", "Hội nghị tổng kết", false},
		{"tcvn3 with character references", "text/html", "<p>H&eacute;i ngh&THORN; t\xe6ng k\xd5t &copy; 2007 nh&copy;n d\xa9n", TCVN3, "guess", "<p>Hội nghị tổng kết &copy; 2007 nhân dân", false},
		{"viscii label", "text/html; charset=viscii", "Vi\xaet", VISCII, "header", "Việt", false},
		{"invalid in its own encoding", "text/html; charset=shift_jis", "\x93\xfa\xff", "shift_jis", "header", "日\ufffd", true},
		{"empty", "", "", "utf-8", "bytes", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := Decode([]byte(tt.body), tt.contentType)
			if string(d.Text) != tt.text || d.Charset != tt.charset || d.From != tt.from || (d.Replaced > 0) != tt.replaced {
				t.Errorf("got %q as %s from %s, %v replaced", d.Text, d.Charset, d.From, d.Replaced)
			}
		})
	}
}

func TestIsSyllable(t *testing.T) {
	good := "ủy Ủy uỷ hòa hoà hoạt động quý quốc quyền nghiêng giếng gì giữ già khuya khuỷu thuở thuế yêu y Ý ơ ế ở người NGƯỜI được ưu hưu rượu nghiệp nghĩa xoong quỳnh huỳnh Nguyễn Trần Lê Đặng kỳ kĩ mỹ lý ngoằn ngoèo quả quản ngày tỉnh đường buýt chuyển tuần oanh oan uyên ương Ẳng quẹt quăng tổng kết ký ghế gà cá bia cua mưa"
	for w := range strings.FieldsSeq(good) {
		if !IsSyllable(w) {
			t.Errorf("%q is one", w)
		}
	}
	bad := "cac bat hôị hoàt hỏạ ngi ke c nghà gẻa kà cê qu x été très Köln straße naïve school bật̉ đđ ngữờ ươngg quúy gía thủê tập- 12 Việt. nhaân nh©n UBND Jana Wien Å"
	for w := range strings.FieldsSeq(bad) {
		if w == "bật̉" {
			w = norm.NFC.String(w)
		}
		if w != "ke" && IsSyllable(w) {
			t.Errorf("%q is none", w)
		}
	}
}

func TestClean(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"good text", "Hội nghị – “tổng kết”… 5 °C", "Hội nghị – “tổng kết”… 5 °C"},
		{"decomposed", norm.NFD.String("Hội nghị tổng kết"), "Hội nghị tổng kết"},
		{"mark after a composed letter", "Hô\u0323i", "Hội"},
		{"no-break spaces", "25\u00a0tháng\u202f1\u2007năm", "25 tháng 1 năm"},
		{"zero width", "nhân\u200b dân\ufeff\u200d \u2060x\u200e", "nhân dân x"},
		{"soft hyphen", "thông\u00ad tin", "thông tin"},
		{"zero width between letter and mark", "Hô\u200b\u0323i", "Hội"},
		{"eth in a word", "Ðông, ðường, Ɖồng", "Đông, đường, Đồng"},
		{"eth in an abbreviation", "Nghị định 64/2007/NÐ-CP, HÐND tỉnh", "Nghị định 64/2007/NĐ-CP, HĐND tỉnh"},
		{"icelandic", "Guðrún Ðorgeirsdóttir í Hafnarfirði", "Guðrún Ðorgeirsdóttir í Hafnarfirði"},
		{"eth in capitals of another language", "MAÐUR", "MAÐUR"},
		{"not utf-8", "Hội\xff nghị\u00a0", "Hội\xff nghị "},
		{"other scripts", "Привет 日本 한국", "Привет 日本 한국"},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		if got := Clean(tt.in); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestCleanAllocatesNothing(t *testing.T) {
	s := strings.Join(vietnamese, "\n")
	if n := testing.AllocsPerRun(10, func() { _ = Clean(s) }); n != 0 {
		t.Errorf("%v allocations for clean text", n)
	}
	if n := testing.AllocsPerRun(10, func() { _, _, _ = Repair(s) }); n != 0 {
		t.Errorf("%v allocations for right text", n)
	}
	if n := testing.AllocsPerRun(10, func() { _ = IsSyllable("nghiêng") }); n != 0 {
		t.Errorf("%v allocations for a syllable", n)
	}
}

func TestEncodeErrors(t *testing.T) {
	if _, err := Encode("klingon", "a"); err == nil {
		t.Error("unknown encoding accepted")
	}
	if _, err := Encode(TCVN3, "日"); err == nil || !strings.Contains(err.Error(), "日") {
		t.Errorf("got %v", err)
	}
	if b, err := EncodeHTML(TCVN3, "日 ân"); err != nil || string(b) != "&#26085; \xa9n" {
		t.Errorf("got %q %v", b, err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, name := range legacyNames {
		b, _ := EncodeHTML(name, "<p>"+vietnamese[0]+"<script>x</script>&eacute;")
		f.Add(b, "text/html")
	}
	f.Add([]byte("<\x00p\x00"), "text/html; charset=utf-16")
	f.Add([]byte("\xff<meta charset=\"shift_jis\">"), "")
	f.Fuzz(func(t *testing.T, b []byte, contentType string) {
		in := bytes.Clone(b)
		d := Decode(b, contentType)
		if !bytes.Equal(in, b) {
			t.Fatal("input changed")
		}
		if !utf8.Valid(d.Text) || d.Charset == "" || d.From == "" || d.Replaced < 0 || d.Replaced > 1 {
			t.Fatalf("%q as %q from %q, replaced %v", d.Text, d.Charset, d.From, d.Replaced)
		}
		if utf8.Valid(b) && d.From == "bytes" && d.Charset == "utf-8" && !bytes.Equal(d.Text, b) {
			t.Fatal("good text changed")
		}
	})
}

func FuzzRepair(f *testing.F) {
	f.Add("ñy ban nh©n d©n")
	f.Add("Vieät Nam “Tieàn Giang”")
	f.Add("Viá»‡t Nam cá»§a tÃ´i")
	f.Add("Hội nghị\xff")
	f.Fuzz(func(t *testing.T, s string) {
		got, name, ok := Repair(s)
		if !ok && (got != s || name != "") || ok && (got == s || name == "") {
			t.Fatalf("%q: %q %q %v", s, got, name, ok)
		}
		if ok && strings.ContainsFunc(s, HasTone) {
			t.Fatalf("%q was right already", s)
		}
		if ok && utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Fatalf("%q became invalid", s)
		}
		if len(strings.FieldsFunc(s, isSpace)) != len(strings.FieldsFunc(got, isSpace)) {
			t.Fatalf("%q: words joined or split: %q", s, got)
		}
		for _, n := range candidates() {
			if r, ok := RepairAs(s, n); !ok && r != s {
				t.Fatalf("%q changed to %q", s, r)
			}
		}
	})
}

func FuzzClean(f *testing.F) {
	f.Add("Ho\u0302\u0323i\u00a0NÐ-CP\u200b")
	f.Add("\xe2\x80")
	f.Add("Ðð \u1e9b\u0323")
	f.Fuzz(func(t *testing.T, s string) {
		c := Clean(s)
		if again := Clean(c); again != c {
			t.Fatalf("%q: %q, then %q", s, c, again)
		}
		if !norm.NFC.IsNormalString(c) {
			t.Fatalf("%q: %q is not NFC", s, c)
		}
		if needsEdit(c) {
			t.Fatalf("%q: %q", s, c)
		}
		if utf8.ValidString(s) && !utf8.ValidString(c) {
			t.Fatalf("%q: %q is not UTF-8", s, c)
		}
	})
}

func BenchmarkDecodeGood(b *testing.B) {
	page := []byte("<html><body>" + strings.Repeat("<p>"+strings.Join(vietnamese, "</p><p>")+"</p>", 40) + "</body></html>")
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		Decode(page, "text/html; charset=utf-8")
	}
}

func BenchmarkClean(b *testing.B) {
	s := strings.Repeat(strings.Join(vietnamese, "\n"), 40)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Clean(s)
	}
}

func BenchmarkRepair(b *testing.B) {
	for _, name := range []string{"utf-8", TCVN3} {
		enc, _ := Encode(name, strings.Join(vietnamese[:5], " "))
		s := string(enc)
		if name != "utf-8" {
			s = latinString(enc)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Repair(s)
			}
		})
	}
	b.Run("french", func(b *testing.B) {
		b.SetBytes(int64(len(foreign[0])))
		for b.Loop() {
			Repair(foreign[0])
		}
	})
}

func ExampleRepair() {
	text, encoding, ok := Repair("Ngµy 25/01, ñy ban nh©n d©n tØnh tæ chøc héi nghÞ")
	fmt.Println(text, encoding, ok)
	// Output: Ngày 25/01, ủy ban nhân dân tỉnh tổ chức hội nghị tcvn3 true
}
