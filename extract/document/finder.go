package document

import (
	"strings"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// The rules, as records name them.
const (
	ruleCodeYear mention.Rule = "document.code-year"
	ruleCode     mention.Rule = "document.code"
	ruleLetter   mention.Rule = "document.letter"
	ruleParty    mention.Rule = "document.party"
	ruleShort    mention.Rule = "document.short"
	ruleNamed    mention.Rule = "document.named"
)

// class says how a number may follow the word for a kind of document.
type class uint8

const (
	strong class = iota + 1 // "nghị định 113"
	weak                    // "Kế hoạch số 12"
	named                   // "Luật Xuất bản"
	short                   // "NĐ 90"
	coded                   // "Phương án 12/PA-UBND"; "phương án 2" is none
	treaty                  // "Hiến pháp 2013"
)

// kind is a row of document_type.
type kind struct {
	name  string
	class class
}

// role is what a word near a number does; a word may have several.
type role uint16

const (
	roleNumber role = 1 << iota
	roleIssue
	roleCite
	roleAmend
	roleRepeal
	roleEnded
	roleTitle
	roleOf
	rolePlural
	roleCount
	roleDated
)

var roleNames = map[string]role{
	"number": roleNumber, "issue": roleIssue, "cite": roleCite, "amend": roleAmend, "repeal": roleRepeal,
	"ended": roleEnded, "title": roleTitle, "of": roleOf, "plural": rolePlural, "count": roleCount, "dated": roleDated,
}

var classNames = map[string]class{"strong": strong, "weak": weak, "named": named, "short": short, "coded": coded, "treaty": treaty}

// Finder finds documents. It is immutable and safe for use by many goroutines.
type Finder struct {
	typeTable, wordTable, lawTable, fieldTable uint8

	kinds   []kind            // by row of document_type
	roles   []role            // by row of document_word
	codes   map[string]string // letters of a kind -> the kind
	folded  map[int32]string  // the same by vocabulary id, for small letters
	issuers map[string]string // letters of an issuer -> who

	so, no, nam, ngay, thang, va int32 // words the reading turns on
}

// New reads the tables document_type, document_code, document_issuer,
// document_word, law and ministry_field of lex.
func New(lex *lexicon.Lexicon) *Finder {
	f := &Finder{codes: map[string]string{}, folded: map[int32]string{}, issuers: map[string]string{}}
	t := lex.Table("document_type")
	f.typeTable = t.ID()
	names, classes := t.Values("type"), t.Values("class")
	for i := range names {
		f.kinds = append(f.kinds, kind{names[i], classNames[classes[i]]})
	}
	t = lex.Table("document_word")
	f.wordTable = t.ID()
	for _, r := range t.Values("role") {
		f.roles = append(f.roles, roleNames[r])
	}
	f.lawTable, f.fieldTable = lex.Table("law").ID(), lex.Table("ministry_field").ID()
	t = lex.Table("document_code")
	for i, k := range t.Values("type") {
		form := t.Rows[i].Form
		f.codes[form] = k
		f.folded[lex.ID(form)] = k
	}
	t = lex.Table("document_issuer")
	for i, who := range t.Values("issuer") {
		f.issuers[t.Rows[i].Form] = who
	}
	f.no = lex.ID("no")
	f.so, f.nam, f.ngay, f.thang, f.va = lex.ID("số"), lex.ID("năm"), lex.ID("ngày"), lex.ID("tháng"), lex.ID("và")
	return f
}

// pass is one reading of one text.
type pass struct {
	*Finder
	c   *mention.Context
	doc *text.Doc
	tok []text.Token
	set *mention.Set

	typeAt  lexicon.Hit // the last word for a kind of document
	hasType bool
	relEnd  int // the last word that says a relation ends here
	rel     role
	plural  int // token of the last plural word before a kind
	list    int // where a list of short numbers may go on; -1
}

// Find appends the documents of the text to set.Documents, in order.
func (f *Finder) Find(c *mention.Context, set *mention.Set) {
	p := &pass{Finder: f, c: c, doc: c.Doc, tok: c.Doc.Tokens, set: set, relEnd: -1, plural: -1, list: -1}
	for i := 0; i < len(p.tok); {
		t := &p.tok[i]
		if t.Break {
			p.hasType, p.relEnd, p.list = false, -1, -1
		}
		switch {
		case t.Class == text.Number:
			if next := p.atNumber(i); next > i {
				i = next
				continue
			}
		case t.ID != 0:
			if next := p.atWord(i); next > i {
				i = next
				continue
			}
		}
		i++
	}
	complete(set.Documents)
}

// complete gives a short form ("Nghị định 72") the number of the document of
// the same kind that the text names in full ("72/2013/NĐ-CP"), so that both
// are one document. Two full numbers that fit leave it as it is.
func complete(docs []mention.Document) {
	type key struct{ kind, digits string }
	var full map[key]int
	for i := range docs {
		if docs[i].Rule != ruleShort {
			continue
		}
		if full == nil {
			full = make(map[key]int, len(docs))
			for k := range docs {
				d := &docs[k]
				if d.Rule == ruleShort || d.Number == "" {
					continue
				}
				n := key{d.Type, d.Number[:cut(d.Number)]}
				if old, ok := full[n]; ok && (old < 0 || docs[old].Number != d.Number) {
					full[n] = -1
				} else {
					full[n] = k
				}
			}
		}
		d := &docs[i]
		k, ok := full[key{d.Type, d.Number[:cut(d.Number)]}]
		if !ok || k < 0 || len(d.Number) > cut(d.Number) && !strings.HasPrefix(docs[k].Number, d.Number) {
			continue
		}
		d.Number = docs[k].Number
		if d.Issuer == "" {
			d.Issuer = docs[k].Issuer
		}
	}
}

// cut is where the digits of a number end.
func cut(s string) int {
	if i := strings.IndexAny(s, "/-–—"); i >= 0 {
		return i
	}
	return len(s)
}

// atWord notes what the words at i mean for a number that follows; it returns
// where to go on if a document without number was found.
func (p *pass) atWord(i int) int {
	for _, h := range p.c.Hits.At(i) {
		switch h.Table {
		case p.typeTable:
			if p.hasType && int(h.End) <= int(p.typeAt.End) && int(h.Start) >= int(p.typeAt.Start) {
				continue // inside a longer kind
			}
			p.typeAt, p.hasType = h, true
			if next := p.named(h); next > 0 {
				return next
			}
			return 0
		case p.wordTable:
			r := p.roles[h.Row]
			if r&rolePlural != 0 {
				p.plural = i
			}
			if m := r & (roleIssue | roleCite | roleAmend | roleRepeal); m != 0 && int(h.End) > p.relEnd {
				if p.rel&(roleAmend|roleRepeal) != 0 && p.relEnd > 0 && i-p.relEnd < 4 && m == roleIssue {
					m = p.rel // "thay thế quyết định … ban hành" keeps the nearer verb
				}
				p.rel, p.relEnd = m, int(h.End)
			}
		}
	}
	return 0
}

// atNumber reads the document whose number begins at i.
func (p *pass) atNumber(i int) int {
	if i > 0 && p.doc.Glued(i) {
		switch b := &p.tok[i-1]; {
		case b.Class == text.Word, b.Is('/'), b.Is(','), b.IsDash() && i > 1 && p.doc.Glued(i-1):
			return 0
		case b.Is('.') && i > 1 && p.tok[i-2].Class == text.Number:
			return 0
		}
	}
	start, typed, numbered := p.lead(i)
	n := p.number(i, typed || numbered)
	if !n.ok && (typed || p.list >= 0) {
		n = p.short(i, start, typed, numbered)
	}
	if !n.ok {
		return 0
	}
	d := mention.Document{
		Span:   text.Span{Start: start, End: n.end},
		Number: p.squeeze(text.Span{Start: i, End: n.end}),
		Type:   n.kind,
		Issuer: n.issuer,
		Date:   mention.None,
		Rule:   n.rule,
	}
	if typed {
		// The word before the number names the kind, unless it only says what
		// the document does ("quy định số 994/QĐ-TTg" is a quyết định).
		k := p.kinds[p.typeAt.Row]
		loose := (k.class == weak || k.class == short) && n.rule != ruleParty
		if d.Type == "" || !loose || strings.HasPrefix(k.name, d.Type) {
			d.Type = k.name
		}
	}
	if d.Type == "" && n.rule == ruleLetter {
		d.Type = "Công văn"
	}
	p.around(&d)
	p.set.Documents = append(p.set.Documents, d)
	listed := p.list >= 0 && !typed
	p.list = -1
	if n.rule == ruleShort && (listed || p.plural >= 0 && start-p.plural <= 4) {
		p.list = n.end
	}
	return n.end
}

// lead looks left of a number for "số" and the kind of document; start is
// where the document's words begin.
func (p *pass) lead(i int) (start int, typed, numbered bool) {
	j := i
	if j > 0 && p.tok[j-1].Is(':') && p.saysNumber(j-2) {
		j--
	}
	if j > 0 && p.tok[j-1].Is('.') && p.saysNumber(j-2) && !p.tok[j-1].Space {
		j--
	}
	if p.saysNumber(j-1) && !p.tok[j].Break {
		j--
		numbered = true
	}
	start = i
	if p.hasType && int(p.typeAt.End) <= j && j-int(p.typeAt.End) <= 1 {
		// Nothing, or a mark, may stand between ("Quyết định: số", "Quyết định (số").
		if e := int(p.typeAt.End); e == j || p.tok[e].Is(':') || p.tok[e].Is('(') && numbered {
			return int(p.typeAt.Start), true, numbered
		}
	}
	return start, false, numbered
}

// saysNumber reports whether "số" or "No" stands at i.
func (p *pass) saysNumber(i int) bool {
	if i < 0 {
		return false
	}
	t := &p.tok[i]
	return t.ID == p.so || p.no != 0 && t.ID == p.no && t.Cap()
}

// roleAt is what the longest word or phrase of document_word at j does, and the
// token after it.
func (p *pass) roleAt(j int) (r role, end int) {
	for _, h := range p.c.Hits.At(j) {
		if h.Table != p.wordTable || end > 0 && int(h.End) < end {
			continue
		}
		r, end = r|p.roles[h.Row], int(h.End)
	}
	return r, end
}

// squeeze is the text of a span without white space.
func (p *pass) squeeze(s text.Span) string {
	w := p.doc.Slice(s)
	spaced := false
	for k := s.Start + 1; k < s.End && !spaced; k++ {
		spaced = p.tok[k].Space
	}
	if !spaced {
		return w
	}
	var b strings.Builder
	b.Grow(len(w))
	for k := s.Start; k < s.End; k++ {
		b.WriteString(p.doc.Word(k))
	}
	return b.String()
}

var relations = [...]struct {
	r   role
	rel schema.Relation
}{{roleRepeal, schema.Repealed}, {roleAmend, schema.Amended}, {roleIssue, schema.Issued}}
