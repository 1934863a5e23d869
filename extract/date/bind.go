package date

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// How far a document's date may stand from its number, in tokens.
const (
	tailReach = 20 // "… của Ủy ban nhân dân thành phố X ngày 26/5/2016"
	leadReach = 60 // "Ngày 05/3/2014, … ban hành Quyết định số …"
)

// bind gives documents their dates: the one in the tail of the citation, the
// one that opens a clause reporting the issue, that of the same number
// elsewhere.
func (p *pass) bind(first int) {
	docs, dates := p.set.Documents, p.set.Dates
	next := first
	for i := range docs {
		d := &docs[i]
		for next < len(dates) && dates[next].Span.Start < d.End {
			next++
		}
		if d.Date == mention.None && next < len(dates) && p.inTail(d, &dates[next], i) {
			d.Date = next
			d.DateEDTF = dates[next].EDTF
			if dates[next].Precision == schema.PrecisionDay && !p.opensClause(dates[next].Span.Start) {
				dates[next].Use = mention.DocumentDate
			}
			continue
		}
		if d.Date == mention.None && d.Relation == schema.Issued {
			if k := p.leadDate(d, dates[first:next]); k >= 0 {
				d.Date = first + k
				d.DateEDTF = dates[first+k].EDTF
			}
		}
	}
	// Several numbers under one kind: "Quyết định số 12/QĐ-UBND và 13/QĐ-UBND
	// ngày …".
	for i := len(docs) - 2; i >= 0; i-- {
		a, b := &docs[i], &docs[i+1]
		if a.Date == mention.None && b.Date != mention.None && b.Date < len(dates) && dates[b.Date].Span.Start >= b.End &&
			a.Number != "" && b.Number != "" && b.Start-a.End <= 2 && b.Start >= a.End && p.bareNumber(b) {
			a.Date, a.DateEDTF = b.Date, b.DateEDTF
		}
	}
	p.share(docs)
}

// bareNumber reports whether a document's words begin with its digits or "số",
// so that the kind is that of the one before.
func (p *pass) bareNumber(d *mention.Document) bool {
	t := &p.tok[d.Start]
	return t.Class == text.Number || t.ID == p.so
}

// inTail reports whether date x is the date in the citation of d.
func (p *pass) inTail(d *mention.Document, x *mention.Date, i int) bool {
	s := x.Span.Start
	if s-d.End > tailReach || x.Precision == schema.PrecisionRange || x.Precision == schema.PrecisionQuarter {
		return false
	}
	if i+1 < len(p.set.Documents) && p.set.Documents[i+1].Start < s {
		return false
	}
	j := d.End
	if p.passive(j, s) {
		return true
	}
	if x.Precision == schema.PrecisionYear || x.Precision == schema.PrecisionMonth {
		// "nghị định 29 năm 2018", "Luật Báo chí 2016"
		return s == j && p.has(s) && x.Use != mention.DeadlineDate && d.DateEDTF == "" && (d.Number == "" || d.Rule == "document.short" || p.tok[s].Class == text.Word)
	}
	if j < s && (p.mark(j, ',') || p.mark(j, '(')) {
		j++
	}
	of := false
	for ; j < s; j++ {
		if !p.has(j) || p.stops(j) || p.tok[j].Class == text.Punct && !p.tok[j].IsDash() && !p.tok[j].Is(',') || p.cueAt[j]&(cEffect|cUntil|cFuture) != 0 {
			return false
		}
		if p.cueAt[j]&cSince != 0 || p.k(j)&kFrom != 0 {
			return false
		}
		switch {
		case j == d.End || p.tok[j-1].Class == text.Punct && j == d.End+1:
			if w := p.doc.Word(j); w == "của" || w == "do" {
				of = true
			} else if w != "ký" && w != "ban" && w != "ra" && w != "được" && w != "đã" && w != "dated" {
				return false
			}
		case of:
			if p.tok[j].Is(',') && (!p.has(j+1) || !p.tok[j+1].Cap()) && j+1 != s {
				return false
			}
		case p.cueAt[j]&cEvent == 0 && p.tok[j].Class == text.Word:
			if w := p.doc.Word(j); w != "hành" && w != "ban" && w != "ký" && w != "vào" && w != "từ" {
				return false
			}
		}
	}
	return p.has(s) && x.Limit == mention.NoLimit
}

// passive reports whether tokens [j, s) are "được … phê duyệt (trong)", "do …
// ban hành": the document's own issue, told after its number.
func (p *pass) passive(j, s int) bool {
	if !p.has(j) || s-j < 2 || p.doc.Word(j) != "được" && p.doc.Word(j) != "do" {
		return false
	}
	for k := j; k < s; k++ {
		if p.tok[k].Class == text.Punct || p.tok[k].Break || p.cueAt[k]&(cUntil|cFuture) != 0 {
			return false
		}
	}
	e := s
	for e > j && p.k(e-1)&kAt != 0 {
		e--
	}
	switch p.doc.Word(e - 1) {
	case "hành", "ký", "duyệt", "qua", "bố":
		return true
	}
	return false
}

// opensClause reports whether a date at token i opens a sentence.
func (p *pass) opensClause(i int) bool {
	return i == 0 || p.tok[i].Break || p.doc.Sentence(i).Start == i
}

// leadDate is the date that opens the sentence in which d is issued.
func (p *pass) leadDate(d *mention.Document, dates []mention.Date) int {
	if len(dates) == 0 {
		return mention.None
	}
	s := p.doc.Sentence(d.Start)
	found := mention.None
	for k := len(dates) - 1; k >= 0 && dates[k].Span.Start >= s.Start; k-- {
		x := &dates[k]
		if x.Precision != schema.PrecisionDay && x.Precision != schema.PrecisionMinute {
			continue
		}
		if d.Start-x.Span.End > leadReach || x.Use == mention.DocumentDate || x.Limit != mention.NoLimit {
			break
		}
		found = k
	}
	return found
}

// share gives every mention of a number the date of one.
func (p *pass) share(docs []mention.Document) {
	var known map[string]int
	for i := range docs {
		d := &docs[i]
		if d.Number == "" || d.DateEDTF == "" {
			continue
		}
		if known == nil {
			known = make(map[string]int)
		}
		if _, ok := known[d.Number]; !ok {
			known[d.Number] = i
		}
	}
	if known == nil {
		return
	}
	for i := range docs {
		d := &docs[i]
		if k, ok := known[d.Number]; ok && d.DateEDTF == "" && d.Number != "" {
			d.Date, d.DateEDTF = docs[k].Date, docs[k].DateEDTF
		}
	}
}
