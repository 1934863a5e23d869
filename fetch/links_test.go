package fetch

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/fetch/charset"
	"github.com/bienban/bienban/schema"
)

func gz(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(b)
	z.Close()
	return out.Bytes()
}

func TestLinks(t *testing.T) {
	const at = "http://tin.example/rss/tin.rss"
	link := func(path, text, published string) schema.Link {
		return schema.Link{URL: "http://tin.example" + path, Text: text, Published: published}
	}
	tcvn, _ := charset.Encode(charset.TCVN3, `<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><item><title>Hội nghị tổng kết công tác dân vận của ủy ban nhân dân</title><link>/a</link></item></channel></rss>`)
	tests := []struct {
		name string
		kind schema.JobKind
		body string
		want []schema.Link
		err  string
	}{
		{
			"rss with Vietnamese dates", schema.JobFeed,
			`<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Tin</title>
			<item><title>Họp &amp; bàn</title><link>http://tin.example/1</link><pubDate>Thu, 25 Jan 2007 10:30:00 GMT+7</pubDate></item>
			<item><title><![CDATA[<b>Kết luận</b> số 5]]></title><link>/2</link><pubDate>Thứ năm, 25/01/2007 | 10:30 GMT+7</pubDate></item>
			<item><title>Ba</title><link>/3</link><pubDate>25/01/2007 10:30:00</pubDate></item>
			<item><title>Ba lần nữa</title><link>/3#x</link></item>
			<item><title>Không địa chỉ</title></item>
			</channel></rss>`,
			[]schema.Link{link("/1", "Họp & bàn", "2007-01-25T10:30:00+07:00"), link("/2", "Kết luận số 5", "2007-01-25T10:30:00+07:00"), link("/3", "Ba", "2007-01-25")},
			"",
		},
		{
			"rss with a wrong encoding label", schema.JobFeed,
			`<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel><item><title>Họp</title><link>/1</link></item></channel></rss>`,
			[]schema.Link{link("/1", "Họp", "")},
			"",
		},
		{"rss in tcvn3", schema.JobFeed, string(tcvn), []schema.Link{link("/a", "Hội nghị tổng kết công tác dân vận của ủy ban nhân dân", "")}, ""},
		{
			"rss with control characters, bare ampersand, html entity", schema.JobFeed,
			"\n <rss version=\"2.0\"><channel><item><title>A\x0b &nbsp; B</title><link>http://tin.example/1?a=1&b=2</link></item></channel></rss>",
			[]schema.Link{link("/1?a=1&b=2", "A B", "")},
			"",
		},
		{
			"atom", schema.JobFeed,
			`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Một</title><link href="/1"/><published>2007-01-25T03:30:00Z</published></entry></feed>`,
			[]schema.Link{link("/1", "Một", "2007-01-25T03:30:00Z")},
			"",
		},
		{
			"json feed", schema.JobFeed,
			`{"version":"https://jsonfeed.org/version/1.1","title":"Tin","items":[{"id":"1","url":"http://tin.example/1","title":"Một","date_published":"2007-01-25T10:30:00+07:00"}]}`,
			[]schema.Link{link("/1", "Một", "2007-01-25T10:30:00+07:00")},
			"",
		},
		{
			"sitemap; lastmod is no publication time", schema.JobSitemap,
			`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc> http://tin.example/1 </loc><lastmod>2007-01-25</lastmod><image:image><image:loc>http://tin.example/a.jpg</image:loc></image:image></url><url><loc>/2</loc></url></urlset>`,
			[]schema.Link{link("/1", "", ""), link("/2", "", "")},
			"",
		},
		{
			"news sitemap", schema.JobSitemap,
			`<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://tin.example/1</loc><n:news><n:publication><n:name>Tin</n:name></n:publication><n:publication_date>2007-01-25T10:30:00+07:00</n:publication_date><n:title>Họp</n:title></n:news></url></urlset>`,
			[]schema.Link{link("/1", "Họp", "2007-01-25T10:30:00+07:00")},
			"",
		},
		{
			"sitemap index with a prefix", schema.JobSitemap,
			`<s:sitemapindex xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:sitemap><s:loc>http://tin.example/s1.xml.gz</s:loc></s:sitemap></s:sitemapindex>`,
			[]schema.Link{link("/s1.xml.gz", "", "")},
			"",
		},
		{"gzip in gzip", schema.JobSitemap, string(gz(gz([]byte(`<urlset><url><loc>/1</loc></url></urlset>`)))), []schema.Link{link("/1", "", "")}, ""},
		{"gzip in gzip in gzip", schema.JobSitemap, string(gz(gz(gz([]byte(`<urlset/>`))))), nil, "gzip in gzip in gzip"},
		{"text sitemap", schema.JobSitemap, "\ufeffhttp://tin.example/1\r\n# x\nhttp://tin.example/2\n", []schema.Link{link("/1", "", ""), link("/2", "", "")}, ""},
		{"html instead of a feed", schema.JobFeed, "<!DOCTYPE html><html><body>Không tìm thấy</body></html>", nil, "is text/html, neither a feed nor a sitemap"},
		{"text instead of a feed", schema.JobFeed, "Not found", nil, "plain text"},
		{"empty", schema.JobFeed, "", nil, "plain text"},
		{"cut sitemap gives what it had", schema.JobSitemap, `<urlset><url><loc>/1</loc></url><url><loc>/2</lo`, []schema.Link{link("/1", "", "")}, "unexpected EOF"},
		{
			"entity bomb is not expanded", schema.JobSitemap,
			`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><urlset><url><loc>http://tin.example/&b;</loc></url></urlset>`,
			[]schema.Link{link("/&b;", "", "")},
			"",
		},
		{"too deep", schema.JobSitemap, "<urlset>" + strings.Repeat("<url>", 100), nil, "more than 32 deep"},
		{"other schemes and self reference", schema.JobSitemap, `<urlset><url><loc>javascript:x</loc></url><url><loc>ftp://tin.example/</loc></url><url><loc></loc></url><url><loc>/1</loc></url></urlset>`, []schema.Link{link("/1", "", "")}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Links(&schema.Page{URL: at, FinalURL: at, Body: []byte(tt.body), Job: schema.Job{Kind: tt.kind}})
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if (err != nil) != (tt.err != "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Errorf("got error %v, want %q", err, tt.err)
			}
		})
	}
}

func TestLinksCount(t *testing.T) {
	var b strings.Builder
	b.WriteString("<urlset>")
	for i := range maxLinks + 5 {
		fmt.Fprintf(&b, "<url><loc>/%d</loc></url>", i)
	}
	b.WriteString("</urlset>")
	got, err := Links(&schema.Page{URL: "http://tin.example/s.xml", Body: []byte(b.String()), Job: schema.Job{Kind: schema.JobSitemap}})
	if len(got) != maxLinks || err == nil {
		t.Errorf("%d links, error %v", len(got), err)
	}
}

func TestIsSitemapIndex(t *testing.T) {
	for body, want := range map[string]bool{
		`<?xml version="1.0"?><!-- x --><sitemapindex/>`:      true,
		string(gz([]byte(`<x:sitemapindex xmlns:x="y"/>`))):   true,
		`<urlset><sitemapindex/></urlset>`:                    false,
		`<html><body>&lt;sitemapindex></body></html>`:         false,
		"\xef\xbb\xbf<sitemapindex><sitemap/></sitemapindex>": true,
	} {
		if got := IsSitemapIndex(&schema.Page{Body: []byte(body)}); got != want {
			t.Errorf("%.40q: %v", body, got)
		}
	}
}

func TestReadDate(t *testing.T) {
	for in, want := range map[string]string{
		"Thu, 25 Jan 2007 10:30:00 +0700":       "2007-01-25T10:30:00+07:00",
		"Thu, 25 Jan 2007 10:30:00 GMT+7":       "2007-01-25T10:30:00+07:00",
		"Thu, 25 Jan 2007 10:30:00 GMT+07:00":   "2007-01-25T10:30:00+07:00",
		"Thu, 25 Jan 2007 10:30:00 GMT":         "2007-01-25T10:30:00Z",
		"Thu, 25 Jan 2007 10:30 EST":            "2007-01-25T10:30:00-05:00",
		"Thu, 25 Jan 2007 10:30 XYZ":            "2007-01-25",
		"25 Jan 07 10:30 +0700 (ICT)":           "2007-01-25T10:30:00+07:00",
		"2007-01-25T10:30:00.123+07:00":         "2007-01-25T10:30:00+07:00",
		"2007-01-25T10:30+0700":                 "2007-01-25T10:30:00+07:00",
		"2007-01-25T03:30:00Z":                  "2007-01-25T03:30:00Z",
		"2007-01-25 10:30:00":                   "2007-01-25",
		"2007-01-25":                            "2007-01-25",
		"Thứ năm, 25/01/2007 | 10:30 GMT+7":     "2007-01-25T10:30:00+07:00",
		"Thứ Năm 25/1/2007 10:30 (GMT+7)":       "2007-01-25T10:30:00+07:00",
		"Chủ nhật, ngày 28/01/2007":             "",
		"10:30 25/01/2007":                      "2007-01-25",
		"25/1/2007 2:30:00 CH GMT+7":            "2007-01-25T14:30:00+07:00",
		"25-01-2007 12:05 SA +07":               "2007-01-25T00:05:00+07:00",
		"1/25/2007 2:30:00 PM":                  "2007-01-25",
		"1/5/2007 2:30:00 PM":                   "", // 1 May or 5 January
		"5/1/2007":                              "2007-01-05",
		"31/02/2007":                            "",
		"January 25, 2007 10:30 PM UTC":         "2007-01-25T22:30:00Z",
		"Thursday, January 25, 2007":            "2007-01-25",
		"hôm nay":                               "",
		"":                                      "",
		"25/01/2007 25:61 GMT+7":                "2007-01-25",
		"Thu, 25 Jan 2007 10:30:00 GMT+99":      "2007-01-25",
		strings.Repeat("9", 100):                "",
		"Thu, 25 Jan 2007 23:30:00 GMT-7":       "2007-01-25T23:30:00-07:00",
		"Fri,  26   Jan 2007  00:00:00   +0700": "2007-01-26T00:00:00+07:00",
	} {
		if got := readDate(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func FuzzLinks(f *testing.F) {
	f.Add([]byte(`<rss><channel><item><link>/1</link><pubDate>Thu, 25 Jan 2007 10:30:00 GMT+7</pubDate></item></channel></rss>`))
	f.Add([]byte(`<urlset><url><loc>/1</loc></url>`))
	f.Add(gz([]byte("http://tin.example/1\n")))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"url":"/1"}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		links, _ := Links(&schema.Page{URL: "http://tin.example/", Body: b, Job: schema.Job{Kind: schema.JobSitemap}})
		seen := map[string]bool{}
		for _, l := range links {
			if _, err := parseURL(l.URL); err != nil || seen[l.URL] {
				t.Fatalf("link %q: %v", l.URL, err)
			}
			seen[l.URL] = true
		}
	})
}
