package config

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/bienban/bienban/extract/page"
)

var prefixForm = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,31}$`)

// check reports what the types cannot say.
func (d *decoder) check(c *Config) {
	d.checkNATS(&c.NATS)
	d.checkRest(c)
	if at, ok := d.places["sources"]; ok && len(c.Sources) == 0 {
		d.add(at, "sources: is empty", "name at least one source, or leave the key out")
	}
	names := map[string]int{}
	for i := range c.Sources {
		s := &c.Sources[i]
		path := fmt.Sprintf("sources[%d]", i)
		if first, again := names[s.Name]; again && s.Name != "" {
			d.report(path+".name", fmt.Sprintf("%q is also the name of sources[%d]", s.Name, first), "give each source a name of its own")
		} else {
			names[s.Name] = i
		}
		d.checkSource(s, path)
	}
}

func (d *decoder) checkNATS(n *NATS) {
	if n.URL != "" {
		for part := range strings.SplitSeq(n.URL, ",") {
			u, err := url.Parse(strings.TrimSpace(part))
			if err != nil || u.Host == "" || !slices.Contains([]string{"nats", "tls", "ws", "wss"}, u.Scheme) {
				d.report("nats.url", fmt.Sprintf("%q is no address of a NATS server", part), `write it as "nats://host:4222" or "tls://host:4222", several with commas; leave it empty for the server inside`)
			}
		}
	}
	for _, f := range []struct{ key, path string }{{"creds", n.Creds}, {"nkey", n.NKey}, {"ca", n.CA}, {"cert", n.Cert}, {"key", n.Key}} {
		if f.path == "" {
			continue
		}
		if err := statFile(f.path); err != nil {
			d.report("nats."+f.key, fmt.Sprintf("%s: %v", f.path, err), "name a file that can be read")
		}
	}
	if (n.Cert == "") != (n.Key == "") {
		key := "nats.cert"
		if n.Cert == "" {
			key = "nats.key"
		}
		d.report(key, "certificate and key go together", "set nats.cert and nats.key, or neither")
	}
	if (n.User == "") != (n.Password == "") {
		key := "nats.user"
		if n.User == "" {
			key = "nats.password"
		}
		d.report(key, "user and password go together", "set nats.user and nats.password, or neither")
	}
	if !prefixForm.MatchString(n.Prefix) {
		d.report("nats.prefix", fmt.Sprintf("%q is no prefix", n.Prefix), "use 1 to 32 of a-z, 0-9, - and _, beginning with a letter or digit")
	}
	if n.Replicas < 1 || n.Replicas > 5 {
		d.report("nats.replicas", fmt.Sprintf("%d copies cannot be had", n.Replicas), "use 1 for one server, 3 for a cluster, at most 5")
	}
}

func (d *decoder) checkRest(c *Config) {
	if strings.TrimSpace(c.Store.Dir) == "" {
		d.report("store.dir", "is empty", "name a folder")
	}
	for _, s := range []struct {
		key   string
		value Size
	}{{"store.max_pages", c.Store.MaxPages}, {"store.max_articles", c.Store.MaxArticles}} {
		if s.value < 16<<20 {
			d.report(s.key, fmt.Sprintf("%s is too little to work with", s.value), "give at least 16MiB")
		}
	}
	if strings.ContainsFunc(c.Fetch.UserAgent, func(r rune) bool { return r < ' ' || r > '~' }) {
		d.report("fetch.user_agent", "has letters that HTTP does not allow", "use printable ASCII")
	}
	if t := c.Fetch.Timeout.Std(); t < time.Second || t > 10*time.Minute {
		d.report("fetch.timeout", fmt.Sprintf("%s is out of range", t), "use 1s to 10m")
	}
	if c.Fetch.MaxBody < 1<<10 || c.Fetch.MaxBody > 256<<20 {
		d.report("fetch.max_body", fmt.Sprintf("%s is out of range", c.Fetch.MaxBody), "use 1KiB to 256MiB")
	}
	d.checkDelay("fetch.delay", c.Fetch.Delay)
	if c.Fetch.Attempts < 1 || c.Fetch.Attempts > 20 {
		d.report("fetch.attempts", fmt.Sprintf("%d is out of range", c.Fetch.Attempts), "use 1 to 20")
	}
	for _, w := range []struct {
		key   string
		value int
	}{{"workers.parse", c.Workers.Parse}, {"workers.extract", c.Workers.Extract}} {
		if w.value < 0 || w.value > 256 {
			d.report(w.key, fmt.Sprintf("%d is out of range", w.value), "use 1 to 256, or 0 for one a processor")
		}
	}
	d.oneOf("log.level", c.Log.Level, "debug", "info", "warn", "error")
	d.oneOf("log.format", c.Log.Format, "text", "json")
}

func (d *decoder) oneOf(path, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		d.report(path, fmt.Sprintf("%q is not known", value), "use one of "+strings.Join(allowed, ", "))
	}
}

func (d *decoder) checkDelay(path string, v Duration) {
	if t := v.Std(); t < 0 || t > time.Hour {
		d.report(path, fmt.Sprintf("%s is out of range", t), "use 0s to 1h")
	}
}

func (d *decoder) checkSource(s *Source, path string) {
	if strings.TrimSpace(s.Name) == "" {
		d.report(path+".name", "is missing", "name the source; the name stands in every job and in the log")
	} else if strings.ContainsFunc(s.Name, func(r rune) bool { return r < ' ' }) {
		d.report(path+".name", fmt.Sprintf("%q has control characters", s.Name), "use one line of text")
	}
	if len(s.Seeds()) == 0 {
		d.report(path, fmt.Sprintf("source %q names no address", s.Name), "give start, lists, feeds or sitemaps at least one")
	}
	seen := map[string]string{}
	for _, l := range []struct {
		key  string
		urls []string
	}{{"start", s.Start}, {"lists", s.Lists}, {"feeds", s.Feeds}, {"sitemaps", s.Sitemaps}} {
		for i, raw := range l.urls {
			at := fmt.Sprintf("%s.%s[%d]", path, l.key, i)
			if text, remedy := badAddress(raw); text != "" {
				d.report(at, text, remedy)
			} else if first, again := seen[raw]; again {
				d.report(at, fmt.Sprintf("%s stands already at %s", raw, first), "name each address once")
			}
			seen[raw] = at
		}
	}
	for i, h := range s.Hosts {
		if u, err := url.Parse("http://" + h); err != nil || u.Host != h || h == "" || strings.ContainsAny(h, " /") {
			d.report(fmt.Sprintf("%s.hosts[%d]", path, i), fmt.Sprintf("%q is no host", h), `write the name only, as "tin.example.org"`)
		}
	}
	for _, l := range []struct {
		key      string
		patterns []string
	}{{"include", s.Include}, {"exclude", s.Exclude}} {
		for i, p := range l.patterns {
			at := fmt.Sprintf("%s.%s[%d]", path, l.key, i)
			if p == "" {
				d.report(at, "is empty", "write a pattern, or take the line out")
			} else if _, err := regexp.Compile(p); err != nil {
				d.report(at, fmt.Sprintf("%q is no regular expression: %v", p, cause(err)), `patterns are RE2, looked for anywhere in the address, as "/tin-tuc/" or "\.html$"`)
			}
		}
	}
	if e := s.Every.Std(); e != 0 && (e < time.Minute || e > 366*24*time.Hour) {
		d.report(path+".every", fmt.Sprintf("%s is out of range", e), "use 1m to 366d, or 0s to read the source only when asked")
	}
	if s.Delay != nil {
		d.checkDelay(path+".delay", *s.Delay)
	}
	d.oneOf(path+".language", s.Language, "", "vi", "en")
	if n := s.MaxDepth(); n < 0 || n > 20 {
		d.report(path+".depth", fmt.Sprintf("%d is out of range", n), "use 0 (follow no links) to 20")
	}
	if s.ListPages < 0 || s.ListPages > 10000 {
		d.report(path+".list_pages", fmt.Sprintf("%d is out of range", s.ListPages), "use 1 to 10000")
	}
	d.checkSelectors(&s.Selectors, path+".selectors")
	for i, f := range s.Lexicons {
		if err := statFile(f); err != nil {
			d.report(fmt.Sprintf("%s.lexicons[%d]", path, i), fmt.Sprintf("%s: %v", f, err), "name a lexicon file (TSV with a header)")
		}
	}
}

func (d *decoder) checkSelectors(s *page.Selectors, path string) {
	one := func(key, sel string, only page.Selectors) {
		if _, err := page.CompileOverrides(only); err != nil {
			d.report(path+"."+key, fmt.Sprintf("%q is no CSS selector: %v", sel, cause(err)), `write it as in a style sheet, as "div.content > p"`)
		}
	}
	one("title", s.Title, page.Selectors{Title: s.Title})
	one("lead", s.Lead, page.Selectors{Lead: s.Lead})
	one("body", s.Body, page.Selectors{Body: s.Body})
	one("author", s.Author, page.Selectors{Author: s.Author})
	one("published", s.Published, page.Selectors{Published: s.Published})
	one("section", s.Section, page.Selectors{Section: s.Section})
	for i, sel := range s.Drop {
		one(fmt.Sprintf("drop[%d]", i), sel, page.Selectors{Drop: []string{sel}})
	}
}

// cause is the innermost error: the rest repeats what we say ourselves.
func cause(err error) error {
	for {
		u, ok := err.(interface{ Unwrap() error })
		if !ok || u.Unwrap() == nil {
			return err
		}
		err = u.Unwrap()
	}
}

// badAddress says what is wrong with an address to fetch, or "".
func badAddress(raw string) (text, remedy string) {
	u, err := url.Parse(raw)
	switch {
	case raw == "":
		return "is empty", "write an address, or take the line out"
	case err != nil:
		return fmt.Sprintf("%q is no address: %v", raw, cause(err)), `write it as "https://www.example.org/tin-tuc"`
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Sprintf("%q is not http or https", raw), `write it whole, as "https://www.example.org/tin-tuc"`
	case u.Hostname() == "":
		return fmt.Sprintf("%q names no host", raw), `write it whole, as "https://www.example.org/tin-tuc"`
	case u.User != nil:
		return fmt.Sprintf("%q carries a user name", u.Redacted()), "take it out: pages behind a login are not read"
	}
	return "", ""
}
