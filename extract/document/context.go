package document

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// around fills in what the words around a document say of it: issuer, title
// and relation.
func (p *pass) around(d *mention.Document) {
	d.Relation = p.relation(d.Span)
	j := p.skipDate(d.End)
	if p.has(j) {
		if who := p.issuerAt(j); !who.Empty() {
			d.Issuer = p.doc.Slice(who)
			j = who.End
			j = p.skipDate(j)
		}
	}
	if !p.has(j) {
		return
	}
	if r, _ := p.roleAt(j); r&roleTitle != 0 {
		if end := p.titleEnd(j); end-j >= 3 {
			d.Title = p.doc.Slice(text.Span{Start: j, End: end})
		}
	}
}

// skipDate steps over a date after a number: ", ngày 12/02/2007", "(ngày 3
// tháng 4 năm 2020)", "năm 2019".
func (p *pass) skipDate(j int) int {
	k := j
	if p.has(k) && (p.tok[k].Is(',') || p.tok[k].Is('(')) {
		k++
	}
	if !p.has(k) {
		return j
	}
	if r, e := p.roleAt(k); r&roleDated != 0 {
		return p.skipEnglishDate(e, j)
	}
	if p.tok[k].ID != p.ngay && p.tok[k].ID != p.nam {
		return j
	}
	n := 0
	for k++; p.has(k); k++ {
		t := &p.tok[k]
		switch {
		case t.Class == text.Number:
			n++
		case t.Is('/'), t.Is('.') && !p.tok[k].Space && p.has(k+1) && p.tok[k+1].Class == text.Number, t.IsDash(), t.ID == p.thang, t.ID == p.nam:
		case t.Is(')') && n > 0:
			return k + 1
		default:
			if n == 0 {
				return j
			}
			return k
		}
	}
	return k
}

// skipEnglishDate steps over the day, month and year after "dated" that begin
// at k: "March 3, 2025"; j where none stand there.
func (p *pass) skipEnglishDate(k, j int) int {
	n := 0
	for e := k; p.has(e) && e < k+6; e++ {
		t := &p.tok[e]
		switch {
		case t.Class == text.Number:
			n++
		case t.Is('/'), t.IsDash(), t.Is(',') && p.has(e+1) && p.tok[e+1].Class == text.Number, t.Class == text.Word && t.Case == text.Title && n < 2:
			continue
		default:
			return j
		}
		if n == 3 || n == 2 && p.isYear(e) {
			return e + 1
		}
	}
	return j
}

// issuerAt reads "của Thủ tướng Chính phủ", "do UBND tỉnh X ban hành".
func (p *pass) issuerAt(j int) text.Span {
	r, s := p.roleAt(j)
	if r&roleOf == 0 {
		return text.Span{}
	}
	e := s
	for k := s; p.has(k) && k-s < 16 && k-e <= 3; k++ {
		t := &p.tok[k]
		if h, ok := p.c.Hits.Longest(k, p.fieldTable); ok && k > s {
			k = int(h.End) - 1 // "Giao thông vận tải" of a ministry
			e = k + 1
			continue
		}
		switch {
		case t.Class == text.Word && t.Cap():
			e = k + 1
		case k == s:
			return text.Span{}
		case t.Is('.') && p.tok[k-1].Flags&text.Abbreviation != 0 && p.has(k+1) && p.tok[k+1].Cap():
		case t.Class == text.Word && e == k && p.tok[k-1].Case == text.Title && p.joins(k):
			e = k + 1 // the second syllable of the word: "Chính phủ"
		case t.Class == text.Word && p.has(k+1) && p.tok[k+1].Class == text.Word && p.joins(k):
		case t.Is('&'), (t.IsDash() || t.Is(',')) && p.has(k+1) && p.tok[k+1].Class == text.Word && p.tok[k+1].Cap() && p.sameName(s, k):
		default:
			return text.Span{Start: s, End: e}
		}
	}
	return text.Span{Start: s, End: e}
}

// joins reports whether a small word may stand inside a body's name: "và",
// "tỉnh", a second syllable ("Chính phủ").
func (p *pass) joins(k int) bool {
	t := &p.tok[k]
	if t.ID == p.va {
		return p.has(k+1) && p.tok[k+1].Cap()
	}
	r, _ := p.roleAt(k)
	return r&(roleTitle|roleIssue|roleNumber|roleAmend|roleRepeal) == 0
}

// sameName reports whether a comma at k stands inside a ministry's name
// ("Bộ Văn hóa, Thể thao và Du lịch"): an "và" follows soon.
func (p *pass) sameName(s, k int) bool {
	if p.tok[k].IsDash() {
		return true
	}
	for j := k + 1; p.has(j) && j < k+8; j++ {
		if p.tok[j].ID == p.va {
			return true
		}
		if p.tok[j].Class == text.Punct {
			return false
		}
	}
	return false
}

// relation says whether the article reports the document's issue, or names it.
func (p *pass) relation(s text.Span) schema.Relation {
	if p.ended(s.End) {
		return schema.Repealed
	}
	if p.relEnd >= 0 && p.relEnd <= s.Start && s.Start-p.relEnd <= 3 {
		for _, r := range relations {
			if p.rel&r.r != 0 && (r.r != roleRepeal || s.Start-p.relEnd <= 1) {
				return r.rel
			}
		}
	}
	return schema.Cited
}

// ended reports whether words soon after say that the document is void.
func (p *pass) ended(j int) bool {
	for k := j; p.has(k) && k < j+24; k++ {
		t := &p.tok[k]
		if t.Is('.') && t.Space || t.Is(';') || t.Class == text.Number && k > j+8 {
			return false
		}
		for _, h := range p.c.Hits.At(k) {
			if h.Table == p.wordTable && p.roles[h.Row]&roleEnded != 0 {
				return true
			}
		}
	}
	return false
}
