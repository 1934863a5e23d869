package robots

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestAllowed(t *testing.T) {
	type ask struct {
		uri string
		ok  bool
	}
	tests := []struct {
		name  string
		token string // "" = bienban
		file  string
		asks  []ask
	}{
		{"empty file allows", "", "", []ask{{"/", true}, {"/x", true}}},
		{"everybody disallowed", "", "User-agent: *\nDisallow: /", []ask{{"/", false}, {"/x?y", false}, {"/robots.txt", true}}},
		{"empty disallow allows", "", "User-agent: *\nDisallow:", []ask{{"/x", true}}},
		{
			"own group instead of the one for everybody", "",
			"User-agent: *\nDisallow: /\n\nUser-agent: bienban\nDisallow: /rieng/\n",
			[]ask{{"/tin", true}, {"/rieng/a", false}},
		},
		{
			"groups of one name are merged", "",
			"User-agent: bienban\nDisallow: /a\n\nUser-agent: khac\nDisallow: /\n\nUser-agent: BienBan/2.0\nDisallow: /b\n",
			[]ask{{"/a", false}, {"/b", false}, {"/c", true}},
		},
		{
			"several agents head one group", "",
			"User-agent: khac\nUser-agent: bienban\nDisallow: /a\n",
			[]ask{{"/a", false}, {"/b", true}},
		},
		{
			"other fields do not end the list of agents", "",
			"User-agent: bienban\nSitemap: http://tin.example/s.xml\nHost: tin.example\nUser-agent: khac\nDisallow: /a\n",
			[]ask{{"/a", false}},
		},
		{
			"a delay alone makes a group", "",
			"User-agent: *\nCrawl-delay: 1\n\nUser-agent: khac\nDisallow: /a\n",
			[]ask{{"/a", true}},
		},
		{"token is compared whole", "", "User-agent: bien\nDisallow: /\nUser-agent: bienbanx\nDisallow: /\n", []ask{{"/a", true}}},
		{"rules before any agent say nothing", "", "Disallow: /\nUser-agent: *\nDisallow: /b\n", []ask{{"/a", true}, {"/b", false}}},
		{
			"longest match wins", "", "User-agent: *\nDisallow: /tin\nAllow: /tin/cong-khai\nDisallow: /tin/cong-khai/nhap\n",
			[]ask{{"/tin", false}, {"/tin/x", false}, {"/tin/cong-khai/1", true}, {"/tin/cong-khai/nhap/1", false}},
		},
		{"allow wins a tie", "", "User-agent: *\nDisallow: /tin\nAllow: /tin\n", []ask{{"/tin", true}}},
		{"allow wins a tie in the other order", "", "User-agent: *\nAllow: /tin\nDisallow: /tin\n", []ask{{"/tin", true}}},
		{"star", "", "User-agent: *\nDisallow: /*/in-an\nDisallow: /tim*kiem\n", []ask{{"/tin/in-an", false}, {"/a/b/in-anh", false}, {"/in-an", true}, {"/tim-a-kiem", false}, {"/timkiem", false}, {"/tim", true}}},
		{"dollar", "", "User-agent: *\nDisallow: /*.pdf$\nAllow: /$\n", []ask{{"/a.pdf", false}, {"/a.pdf?x", true}, {"/a.pdf.pdf", false}, {"/a.html", true}}},
		{"only the root", "", "User-agent: *\nDisallow: /\nAllow: /$\n", []ask{{"/", true}, {"/a", false}}},
		{"star before dollar takes the last place", "", "User-agent: *\nDisallow: /a*b$\n", []ask{{"/axbxb", false}, {"/axbx", true}}},
		{"anchored without star", "", "User-agent: *\nDisallow: /a$\n", []ask{{"/a", false}, {"/ab", true}}},
		{"encoded rule, plain address", "", "User-agent: *\nDisallow: /%E1%BB%A7y-ban\n", []ask{{"/ủy-ban", false}, {"/%e1%bb%a7y-ban/1", false}, {"/%E1%BB%A7y-ban", false}}},
		{"plain rule, encoded address", "", "User-agent: *\nDisallow: /ủy-ban\n", []ask{{"/%E1%BB%A7y-ban", false}, {"/%e1%bb%a7y-ban", false}}},
		{"encoded unreserved is plain", "", "User-agent: *\nDisallow: /%7Eab\n", []ask{{"/~ab", false}, {"/%7eab", false}}},
		{"encoded slash is no slash", "", "User-agent: *\nDisallow: /a%2Fb\n", []ask{{"/a%2fb", false}, {"/a/b", true}}},
		{"encoded star and dollar are letters", "", "User-agent: *\nDisallow: /a%2Ab\nDisallow: /c%24\n", []ask{{"/a*b", false}, {"/axb", true}, {"/c$", false}, {"/c", true}}},
		{"query counts", "", "User-agent: *\nDisallow: /*?*p_p_id=\n", []ask{{"/web/guest?p_p_id=1", false}, {"/web/guest", true}}},
		{"case counts in paths", "", "User-agent: *\nDisallow: /Tin\n", []ask{{"/tin", true}, {"/Tin", false}}},
		{"field names in any case, spaces anywhere", "", "  USER-AGENT : *  \n\tdisallow\t:   /a   # hỏi\n", []ask{{"/a", false}}},
		{"missing colon", "", "User-agent *\nDisallow /a\n", []ask{{"/a", false}}},
		{"misspelt disallow", "", "User-agent: *\nDissallow: /a\n", []ask{{"/a", false}}},
		{"no leading slash", "", "User-agent: *\nDisallow: a/\n", []ask{{"/a/", false}, {"/b", true}}},
		{"byte order mark", "", "\xef\xbb\xbfUser-agent: *\nDisallow: /a\n", []ask{{"/a", false}}},
		{"carriage returns", "", "User-agent: *\rDisallow: /a\r\nDisallow: /b\n", []ask{{"/a", false}, {"/b", false}}},
		{"comment only lines and blanks", "", "# x\n\n\nUser-agent: *\n\n# y\n\nDisallow: /a\n", []ask{{"/a", false}}},
		{"html page instead", "", "<!DOCTYPE html>\n<html><head><title>404: Disallow</title></head>\n<body style=\"a: b\">Không tìm thấy</body></html>", []ask{{"/", true}}},
		{"utf-16", "", "\xff\xfeU\x00s\x00e\x00r\x00-\x00a\x00g\x00e\x00n\x00t\x00:\x00*\x00\n\x00D\x00i\x00s\x00a\x00l\x00l\x00o\x00w\x00:\x00/\x00a\x00", []ask{{"/a", false}, {"/b", true}}},
		{"other token", "khac", "User-agent: bienban\nDisallow: /\n", []ask{{"/", true}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			token := tt.token
			if token == "" {
				token = "bienban"
			}
			f := Parse([]byte(tt.file))
			for _, a := range tt.asks {
				if ok, rule := f.Allowed(token, a.uri); ok != a.ok {
					t.Errorf("%s: got %v by %q, want %v", a.uri, ok, rule, a.ok)
				}
			}
		})
	}
}

func TestSizeLimit(t *testing.T) {
	head := "User-agent: *\nDisallow: /a\n"
	pad := "# " + strings.Repeat("x", 998) + "\n"
	b := []byte(head + strings.Repeat(pad, 600) + "Disallow: /b\n")
	f := Parse(b)
	if ok, _ := f.Allowed("bienban", "/a"); ok {
		t.Error("rule before the limit is lost")
	}
	if ok, _ := f.Allowed("bienban", "/b"); !ok {
		t.Error("rule after the limit is read")
	}
}

func TestCrawlDelay(t *testing.T) {
	tests := []struct {
		value string
		want  time.Duration
		said  bool
	}{
		{"0", 0, true},
		{"0.5", 500 * time.Millisecond, true},
		{"0,5", 500 * time.Millisecond, true},
		{"120", 2 * time.Minute, true},
		{"86400", 24 * time.Hour, true},
		{"10s", 10 * time.Second, true},
		{"10 giây", 0, false},
		{"-3", 0, false},
		{"nhanh", 0, false},
		{"", 0, false},
		{"99999999999999999999", 1e9 * time.Second, true},
	}
	for _, tt := range tests {
		f := Parse([]byte("User-agent: *\nCrawl-delay: " + tt.value + "\n"))
		if d, said := f.CrawlDelay("bienban"); d != tt.want || said != tt.said {
			t.Errorf("%q: got %v %v, want %v %v", tt.value, d, said, tt.want, tt.said)
		}
	}
	f := Parse([]byte("User-agent: *\nCrawl-delay: 9\n\nUser-agent: bienban\nCrawl-delay: 2\n\nUser-agent: bienban\nCrawl-delay: 3\n"))
	if d, _ := f.CrawlDelay("bienban"); d != 3*time.Second {
		t.Errorf("own groups: got %v, want 3s", d)
	}
}

func TestSitemaps(t *testing.T) {
	f := Parse([]byte("Sitemap: http://tin.example/a.xml\nUser-agent: *\nDisallow: /\nsitemap:/b.xml\nSitemap:\n"))
	if diff := cmp.Diff([]string{"http://tin.example/a.xml", "/b.xml"}, f.Sitemaps()); diff != "" {
		t.Error(diff)
	}
}

// TestMatchAgrees holds the linear matcher against one that tries every place.
func TestMatchAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pattern := "/" + rapid.StringMatching(`[ab*/]{0,8}\$?`).Draw(t, "pattern")
		path := "/" + rapid.StringMatching(`[ab/]{0,12}`).Draw(t, "path")
		r := newRule(false, pattern)
		if got, want := r.match(normalPath(path)), tryAll(pattern, path); got != want {
			t.Fatalf("%q on %q: got %v, want %v", pattern, path, got, want)
		}
	})
}

func tryAll(p, s string) bool {
	switch {
	case p == "":
		return true
	case p == "$":
		return s == ""
	case p[0] == '*':
		for i := range len(s) + 1 {
			if tryAll(p[1:], s[i:]) {
				return true
			}
		}
		return false
	}
	return s != "" && s[0] == p[0] && tryAll(p[1:], s[1:])
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /tin*$\nAllow: /\nCrawl-delay: 1.5\nSitemap: /s.xml"), "/tin/1")
	f.Add([]byte("\xff\xfeU\x00s\x00"), "/%E1%BB%A7?x=*$")
	f.Fuzz(func(t *testing.T, b []byte, uri string) {
		file := Parse(b)
		ok, rule := file.Allowed("bienban", uri)
		if !ok && !strings.HasPrefix(rule, "Disallow: ") {
			t.Fatalf("disallowed by %q", rule)
		}
		if d, said := file.CrawlDelay("bienban"); d < 0 || d > 0 && !said {
			t.Fatalf("delay %v %v", d, said)
		}
		// What is disallowed for an address stays so in its other spelling.
		if again, _ := file.Allowed("bienban", normalPath(uri)); again != ok {
			t.Fatalf("%q: %v, in normal form %v", uri, ok, again)
		}
	})
}

func ExampleFile_Allowed() {
	f := Parse([]byte("User-agent: *\nDisallow: /noi-bo/\nAllow: /noi-bo/cong-khai\n"))
	fmt.Println(f.Allowed("bienban", "/noi-bo/1"))
	fmt.Println(f.Allowed("bienban", "/noi-bo/cong-khai/1"))
	// Output:
	// false Disallow: /noi-bo/
	// true Allow: /noi-bo/cong-khai
}
