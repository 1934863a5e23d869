package resolve

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// story is an article in which the test marks what the finders found:
// {Lê Tám} a full name, {?Tám} a short one, {?mTám} and {?fTám} short ones
// after ông and bà, {mLê Tám} a full one after ông; [UBND tỉnh] an
// organisation; <Chủ tịch> a post, which belongs to the name that follows its
// number: <1Chủ tịch> is of the first name marked; <-Chủ tịch> former.
type story struct {
	c   *mention.Context
	set *mention.Set
}

func tell(t *testing.T, s string) story {
	t.Helper()
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	type mark struct {
		kind       byte
		flags      string
		start, end int
	}
	var plain strings.Builder
	var marks []mark
	closing := map[byte]byte{'{': '}', '[': ']', '<': '>'}
	for i := 0; i < len(s); i++ {
		end, ok := closing[s[i]]
		if !ok {
			plain.WriteByte(s[i])
			continue
		}
		body := s[i+1 : i+strings.IndexByte(s[i:], end)]
		m := mark{kind: s[i], start: plain.Len()}
		i += len(body) + 1
		for len(body) > 0 && strings.IndexByte("?mf-0123456789~", body[0]) >= 0 {
			m.flags += body[:1]
			body = body[1:]
		}
		plain.WriteString(body)
		m.end = plain.Len()
		marks = append(marks, m)
	}
	st := story{c: &mention.Context{Doc: text.New(lex, plain.String(), nil)}, set: &mention.Set{}}
	d := st.c.Doc
	st.c.Hits = lex.Scan(d)
	st.c.Title = text.New(lex, "", nil)
	st.c.TitleHits = lex.Scan(st.c.Title)
	span := func(m mark) (sp text.Span) {
		for i := range d.Tokens {
			if int(d.Tokens[i].Start) == m.start {
				sp.Start = i
			}
			if int(d.Tokens[i].End) == m.end {
				sp.End = i + 1
			}
		}
		return sp
	}
	for _, m := range marks {
		sp := span(m)
		switch m.kind {
		case '{':
			p := mention.Person{Span: sp, Name: d.Slice(sp), Short: strings.Contains(m.flags, "?"), Rule: "person.honorific"}
			if strings.Contains(m.flags, "m") {
				p.Gender = mention.Male
			} else if strings.Contains(m.flags, "f") {
				p.Gender = mention.Female
			}
			st.set.People = append(st.set.People, p)
		case '[':
			o := mention.Org{Span: sp, Name: d.Slice(sp), Rule: "org.head"}
			switch {
			case strings.HasPrefix(o.Name, "Bộ "):
				o.Kind = "ministry"
			case strings.HasPrefix(o.Name, "UBND"):
				o.Kind = "peoples_committee"
			}
			st.set.Orgs = append(st.set.Orgs, o)
		case '<':
			p := mention.Post{
				Span: sp, Title: d.Slice(sp), Org: mention.None, Person: mention.None,
				Status: schema.Current, Whole: sp, Rule: "position.post",
			}
			for _, f := range m.flags {
				switch {
				case f == '-':
					p.Status = schema.Former
				case f == '~': // the two words after it are what it is of
					p.Complement = text.Span{Start: sp.End, End: sp.End + 2}
				case f >= '1' && f <= '9':
					p.Person = int(f - '1')
				}
			}
			if p.Title == "Thủ tướng" {
				p.Implied = "Chính phủ"
			}
			st.set.Posts = append(st.set.Posts, p)
		}
	}
	for i := range st.set.Posts {
		p := &st.set.Posts[i]
		for k := range st.set.Orgs {
			if st.set.Orgs[k].Start == p.End {
				p.Org = k
			}
		}
	}
	return st
}

func (st story) resolve(t *testing.T) *mention.Entities {
	t.Helper()
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return New(lex).Resolve(st.c, st.set)
}

// meant is who each mention of a person means.
func meant(st story, ent *mention.Entities) []string {
	out := make([]string, 0, len(ent.PersonOf))
	for _, e := range ent.PersonOf {
		if e == mention.None {
			out = append(out, "?")
			continue
		}
		out = append(out, ent.People[e].Name)
	}
	return out
}

func TestWhoIsMeant(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"given name after ông", "Ông {mLê Hữu Chí} đến. Ông {?mChí} nói.", []string{"Lê Hữu Chí", "Lê Hữu Chí"}},
		{"short before full", "Ông {?mChí} nói. Đó là ông {mLê Hữu Chí}.", []string{"Lê Hữu Chí", "Lê Hữu Chí"}},
		{"gender tells two apart", "Ông {mLê Văn Hà} và bà {fVũ Thu Hà} đến. Bà {?fHà} nói, ông {?mHà} nghe.", []string{"Lê Văn Hà", "Vũ Thu Hà", "Vũ Thu Hà", "Lê Văn Hà"}},
		{"two candidates stay open", "Ông {mLê Văn Hà} và ông {mVũ Xuân Hà} đến.\nÔng {?mHà} nói.", []string{"Lê Văn Hà", "Vũ Xuân Hà", "?"}},
		{"the one of the paragraph", "Ông {mLê Văn Hà} đến.\nÔng {mVũ Xuân Hà} đến. Ông {?mHà} nói.", []string{"Lê Văn Hà", "Vũ Xuân Hà", "Vũ Xuân Hà"}},
		{"middle name is no address", "Ông {mLê Hữu Chí} đến. Ông {?mHữu} nói.", []string{"Lê Hữu Chí", "?"}},
		{"nobody of the name", "Ông {mLê Hữu Chí} đến. Ông {?mTám} nói.", []string{"Lê Hữu Chí", "?"}},
		{"other gender is another person", "Ông {mLê Hữu Hà} đến. Bà {?fHà} nói.", []string{"Lê Hữu Hà", "?"}},
		{"two last syllables", "Bà {fNguyễn Thị Kim Anh} đến. Bà {fKim Anh} nói.", []string{"Nguyễn Thị Kim Anh", "Nguyễn Thị Kim Anh"}},
		{"capitals", "{LÊ HỮU CHÍ} ký. Ông {mLê Hữu Chí} nói.", []string{"Lê Hữu Chí", "Lê Hữu Chí"}},
		{"tone placement", "Bà {fVũ Thị Hoà} và bà {fVũ Thị Hòa} là một.", []string{"Vũ Thị Hoà", "Vũ Thị Hoà"}},
		{"foreign by either word", "Ông {mJohn Carter} đến. {?Carter} nói. Ông {?mJohn} cười.", []string{"John Carter", "John Carter", "John Carter"}},
		{"foreign in either order", "Ông {mAbe Jinzo} đến, {Jinzo Abe} nói.", []string{"Abe Jinzo", "Abe Jinzo"}},
		{"Highlands by the given name in front", "Bà {fH'Lan Kbuôr} đến. Bà {?fH'Lan} nói.", []string{"H'Lan Kbuôr", "H'Lan Kbuôr"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			st := tell(t, tt.in)
			if diff := cmp.Diff(tt.want, meant(st, st.resolve(t))); diff != "" {
				t.Errorf("who is meant in %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}
