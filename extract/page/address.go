package page

import (
	"net/url"
	"strings"
)

// resolver makes addresses found on a page absolute.
type resolver struct{ base *url.URL }

func newResolver(addr *url.URL, base string) resolver {
	if addr == nil {
		addr = new(url.URL)
	}
	if base != "" {
		if b, err := addr.Parse(strings.TrimSpace(base)); err == nil {
			return resolver{b}
		}
	}
	return resolver{addr}
}

// abs is the absolute http(s) address of ref without its fragment, "" where
// it is none.
func (r resolver) abs(ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" || ref[0] == '#' || len(ref) > 2048 {
		return ""
	}
	if i := strings.IndexByte(ref, ':'); i > 0 && i < 12 && !strings.HasPrefix(ref, "http") && !strings.ContainsAny(ref[:i], "/?.") {
		return "" // javascript:, mailto:, tel:, data:
	}
	u, err := r.base.Parse(ref)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String()
}

// canonical is the address the article is known by: what the page says
// (rel=canonical, og:url), when it is of the same site and not merely its
// front page, with AMP and print forms folded.
func (t *tree) canonical(addr *url.URL, res resolver) string {
	if addr == nil || addr.Host == "" {
		if c := res.abs(t.canon); c != "" {
			return c
		}
		return ""
	}
	for _, said := range []string{t.canon, t.meta("og:url")} {
		c, err := url.Parse(res.abs(said))
		if err != nil || c.Host == "" || !sameSite(c.Hostname(), addr.Hostname()) {
			continue
		}
		if (c.Path == "" || c.Path == "/") && c.RawQuery == "" && addr.Path != "" && addr.Path != "/" {
			continue // a front page given as everything's canonical
		}
		return fold(c)
	}
	return fold(addr)
}

// sameSite compares hosts without www, m, mobile and amp.
func sameSite(a, b string) bool { return bareHost(a) == bareHost(b) }

func bareHost(h string) string {
	h = strings.ToLower(h)
	for _, p := range []string{"www.", "m.", "mobile.", "amp."} {
		h = strings.TrimPrefix(h, p)
	}
	return h
}

// fold takes the marks of AMP and print versions off an address.
func fold(u *url.URL) string {
	v := *u
	v.Fragment, v.RawFragment = "", ""
	for _, suffix := range []string{"/amp/", "/amp", "/print/", "/print"} {
		if p, ok := strings.CutSuffix(v.Path, suffix); ok && p != "" {
			v.Path, v.RawPath = p, ""
			break
		}
	}
	v.Path = strings.Replace(v.Path, ".amp.", ".", 1)
	if v.RawQuery != "" {
		var keep []string
		for part := range strings.SplitSeq(v.RawQuery, "&") {
			k, val, _ := strings.Cut(part, "=")
			switch strings.ToLower(k) {
			case "amp", "print", "printable", "isprint", "view_print":
				continue
			case "outputtype", "output", "mode", "view", "layout", "format":
				if l := strings.ToLower(val); l == "amp" || l == "print" {
					continue
				}
			}
			keep = append(keep, part)
		}
		v.RawQuery = strings.Join(keep, "&")
	}
	return v.String()
}
