package testdata_test

import (
	"context"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"github.com/bienban/bienban/testdata"
)

// deadLink and forbidden are the two addresses that no crawl gets an article
// from: one is linked but missing, one is there but disallowed.
const (
	deadLink  = "http://sobcvt.tiengiang.example/news/detail.asp?id=97"
	forbidden = "http://sobcvt.tiengiang.example/quantri/nhapbai.asp"
)

// client returns a client whose every connection ends at a server of the
// bundled site, whatever the host.
func client(t *testing.T) *http.Client {
	t.Helper()
	srv := httptest.NewServer(testdata.Handler())
	t.Cleanup(srv.Close)
	addr := srv.Listener.Addr().String()
	tr := &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, addr)
	}}
	t.Cleanup(tr.CloseIdleConnections)
	return &http.Client{Transport: tr}
}

type response struct {
	status      int
	contentType string
	body        []byte
}

func get(t *testing.T, c *http.Client, address string) response {
	t.Helper()
	resp, err := c.Get(address)
	if err != nil {
		t.Fatalf("get %s: %v", address, err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatalf("read %s: %v", address, err)
	}
	return response{resp.StatusCode, resp.Header.Get("Content-Type"), body}
}

// row is one line of the table of pages in site/README.md.
type row struct{ host, path, layout, charset, event, language, special string }

func (r row) url() string     { return "http://" + r.host + r.path }
func (r row) isArticle() bool { return r.event != "-" && !strings.HasPrefix(r.event, "=") }
func (r row) isTwin() bool    { return strings.HasPrefix(r.event, "=") }
func (r row) isDead() bool    { return r.charset == "-" }

// table reads the rows of site/README.md's first table.
func table(t *testing.T) []row {
	t.Helper()
	b, err := fs.ReadFile(testdata.Site(), "README.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for line := range strings.Lines(string(b)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != 7 || !strings.Contains(cells[0], ".example") {
			continue
		}
		for i := range cells {
			cells[i] = strings.Trim(strings.TrimSpace(cells[i]), "`")
		}
		rows = append(rows, row{cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]})
	}
	if len(rows) == 0 {
		t.Fatal("site/README.md has no table of pages")
	}
	return rows
}

func TestTableOfPagesIsServed(t *testing.T) {
	c := client(t)
	for _, r := range table(t) {
		got := get(t, c, r.url())
		want := http.StatusOK
		if r.isDead() {
			want = http.StatusNotFound
		}
		if got.status != want {
			t.Errorf("%s: status %d, want %d", r.url(), got.status, want)
		}
	}
}

func TestSiteIsLargeAndVariedEnough(t *testing.T) {
	types := []string{
		"appointment", "approval", "award", "campaign", "ceremony", "directive", "inspection", "launch", "meeting",
		"promulgation", "sanction", "signing", "statement", "training", "visit",
	}
	seen, hosts, languages := map[string]int{}, map[string]int{}, map[string]int{}
	articles := 0
	for _, r := range table(t) {
		if r.isArticle() {
			articles++
			seen[r.event]++
			hosts[r.host]++
			languages[r.language]++
		}
	}
	if articles < 14 || len(hosts) < 4 {
		t.Errorf("%d articles on %d hosts, want at least 14 on 4", articles, len(hosts))
	}
	if languages["en"] < 2 {
		t.Errorf("%d English articles, want at least 2", languages["en"])
	}
	for _, typ := range types {
		if seen[typ] == 0 {
			t.Errorf("no article with a main event of type %s", typ)
		}
		delete(seen, typ)
	}
	if len(seen) > 0 {
		t.Errorf("unknown event types in site/README.md: %v", seen)
	}
	var want []string
	for h := range hosts {
		want = append(want, h)
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, testdata.Hosts()); diff != "" {
		t.Errorf("hosts of the table and of the site differ (-table +site):\n%s", diff)
	}
}

// declared finds the charset that a page states in its head.
var declared = regexp.MustCompile(`(?i)<meta[^>]+charset="?([a-z0-9-]+)`)

func TestBytesAreInTheDeclaredCharset(t *testing.T) {
	c := client(t)
	legacy, decomposed := 0, 0
	for _, r := range table(t) {
		if r.isDead() {
			continue
		}
		got := get(t, c, r.url())
		charset, nfd, _ := strings.Cut(r.charset, " ")
		if m := declared.FindSubmatch(got.body); m == nil || !strings.EqualFold(string(m[1]), charset) {
			t.Errorf("%s: meta declares %q, want %s", r.url(), m, charset)
		}
		if want := "text/html; charset=" + charset; got.contentType != want {
			t.Errorf("%s: Content-Type %q, want %q", r.url(), got.contentType, want)
		}
		text := got.body
		switch charset {
		case "utf-8":
			if !utf8.Valid(text) {
				t.Errorf("%s: not valid UTF-8", r.url())
			}
		case "windows-1258":
			legacy++
			if utf8.Valid(text) {
				t.Errorf("%s: the bytes are UTF-8, want windows-1258", r.url())
			}
			var err error
			if text, err = charmap.Windows1258.NewDecoder().Bytes(text); err != nil {
				t.Fatalf("%s: %v", r.url(), err)
			}
			if strings.ContainsRune(string(text), utf8.RuneError) {
				t.Errorf("%s: bytes that windows-1258 does not have", r.url())
			}
			if norm.NFC.IsNormal(text) {
				t.Errorf("%s: no combining tones, want base letter and tone apart", r.url())
			}
			if word := "kiểm tra"; !strings.Contains(norm.NFC.String(string(text)), word) {
				t.Errorf("%s: decoded text has no %q", r.url(), word)
			}
			continue
		default:
			t.Errorf("%s: charset %q is not known to this test", r.url(), charset)
		}
		if isNFC := norm.NFC.IsNormal(text); isNFC == (nfd != "") {
			t.Errorf("%s: in NFC %t, the table says %q", r.url(), isNFC, r.charset)
		}
		if nfd != "" {
			decomposed++
		}
	}
	if legacy != 1 || decomposed != 1 {
		t.Errorf("%d pages in windows-1258 and %d in NFD, want one each", legacy, decomposed)
	}
}

// config is what this test needs of bienban.yaml.
type config struct {
	Fetch   struct{ Delay string }
	Sources []struct {
		Name                                            string
		Start, Lists, Feeds, Sitemaps, Include, Exclude []string
		Language                                        string
		Delay                                           string
	}
}

func readConfig(t *testing.T) config {
	t.Helper()
	var cfg config
	if err := yaml.UnmarshalWithOptions(testdata.Config(), &cfg, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	return cfg
}

// hrefs returns the http addresses a page links to, absolute, no fragment.
func hrefs(t *testing.T, address string, body []byte) []string {
	t.Helper()
	base, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	doc.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
		u, err := base.Parse(a.AttrOr("href", ""))
		if err != nil {
			t.Errorf("%s: bad link: %v", address, err)
			return
		}
		if u.Scheme == "http" || u.Scheme == "https" {
			u.Fragment = ""
			out = append(out, u.String())
		}
	})
	return out
}

// locs returns the addresses that a feed or sitemap names.
func locs(body []byte) []string {
	var out []string
	for _, m := range regexp.MustCompile(`<(?:loc|link)>([^<]+)<`).FindAllSubmatch(body, -1) {
		out = append(out, strings.ReplaceAll(string(m[1]), "&amp;", "&"))
	}
	return out
}

func TestEveryLinkResolvesButTheDeadOne(t *testing.T) {
	c := client(t)
	hosts := testdata.Hosts()
	var queue []string
	for _, h := range hosts {
		queue = append(queue, "http://"+h+"/")
	}
	for _, s := range readConfig(t).Sources {
		queue = slices.Concat(queue, s.Start, s.Lists, s.Feeds, s.Sitemaps)
	}
	seen := map[string]bool{}
	var dead []string
	for len(queue) > 0 {
		address := queue[0]
		queue = queue[1:]
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if seen[address] || !slices.Contains(hosts, u.Host) {
			continue
		}
		seen[address] = true
		got := get(t, c, address)
		if got.status != http.StatusOK {
			dead = append(dead, address)
			continue
		}
		if strings.HasPrefix(got.contentType, "text/html") {
			queue = append(queue, hrefs(t, address, got.body)...)
		} else {
			queue = append(queue, locs(got.body)...)
		}
	}
	if diff := cmp.Diff([]string{deadLink}, dead); diff != "" {
		t.Errorf("links that do not resolve (-want +got):\n%s", diff)
	}
	if !seen[forbidden] {
		t.Errorf("no page links to %s, so no crawl is tempted", forbidden)
	}
}

// identity is the address of the page's own canonical link, else the address
// itself.
func identity(t *testing.T, c *http.Client, address string) string {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(string(get(t, c, address).body)))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Find(`link[rel="canonical"]`).AttrOr("href", address)
}

// TestConfigReachesEveryArticle follows the configuration as a crawl of one
// step does: the links of its lists, what its feeds and sitemaps name, filtered
// by include and exclude.
func TestConfigReachesEveryArticle(t *testing.T) {
	c := client(t)
	reached := map[string]bool{}
	for _, s := range readConfig(t).Sources {
		var found []string
		for _, address := range slices.Concat(s.Start, s.Lists) {
			found = append(found, hrefs(t, address, get(t, c, address).body)...)
		}
		for _, address := range slices.Concat(s.Feeds, s.Sitemaps) {
			for _, loc := range locs(get(t, c, address).body) {
				if strings.HasSuffix(loc, ".xml") {
					found = append(found, locs(get(t, c, loc).body)...)
				} else {
					found = append(found, loc)
				}
			}
		}
		for _, address := range found {
			included := len(s.Include) == 0 || matches(t, s.Include, address)
			if included && !matches(t, s.Exclude, address) {
				reached[identity(t, c, address)] = true
			}
		}
	}
	noArticle := false
	for _, r := range table(t) {
		switch {
		case r.isArticle() && !reached[r.url()]:
			t.Errorf("the configuration does not reach %s", r.url())
		case r.isTwin() && reached[r.url()]:
			t.Errorf("%s is not known as another address of an article", r.url())
		case r.event == "-" && r.url() != forbidden && r.url() != deadLink:
			noArticle = noArticle || reached[r.url()]
		}
	}
	for _, address := range []string{forbidden, deadLink} {
		if !reached[address] {
			t.Errorf("the configuration does not lead to %s, so the crawl is not tried", address)
		}
	}
	if !noArticle {
		t.Error("the configuration leads to no page without an article")
	}
}

func matches(t *testing.T, patterns []string, address string) bool {
	t.Helper()
	return slices.ContainsFunc(patterns, func(p string) bool {
		re, err := regexp.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		return re.MatchString(address)
	})
}

// TestTwinsPointToTheirArticle holds the second addresses to a canonical link
// that names an article of the table.
func TestTwinsPointToTheirArticle(t *testing.T) {
	c := client(t)
	rows := table(t)
	twins := 0
	for _, r := range rows {
		if !r.isTwin() {
			continue
		}
		twins++
		target := identity(t, c, r.url())
		i := slices.IndexFunc(rows, func(o row) bool { return o.url() == target })
		if i < 0 || target == r.url() {
			t.Errorf("%s: canonical link %s names no other page of the table", r.url(), target)
		} else if want := strings.TrimSpace(strings.TrimPrefix(r.event, "=")); rows[i].event != want {
			t.Errorf("%s: canonical link leads to an article of type %s, want %s", r.url(), rows[i].event, want)
		}
	}
	if twins < 3 {
		t.Errorf("%d pages with a second address, want at least 3", twins)
	}
}

func TestRobotsForbidsTheTemptation(t *testing.T) {
	c := client(t)
	for _, h := range testdata.Hosts() {
		got := get(t, c, "http://"+h+"/robots.txt")
		if got.status != http.StatusOK || !strings.HasPrefix(got.contentType, "text/plain") {
			t.Errorf("%s: robots.txt is %d %s", h, got.status, got.contentType)
		}
		if !strings.Contains(strings.ToLower(string(got.body)), "user-agent: *") {
			t.Errorf("%s: robots.txt has no group for all", h)
		}
	}
	u, err := url.Parse(forbidden)
	if err != nil {
		t.Fatal(err)
	}
	robots := string(get(t, c, "http://"+u.Host+"/robots.txt").body)
	if !strings.Contains(robots, "\nDisallow: /quantri/\n") {
		t.Errorf("robots.txt of %s does not disallow %s:\n%s", u.Host, u.Path, robots)
	}
	if got := get(t, c, forbidden); got.status != http.StatusOK || !strings.Contains(string(got.body), "chủ trì") {
		t.Errorf("%s: status %d, want a page with an event that a crawl would take", forbidden, got.status)
	}
}

// TestOldPortalPrintsTheLeadTwice keeps the defect that the layout is there
// for: the lead stands in bold and again as the first paragraph.
func TestOldPortalPrintsTheLeadTwice(t *testing.T) {
	c := client(t)
	body := string(get(t, c, "http://sobcvt.tiengiang.example/news/detail.asp?id=118").body)
	lead := "Ngày 25/01/2007, Sở Bưu chính, Viễn thông ( BCVT ) Tiền Giang tổ chức Hội nghị"
	if n := strings.Count(body, lead); n != 2 {
		t.Errorf("the lead stands %d times, want 2", n)
	}
	for _, want := range []string{"ĐÁNH GIÁ BÀI VIẾT( 0)", "(Mic.gov.vn) -", "Thứ năm, 25/01/2007 | 10:30 GMT+7", "spacer.gif"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q on the page", want)
		}
	}
}

func TestHandler(t *testing.T) {
	const list = "/web/guest/tin-tuc"
	tests := []struct {
		name, method, host, target string
		status                     int
		contains                   string
	}{
		{"port and case of the host ignored", "GET", "NgheAn.example:8080", list, 200, "Tin tức"},
		{"unknown host", "GET", "other.example", "/", 421, "no such host"},
		{"host that is a file of the site", "GET", "README.md", "/", 421, "no such host"},
		{"host that climbs", "GET", "..", "/", 421, "no such host"},
		{"directory with slash", "GET", "nghean.example", list + "/", 200, "asset-abstract"},
		{"file with slash", "GET", "nghean.example", "/robots.txt/", 404, "Không tìm thấy"},
		{"path that climbs", "GET", "nghean.example", "/../bienban.yaml", 404, "Không tìm thấy"},
		{"variant among other parameters", "GET", "nghean.example", list + "?p_p_state=normal&_101_INSTANCE_Rk7TnGqPz2Wd_cur=2", 200, "chanh-leo-que-phong"},
		{"parameters in any order", "GET", "sobcvt.tiengiang.example", "/news/list.asp?page=2&cat=2", 200, "id=118"},
		{"unknown parameters", "GET", "nghean.example", list + "?inheritRedirect=true", 200, "asset-abstract"},
		{"no variant and no plain file", "GET", "sobcvt.tiengiang.example", "/news/detail.asp?id=1", 404, "không tồn tại"},
		{"other method", "POST", "nghean.example", list, 405, "not allowed"},
		{"feed", "GET", "songthuong.example", "/rss/thoi-su.rss", 200, "<rss"},
		{"sitemap", "GET", "nghean.example", "/sitemap.xml", 200, "<sitemapindex"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := httptest.NewRequest(tt.method, tt.target, nil)
			r.Host = tt.host
			w := httptest.NewRecorder()
			testdata.Handler().ServeHTTP(w, r)
			if w.Code != tt.status {
				t.Errorf("status %d, want %d", w.Code, tt.status)
			}
			if !strings.Contains(w.Body.String(), tt.contains) {
				t.Errorf("no %q in the answer:\n%.300s", tt.contains, w.Body)
			}
		})
	}
}

func TestHandlerHonoursValidators(t *testing.T) {
	c := client(t)
	const address = "http://songthuong.example/thoi-su.htm"
	first, err := c.Head(address)
	if err != nil {
		t.Fatal(err)
	}
	first.Body.Close()
	for field, value := range map[string]string{
		"If-None-Match":     first.Header.Get("ETag"),
		"If-Modified-Since": first.Header.Get("Last-Modified"),
	} {
		r, err := http.NewRequest(http.MethodGet, address, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set(field, value)
		resp, err := c.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if value == "" || resp.StatusCode != http.StatusNotModified {
			t.Errorf("%s %q: status %d, want 304", field, value, resp.StatusCode)
		}
	}
}
