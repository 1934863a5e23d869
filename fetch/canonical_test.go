package fetch

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCanonical(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"scheme and host in lower case", "HTTP://WWW.Tin.Example/Tin", "http://www.tin.example/Tin"},
		{"default port", "https://tin.example:443/a", "https://tin.example/a"},
		{"other port", "http://tin.example:8080", "http://tin.example:8080/"},
		{"trailing dot of a host", "http://tin.example./a", "http://tin.example/a"},
		{"user and fragment", "http://u:p@tin.example/a#b", "http://tin.example/a"},
		{"international host", "https://việtnam.example/a", "https://xn--vitnam-jk8b.example/a"},
		{"dot segments", "http://tin.example/a/./b/../c", "http://tin.example/a/c"},
		{"encoded dot segment", "http://tin.example/a/%2e%2e/c", "http://tin.example/c"},
		{"above the root", "http://tin.example/../../a", "http://tin.example/a"},
		{"doubled slashes", "http://tin.example//a///b/", "http://tin.example/a/b/"},
		{"address in a path", "http://kho.example/web/2007/http://tin.example/a", "http://kho.example/web/2007/http://tin.example/a"},
		{"trailing slash stays", "http://tin.example/a/", "http://tin.example/a/"},
		{"raw Vietnamese path", "http://tin.example/hội nghị", "http://tin.example/h%E1%BB%99i%20ngh%E1%BB%8B"},
		{"hex digits and unreserved", "http://tin.example/%7ea%e1%bb%99%2f", "http://tin.example/~a%E1%BB%99%2F"},
		{"stray percent", "http://tin.example/100%?a=5%", "http://tin.example/100%25?a=5%25"},
		{"backslashes", `http:\\tin.example\a`, "http://tin.example/a"},
		{"spaces around, breaks inside", " http://tin.example/a\n b ", "http://tin.example/a%20b"},
		{"tracking", "http://tin.example/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z", "http://tin.example/a?id=7"},
		{"nothing but tracking", "http://tin.example/a?utm_source=x&", "http://tin.example/a"},
		{"empty query", "http://tin.example/a?", "http://tin.example/a"},
		{"order and empty values stay", "http://tin.example/a?b=&a=1&b=2", "http://tin.example/a?b=&a=1&b=2"},
		{"servlet session in the path", "http://tin.example/a;jsessionid=0A1B?id=1", "http://tin.example/a?id=1"},
		{"other path parameters stay", "http://tin.example/a;v=1;JSESSIONID=2/b", "http://tin.example/a;v=1/b"},
		{"asp.net session segment", "http://tin.example/(S(abc123))/Pages/x.aspx", "http://tin.example/Pages/x.aspx"},
		{"oracle webcenter state", "http://tin.example/tin?_afrLoop=123&_adf.ctrl-state=x_4&_afrWindowMode=0&id=5", "http://tin.example/tin?id=5"},
		{
			"liferay list keeps its page", "http://tin.example/web/guest/tin?p_p_id=101_INSTANCE_ab&p_p_lifecycle=0&_101_INSTANCE_ab_delta=20&p_r_p_564233524_resetCur=false&_101_INSTANCE_ab_cur=3&p_auth=q",
			"http://tin.example/web/guest/tin?_101_INSTANCE_ab_cur=3",
		},
		{"liferay article in the path", "http://tin.example/-/asset_publisher/ab/content/hop-bao?_101_INSTANCE_ab_redirect=%2F", "http://tin.example/-/asset_publisher/ab/content/hop-bao"},
		{"liferay article by id", "http://tin.example/c?p_p_id=62&_62_struts_action=%2Fview&_62_articleId=77", "http://tin.example/c?_62_articleId=77"},
		{"asp.net form state", "http://tin.example/x.aspx?ItemID=5&__VIEWSTATE=abc&__VIEWSTATEGENERATOR=1", "http://tin.example/x.aspx?ItemID=5"},
		{"paging stays", "http://tin.example/tin?page=2&trang=3&Page=4&p=5", "http://tin.example/tin?page=2&trang=3&Page=4&p=5"},
		{"encoded parameter name", "http://tin.example/a?utm%5Fsource=x&a=1", "http://tin.example/a?a=1"},
		{"numeric host", "http://2130706433/a", "http://127.0.0.1/a"},
		{"hexadecimal host", "http://0x7f.1/", "http://127.0.0.1/"},
		{"ipv6 host", "http://[2001:DB8:0:0::1]:80/a", "http://[2001:db8::1]/a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Canonical(tt.in)
			if err != nil || got != tt.want {
				t.Fatalf("got %q, %v\nwant %q", got, err, tt.want)
			}
			if again, err := Canonical(got); err != nil || again != got {
				t.Errorf("again: %q, %v", again, err)
			}
		})
	}
}

func TestCanonicalErrors(t *testing.T) {
	for _, in := range []string{"", "/a", "tin.example/a", "ftp://tin.example/", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.example", "http://", "http:///a", "http://a b/", "http://tin.example:99999/", "http://[::1", "http://[fe80::1%25eth0]/", "http://1.2.3.4.5/", "http://256.1.1.1/", "http://tin.example:0/"} {
		if got, err := Canonical(in); err == nil {
			t.Errorf("%q: %q", in, got)
		} else if in != "" && !strings.Contains(err.Error(), in[:min(4, len(in))]) {
			t.Errorf("%q: error does not name it: %v", in, err)
		}
	}
}

// TestCanonicalKeepsApart: what names another page must not be dropped.
func TestCanonicalKeepsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key := rapid.SampledFrom([]string{"id", "ItemID", "page", "trang", "_101_INSTANCE_ab_cur", "_62_articleId", "newsid", "p", "sid", "q", "tabid"}).Draw(t, "key")
		a, b := rapid.StringMatching(`[a-z0-9]{1,6}`).Draw(t, "a"), rapid.StringMatching(`[a-z0-9]{1,6}`).Draw(t, "b")
		ca, err1 := Canonical("http://tin.example/x?" + key + "=" + a)
		cb, err2 := Canonical("http://tin.example/x?" + key + "=" + b)
		if err1 != nil || err2 != nil || (ca == cb) != (a == b) {
			t.Fatalf("%q %q: %q %q", a, b, ca, cb)
		}
	})
}

func TestCanonicalProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u := rapid.SampledFrom([]string{"http://", "HTTPS://", `http:\\`}).Draw(t, "scheme") +
			rapid.SampledFrom([]string{"tin.example", "TIN.example:80", "việt.example", "10.1", "[::1]:443"}).Draw(t, "host") +
			rapid.StringMatching(`(/([a-zé%.;:=()SA]|%2e|%2F|;jsessionid=1|\.\.|/)*)?(\?([a-z_&=%+;]|utm_x=1|p_p_id=2)*)?(#x)?`).Draw(t, "rest")
		c, err := Canonical(u)
		if err != nil {
			return
		}
		if again, err := Canonical(c); err != nil || again != c {
			t.Fatalf("%q: %q, then %q, %v", u, c, again, err)
		}
	})
}

func FuzzCanonical(f *testing.F) {
	f.Add("http://tin.example/a/../b;jsessionid=1?utm_source=x&id=%e1#f")
	f.Add(`https:\\việt.example:443//(S(a))/%2e%2e/`)
	f.Add("http://0x7f.1/?a=%")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := Canonical(s)
		if err != nil {
			return
		}
		if !strings.HasPrefix(c, "http://") && !strings.HasPrefix(c, "https://") {
			t.Fatalf("%q: %q", s, c)
		}
		for i := range len(c) {
			if c[i] <= ' ' || c[i] >= 0x7f || c[i] == '#' {
				t.Fatalf("%q: %q has byte %#x", s, c, c[i])
			}
		}
		if again, err := Canonical(c); err != nil || again != c {
			t.Fatalf("%q: %q, then %q, %v", s, c, again, err)
		}
	})
}
