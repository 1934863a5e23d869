package document

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// maxTitle bounds a title, in tokens.
const maxTitle = 60

// named reads a document that has no number but a name, at the word for its
// kind: "Luật Phòng, chống tác hại của thuốc lá", "Kế hoạch về …". It returns
// the token after it, 0 if there is none.
func (p *pass) named(h lexicon.Hit) int {
	k := p.kinds[h.Row]
	e := int(h.End)
	if !p.has(e) {
		return 0
	}
	d := mention.Document{Span: text.Span{Start: int(h.Start), End: e}, Type: k.name, Date: mention.None, Rule: ruleNamed}
	if k.class == named {
		l, ok := p.c.Hits.Longest(e, p.lawTable)
		switch {
		case ok && (p.tok[h.Start].Cap() || p.tok[e].Cap()):
			d.End = int(l.End)
		default:
			return 0
		}
		d.Title = p.doc.Slice(text.Span{Start: e, End: d.End})
		p.around(&d)
		d.Title = p.doc.Slice(text.Span{Start: e, End: d.End})
		p.set.Documents = append(p.set.Documents, d)
		return d.End
	}
	if k.class == treaty {
		if !p.tok[h.Start].Cap() || !p.isYear(e) {
			return 0
		}
		p.around(&d)
		p.set.Documents = append(p.set.Documents, d)
		return 0
	}
	if k.class == short || !p.tok[e].Space || p.tok[h.Start].Case == text.Upper {
		return 0
	}
	// A stated subject: the kind, then "về việc …", "phê duyệt …". The kind
	// must be written as a name, or be what somebody issues.
	issued := p.relEnd >= 0 && int(h.Start)-p.relEnd <= 2 && p.rel&(roleIssue|roleAmend|roleRepeal) != 0
	if !(p.tok[h.Start].Cap() && !p.opens(int(h.Start))) && !issued {
		return 0
	}
	if r, _ := p.roleAt(e); r&roleTitle == 0 {
		return 0
	}
	end := p.titleEnd(e)
	if end-e < 4 {
		return 0
	}
	d.Title = p.doc.Slice(text.Span{Start: e, End: end})
	title := d.Title
	p.around(&d)
	d.Title = title
	p.set.Documents = append(p.set.Documents, d)
	return 0
}

// opens reports whether token i opens a sentence, where a capital says
// nothing.
func (p *pass) opens(i int) bool {
	return i == 0 || p.tok[i].Break || p.doc.Sentence(i).Start == i
}

// titleEnd is where a title that begins at i ends: at a mark that closes the
// clause, or a comma before a capital.
func (p *pass) titleEnd(i int) int {
	j := i
	for ; p.has(j) && j-i < maxTitle; j++ {
		t := &p.tok[j]
		switch {
		case t.Is('.') && (!p.has(j+1) || p.tok[j+1].Space):
			return j
		case t.Is(';'), t.Is('('), t.Is(')'), t.Is(':'), t.IsQuote():
			return j
		case t.Is(',') && p.has(j+1) && p.tok[j+1].Cap():
			return j
		case t.IsDash() && t.Space:
			return j
		}
	}
	return j
}
