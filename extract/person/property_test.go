package person

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// pieces are what texts of the field are made of, in any order.
var pieces = []string{
	"Ông ", "ông ", "bà ", "đồng chí ", "các đồng chí: ", "TS. ", "Nguyễn ", "Văn ", "Lê ", "Tám", "Trần Bá Sơn", "K'Ré", "H'Lan ", "Y ",
	"Chủ tịch ", "Phó Giám đốc ", "nguyên ", "quyền ", "kiêm ", "các ", "Thủ tướng ", "Bộ trưởng Tư pháp ", "Mỹ ", "[UBND tỉnh] ", "[Sở Y tế]",
	"[Ban]", ", ", " - ", "; ", " và ", "(", ") ", ": ", ". ", "\n", "giữ chức ", "được bổ nhiệm làm ", "là ", "đường ", "Ảnh: ", "19 ",
	"KT. CHỦ TỊCH\n", "LÊ VĂN TÁM", "Trump ", "John ", "nói ", "cho biết ", "W. ", "Xi-xu-lít ", "huyện ", "Krông ", "“", "”", "…",
}

func textOf(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "pieces"), "")
}

// Whatever the text, mentions lie in it, in order, do not overlap, carry the
// words they stand on, and point at mentions that exist.
func TestMentionsAreSound(t *testing.T) {
	lex := embedded(t)
	rapid.Check(t, func(rt *rapid.T) {
		c, set := find(t, lex, textOf(rt))
		n := len(c.Doc.Tokens)
		end := 0
		for i, p := range set.People {
			if p.Empty() || p.Start < end || p.End > n {
				rt.Fatalf("person %d at %v of %d tokens, the one before ends at %d", i, p.Span, n, end)
			}
			end = p.End
			if squeeze(c.Doc.Slice(p.Span)) != p.Name {
				rt.Fatalf("name %q stands on %q", p.Name, c.Doc.Slice(p.Span))
			}
			if !p.Honorific.Empty() && p.Honorific.End > p.Start {
				rt.Fatalf("honorific %v of the name at %v", p.Honorific, p.Span)
			}
			if p.Rule == "" {
				rt.Fatalf("person %q has no rule", p.Name)
			}
			if c.Doc.BlockOf(p.Start) != c.Doc.BlockOf(p.End-1) {
				rt.Fatalf("name %q crosses a block", p.Name)
			}
		}
		start := 0
		for i, p := range set.Posts {
			if p.Empty() || p.Start < start || p.End > n {
				rt.Fatalf("post %d at %v of %d tokens, the one before starts at %d", i, p.Span, n, start)
			}
			start = p.Start
			if !p.Whole.Covers(p.Span) || p.Whole.End > n {
				rt.Fatalf("post %v lies not in its evidence %v", p.Span, p.Whole)
			}
			if p.Org < mention.None || p.Org >= len(set.Orgs) || p.Person < mention.None || p.Person >= len(set.People) {
				rt.Fatalf("post %d points at organisation %d of %d, person %d of %d", i, p.Org, len(set.Orgs), p.Person, len(set.People))
			}
			if p.Person != mention.None && !p.Whole.Covers(set.People[p.Person].Span) {
				rt.Fatalf("person %v is not in the evidence %v", set.People[p.Person].Span, p.Whole)
			}
			if p.Rule == "" || p.Status == "" {
				rt.Fatalf("post %d has rule %q, status %q", i, p.Rule, p.Status)
			}
		}
	})
}

// The same text gives the same mentions, and one Finder serves many texts.
func TestFindIsDeterministic(t *testing.T) {
	lex := embedded(t)
	f := New(lex)
	rapid.Check(t, func(rt *rapid.T) {
		s := strings.NewReplacer("[", "", "]", "").Replace(textOf(rt))
		run := func() string {
			c := &mention.Context{Doc: text.New(lex, s, nil)}
			c.Hits = lex.Scan(c.Doc)
			set := &mention.Set{}
			f.Find(c, set)
			return lines(names(set)) + lines(posts(c, set))
		}
		if a, b := run(), run(); a != b {
			rt.Fatalf("first %s\nthen %s", a, b)
		}
	})
}

// FuzzFind holds that no text at all makes the finder fail.
func FuzzFind(f *testing.F) {
	lex := embedded(f)
	for _, s := range pieces {
		f.Add(s)
	}
	f.Add(strings.Join(pieces, ""))
	finder := New(lex)
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		c := &mention.Context{Doc: text.New(lex, s, nil)}
		c.Hits = lex.Scan(c.Doc)
		finder.Find(c, &mention.Set{})
	})
}
