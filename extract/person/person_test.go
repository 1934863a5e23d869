package person

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

func embedded(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// find runs the finder over s. Square brackets stand for the finder of
// organisations, which works before this one: "[UBND tỉnh]" is one.
func find(t testing.TB, lex *lexicon.Lexicon, s string) (*mention.Context, *mention.Set) {
	t.Helper()
	var plain strings.Builder
	var spans [][2]int // bytes
	for _, r := range s {
		switch r {
		case '[':
			spans = append(spans, [2]int{plain.Len(), 0})
		case ']':
			spans[len(spans)-1][1] = plain.Len()
		default:
			plain.WriteRune(r)
		}
	}
	c := &mention.Context{Doc: text.New(lex, plain.String(), nil), Language: "vi"}
	c.Hits = lex.Scan(c.Doc)
	set := &mention.Set{}
	for _, sp := range spans {
		var o mention.Org
		for i := range c.Doc.Tokens {
			if int(c.Doc.Tokens[i].Start) == sp[0] {
				o.Start = i
			}
			if int(c.Doc.Tokens[i].End) == sp[1] {
				o.End = i + 1
			}
		}
		o.Name = c.Doc.Slice(o.Span)
		o.Short = o.Len() == 1
		set.Orgs = append(set.Orgs, o)
	}
	New(lex).Find(c, set)
	return c, set
}

// names are the people found, short ones with a question mark.
func names(set *mention.Set) []string {
	out := []string{}
	for _, p := range set.People {
		n := p.Name
		if p.Short {
			n += "?"
		}
		out = append(out, n)
	}
	return out
}

// posts are the posts of people: "name: title/organisation", with a status
// that is not current in front.
func posts(c *mention.Context, set *mention.Set) []string {
	out := []string{}
	for _, p := range set.Posts {
		if p.Person == mention.None {
			continue
		}
		s := set.People[p.Person].Name + ": "
		if p.Status != schema.Current {
			s += string(p.Status) + " "
		}
		s += p.Title
		switch {
		case p.Org != mention.None:
			s += "/" + set.Orgs[p.Org].Name
		case !p.Complement.Empty():
			s += "/~" + c.Doc.Slice(p.Complement)
		case p.Implied != "":
			s += "/=" + p.Implied
		}
		out = append(out, s)
	}
	return out
}

func lines(s []string) string { return fmt.Sprintf("%q", s) }
