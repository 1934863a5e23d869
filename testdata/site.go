package testdata

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

//go:embed all:site
var files embed.FS

// Site returns the bundled site: one directory a host, beside bienban.yaml
// (the configuration that crawls it) and README.md (the table of its pages).
func Site() fs.FS {
	sub, err := fs.Sub(files, "site")
	if err != nil {
		panic(err) // only an invalid path constant can cause it
	}
	return sub
}

// Config returns the configuration of a crawl that reaches every article of
// the site, in the format of bienban.yaml.
func Config() []byte {
	b, err := fs.ReadFile(Site(), "bienban.yaml")
	if err != nil {
		panic(err) // the file is embedded: it is there or nothing was built
	}
	return b
}

// Hosts returns the hosts of the site, sorted.
func Hosts() []string {
	entries, err := fs.ReadDir(Site(), ".")
	if err != nil {
		panic(err)
	}
	var hosts []string
	for _, e := range entries {
		if e.IsDir() {
			hosts = append(hosts, e.Name())
		}
	}
	return hosts
}

// modified is the Last-Modified of every page: embedded files carry no time,
// and a fixed one keeps two runs of a crawl alike.
var modified = time.Date(2026, time.April, 1, 0, 0, 0, 0, time.UTC)

// Handler serves the site by the Host header of the request; any port is
// ignored. It is safe for parallel use.
//
//   - /a/b is the file HOST/a/b, or index.html where that is a directory, with
//     or without a slash at the end.
//   - A query picks a variant: the file "list.asp@cat=2&page=2" answers
//     /list.asp with both parameters, whatever others come with them, as a
//     portal ignores parameters it does not know. The variant that asks for
//     most parameters wins; the plain file answers when none fits.
//   - A path with no file is answered by the 404.html of its host, status 404;
//     a host that is not of the site with 421 (RFC 9110, 15.5.20).
//   - Content-Type names the charset the page itself declares. ETag and
//     Last-Modified are set and conditional requests honoured.
func Handler() http.Handler { return handler{site: Site()} }

type handler struct{ site fs.FS }

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	host := strings.ToLower(r.Host)
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	root, err := fs.Sub(h.site, host)
	if err != nil || !isDir(root, ".") {
		http.Error(w, "no such host in the bundled site", http.StatusMisdirectedRequest)
		return
	}
	name := find(root, r.URL.Path, r.URL.Query())
	if name == "" {
		notFound(w, r, root)
		return
	}
	body, err := fs.ReadFile(root, name)
	if err != nil {
		http.Error(w, "reading "+name, http.StatusInternalServerError)
		return
	}
	sum := sha256.Sum256(body)
	w.Header().Set("Content-Type", contentType(name, body))
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
	http.ServeContent(w, r, "", modified, bytes.NewReader(body))
}

// find returns the file that answers a path and query, "" when there is none.
func find(root fs.FS, urlPath string, query url.Values) string {
	name := strings.TrimPrefix(path.Clean("/"+urlPath), "/")
	if name == "" {
		name = "."
	}
	if !fs.ValidPath(name) {
		return ""
	}
	if isDir(root, name) {
		name = path.Join(name, "index.html")
	} else if strings.HasSuffix(urlPath, "/") {
		return "" // a file is no directory
	}
	dir, base := path.Split(name)
	entries, err := fs.ReadDir(root, path.Clean("./"+dir))
	if err != nil {
		return ""
	}
	best, most := "", -1
	for _, e := range entries {
		plain, want, _ := strings.Cut(e.Name(), "@")
		if e.IsDir() || plain != base {
			continue
		}
		params, err := url.ParseQuery(want)
		if err == nil && len(params) > most && holds(query, params) {
			best, most = dir+e.Name(), len(params)
		}
	}
	return best
}

// holds tells whether query has every parameter of want, with its value.
func holds(query, want url.Values) bool {
	for key := range want {
		if !query.Has(key) || query.Get(key) != want.Get(key) {
			return false
		}
	}
	return true
}

func notFound(w http.ResponseWriter, r *http.Request, root fs.FS) {
	body, err := fs.ReadFile(root, "404.html")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", contentType("404.html", body))
	w.WriteHeader(http.StatusNotFound)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the client has gone: nothing to be done
	}
}

func isDir(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.IsDir()
}

// contentType tells the type of a file: feeds and sitemaps by their first
// bytes, since their addresses end in anything; known extensions by name; all
// else is HTML in the charset that it declares, as the pages of .asp, .aspx and
// of portals with no extension are.
func contentType(name string, body []byte) string {
	head := body[:min(len(body), 1024)]
	if bytes.HasPrefix(head, []byte("<?xml")) {
		if bytes.Contains(head, []byte("<rss")) {
			return "application/rss+xml; charset=utf-8"
		}
		return "application/xml; charset=utf-8"
	}
	plain, _, _ := strings.Cut(name, "@")
	switch ext := path.Ext(plain); ext {
	case ".txt", ".css", ".js", ".gif", ".png", ".jpg":
		return mime.TypeByExtension(ext)
	}
	return "text/html; charset=" + declaredCharset(head)
}

// declaredCharset reads the charset of a page's meta element, utf-8 when there
// is none. It knows only the forms that the site's own pages use.
func declaredCharset(head []byte) string {
	_, after, ok := bytes.Cut(bytes.ToLower(head), []byte("charset="))
	if !ok {
		return "utf-8"
	}
	after = bytes.TrimLeft(after, `"'`)
	if end := bytes.IndexAny(after, `"' />;`); end >= 0 {
		after = after[:end]
	}
	return string(after)
}
