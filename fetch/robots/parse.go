package robots

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// MaxSize is how many bytes of a file are read (RFC 9309 2.5 asks for at least
// 500 kibibytes).
const MaxSize = 500 << 10

// maxLine is how many bytes of a line are read.
const maxLine = 16 << 10

// File is a parsed robots.txt. It does not change and is safe for parallel use.
type File struct {
	groups   []group
	sitemaps []string
}

// group is what one or more User-agent lines head.
type group struct {
	agents []string // product tokens, lower case; "*" for everybody
	rules  []rule
	delay  time.Duration
	slow   bool // delay was said
}

// rule is one Allow or Disallow line.
type rule struct {
	allow    bool
	line     string   // as written, for messages
	parts    []string // normal form, split at each "*"
	anchored bool     // ended with "$"
	length   int      // bytes of the normal form: the longest match wins
}

// Parse reads a file. Any bytes will do: lines that say nothing we know are
// passed over, and what stands after MaxSize is not read.
func Parse(b []byte) *File {
	f := &File{}
	naming := false // the last line of a group was a User-agent line
	for line := range lines(text(b[:min(len(b), MaxSize)])) {
		key, value, ok := field(line)
		if !ok {
			continue
		}
		switch key {
		case "user-agent", "useragent", "user agent":
			if !naming {
				f.groups = append(f.groups, group{})
			}
			naming = true
			g := &f.groups[len(f.groups)-1]
			if a := agent(value); a != "" {
				g.agents = append(g.agents, a)
			}
		case "allow", "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw":
			naming = false
			if len(f.groups) == 0 || value == "" {
				continue
			}
			g := &f.groups[len(f.groups)-1]
			g.rules = append(g.rules, newRule(key == "allow", value))
		case "crawl-delay", "crawldelay":
			// A rule like the others: groups of nothing but a delay are common.
			naming = false
			if len(f.groups) == 0 {
				continue
			}
			if d, ok := delay(value); ok {
				g := &f.groups[len(f.groups)-1]
				g.delay, g.slow = max(g.delay, d), true
			}
		case "sitemap", "site-map":
			if value != "" {
				f.sitemaps = append(f.sitemaps, value)
			}
		}
	}
	return f
}

// Sitemaps are the addresses of the Sitemap lines as written, in order.
func (f *File) Sitemaps() []string { return slices.Clone(f.sitemaps) }

// text is the file in an ASCII-compatible encoding, without byte order mark.
func text(b []byte) string {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return string(b[3:])
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return string(b)
	}
	u := make([]uint16, 0, len(b)/2)
	for b = b[2:]; len(b) >= 2; b = b[2:] {
		u = append(u, order.Uint16(b))
	}
	return string(utf16.Decode(u))
}

// lines gives the lines of s, ended by LF, CR or both.
func lines(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for s != "" {
			line := s
			if i := strings.IndexAny(s, "\r\n"); i >= 0 {
				line, s = s[:i], s[i+1:]
			} else {
				s = ""
			}
			if !yield(line[:min(len(line), maxLine)]) {
				return
			}
		}
	}
}

// field splits a line into its name, lower case, and its value. A missing colon
// is forgiven where white space stands for it ("Disallow /x").
func field(line string) (key, value string, ok bool) {
	line, _, _ = strings.Cut(line, "#")
	line = strings.Trim(line, " \t\x00\ufeff\u00a0")
	key, value, ok = strings.Cut(line, ":")
	if !ok {
		i := strings.IndexAny(line, " \t")
		if i < 0 || strings.ContainsAny(strings.TrimLeft(line[i:], " \t"), " \t") {
			return "", "", false
		}
		key, value = line[:i], line[i:]
	}
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value), true
}

// agent is the product token at the head of a User-agent value, lower case, or
// "*".
func agent(value string) string {
	if value == "*" || strings.HasPrefix(value, "* ") || strings.HasPrefix(value, "*\t") {
		return "*"
	}
	n := strings.IndexFunc(value, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_'
	})
	if n >= 0 {
		value = value[:n]
	}
	return strings.ToLower(value)
}

// delay reads a Crawl-delay: seconds, with or without a fraction or a unit.
func delay(v string) (time.Duration, bool) {
	v = strings.ToLower(strings.ReplaceAll(v, ",", "."))
	n := strings.IndexFunc(v, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	unit := ""
	if n >= 0 {
		v, unit = v[:n], strings.TrimSpace(v[n:])
	}
	s, err := strconv.ParseFloat(v, 64)
	if err != nil || math.IsNaN(s) {
		return 0, false
	}
	switch unit {
	case "", "s", "sec", "secs", "second", "seconds":
	case "ms":
		s /= 1000
	case "m", "min", "minute", "minutes":
		s *= 60
	default:
		return 0, false
	}
	return time.Duration(min(s, 1e9) * float64(time.Second)), true
}
