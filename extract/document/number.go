package document

import (
	"unicode/utf8"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// number is what one document number says.
type number struct {
	ok     bool
	end    int    // token after it
	kind   string // from its letters
	issuer string // from its letters
	rule   mention.Rule
}

// maxCodes bounds the groups of letters of a number ("TTLT-BTP-BCA-BYT").
const maxCodes = 6

// number reads a number with letters at token i. cue: "số" or the kind of
// document stands before it, so that loose spacing and unknown letters count.
func (p *pass) number(i int, cue bool) number {
	if p.tok[i].End-p.tok[i].Start > 6 {
		return number{}
	}
	j := p.suffix(i + 1)
	if !p.has(j) {
		return number{}
	}
	switch {
	case p.tok[j].Is('/') && p.near(j, cue):
		return p.slashed(j, cue)
	case p.tok[j].IsDash() && p.near(j, cue):
		return p.party(j, cue)
	}
	return number{}
}

// suffix steps over a letter written onto the digits ("30a/2008").
func (p *pass) suffix(j int) int {
	if p.has(j) && p.doc.Glued(j) && p.tok[j].Class == text.Word && p.tok[j].End-p.tok[j].Start == 1 {
		return j + 1
	}
	return j
}

// has reports whether token j is there and in the same block.
func (p *pass) has(j int) bool { return j < len(p.tok) && !p.tok[j].Break }

// near reports whether the mark at j and what follows belong to the number:
// written together, or spaced where a cue stands before.
func (p *pass) near(j int, cue bool) bool {
	return p.has(j+1) && (cue || !p.tok[j].Space && !p.tok[j+1].Space)
}

// slashed reads the forms n/year/letters and n/letters; j is the first slash.
func (p *pass) slashed(j int, cue bool) number {
	year := false
	k := j + 1
	if p.isYear(k) && p.has(k+1) && p.tok[k+1].Is('/') && p.near(k+1, cue) {
		year = true
		k += 2
	}
	first, end, codes := p.letters(k, cue)
	if codes == 0 {
		return number{}
	}
	if p.has(end+1) && p.tok[end].Is('/') && !p.tok[end].Space && p.isYear(end+1) && codes > 1 {
		end += 2 // 05/BB-HĐQT/2018
	}
	n := number{end: end, kind: p.kindOf(first)}
	last := p.lastCode(k, end)
	n.issuer = p.issuers[p.stem(last)]
	switch {
	case year:
		n.ok, n.rule = n.kind != "" || codes > 1 || p.tok[k].Case == text.Upper, ruleCodeYear
		if w := p.stem(k); n.kind == "" && w == "QH" {
			n.kind = "Luật"
		}
	case n.kind != "" && codes > 1:
		n.ok, n.rule = true, ruleCode
	case n.kind != "":
		n.ok, n.rule = cue || codes > 1, ruleCode
	default:
		// No letters of a kind: an official letter (công văn), or an order
		// known by its issuer.
		_, known := p.issuers[p.stem(k)]
		if n.issuer = p.issuers[p.stem(k)]; n.issuer == "" && !known {
			n.issuer = ""
		}
		n.ok = known && codes > 1 || cue && (p.tok[k].Case == text.Upper || p.tok[k].Case == text.Mixed)
		n.rule = ruleLetter
		if known && codes > 1 || known && cue {
			n.ok = true
		}
	}
	return n
}

// party reads n-kind/issuer; j is the dash.
func (p *pass) party(j int, cue bool) number {
	k := j + 1
	kind := p.codes[p.doc.Word(k)]
	if kind == "" && cue {
		kind = p.folded[p.tok[k].ID]
	}
	if p.tok[k].Class != text.Word || kind == "" || !p.has(k+1) || !p.near(k+1, cue) ||
		!p.tok[k+1].Is('/') && !(cue && p.tok[k+1].IsDash() && !p.tok[k+1].Space) { // "47-KH-BCĐ", an old slip
		return number{}
	}
	_, end, codes := p.letters(k+2, cue)
	if codes == 0 {
		return number{}
	}
	return number{ok: true, end: end, kind: kind, issuer: p.issuers[p.stem(k+2)], rule: ruleParty}
}

// letters reads groups of letters from k: "QĐ-TTg", "TTLT-BTC-BTTTT",
// "BGD&ĐT", "QH15". first is the first group's token, codes how many groups.
func (p *pass) letters(k int, cue bool) (first, end, codes int) {
	first = k
	for codes < maxCodes {
		e := p.group(k, cue)
		if e == 0 {
			break
		}
		codes++
		end = e
		if !p.has(e) {
			break
		}
		m := &p.tok[e]
		if !m.IsDash() && !m.Is('/') && !m.Is('.') && !m.Is(',') || !p.has(e+1) {
			break
		}
		spaced := m.Space || p.tok[e+1].Space
		if spaced && (!cue || m.Is('.') || m.Is(',') || !p.goesOn(first, e+1, codes)) {
			break
		}
		k = e + 1
	}
	return first, end, codes
}

// goesOn judges whether a group set off by spaces still belongs to the
// number: "QĐ - UBND" does, "QĐ-UBND - Sở Tư pháp" does not.
func (p *pass) goesOn(first, k, codes int) bool {
	t := &p.tok[k]
	if t.Class != text.Word || t.Case != text.Upper && t.Case != text.Mixed {
		return false
	}
	if codes > 1 && p.kindOf(first) != "TTLT" && p.tok[k-1].Space {
		return false
	}
	// A name in capitals goes on with words: "- UBND tỉnh".
	if codes > 1 && p.has(k+1) && p.tok[k+1].Class == text.Word {
		return false
	}
	return true
}

// group is the end of one group of letters at k, 0 if there is none.
func (p *pass) group(k int, cue bool) int {
	if !p.has(k) || p.tok[k].Class != text.Word {
		return 0
	}
	t := &p.tok[k]
	if !t.Cap() && !(cue && p.folded[t.ID] != "") && !(cue && p.tok[k-1].IsDash() && !t.Space) {
		return 0
	}
	if t.Case == text.Title && utf8.RuneCountInString(p.doc.Word(k)) > 1 && !p.known(k) && p.tok[k-1].Space != t.Space {
		return 0
	}
	if t.Case == text.Title && utf8.RuneCountInString(p.doc.Word(k)) > 4 && !p.known(k) {
		return 0
	}
	if t.End-t.Start > 24 {
		return 0
	}
	e := k + 1
	for p.has(e) && p.doc.Glued(e) {
		switch m := &p.tok[e]; {
		case m.Class == text.Number && m.End-m.Start <= 2 && e == k+1:
			e++ // QH15
			return e
		case m.Is('&') && p.has(e+1) && p.doc.Glued(e+1) && p.tok[e+1].Class == text.Word:
			e += 2
		default:
			return e
		}
	}
	return e
}

func (p *pass) known(k int) bool {
	w := p.doc.Word(k)
	_, issuer := p.issuers[w]
	return issuer || p.codes[w] != ""
}

// stem is the letters at k, with "&" and what follows it.
func (p *pass) stem(k int) string {
	e := k + 1
	for p.has(e+1) && p.doc.Glued(e) && p.tok[e].Is('&') && p.tok[e+1].Class == text.Word {
		e += 2
	}
	return p.doc.Slice(text.Span{Start: k, End: e})
}

// lastCode is the token where the issuer's group begins: the second group
// where there is one ("QĐ-TTg"), else the only one.
func (p *pass) lastCode(k, end int) int {
	for j := k; j+1 < end; j++ {
		if p.tok[j].IsDash() || p.tok[j].Is('/') || p.tok[j].Is('.') {
			return j + 1
		}
	}
	return k
}

func (p *pass) kindOf(k int) string {
	w := p.doc.Word(k)
	if kind := p.codes[w]; kind != "" {
		return kind
	}
	if p.tok[k].Case == text.Upper {
		return ""
	}
	return p.folded[p.tok[k].ID]
}

// isYear reports whether token k is a year a document may carry.
func (p *pass) isYear(k int) bool {
	if !p.has(k) || p.tok[k].Class != text.Number || p.tok[k].End-p.tok[k].Start != 4 {
		return false
	}
	w := p.doc.Word(k)
	return w >= "1945" && w <= "2100"
}

// short reads a number without letters after the kind of document: "nghị định
// 113", "Luật số 12", "Nghị định 01/2021".
func (p *pass) short(i, start int, typed, numbered bool) number {
	t := &p.tok[i]
	digits := int(t.End - t.Start)
	if digits > 5 {
		return number{}
	}
	j := p.suffix(i + 1)
	n := number{end: j, rule: ruleShort}
	if !typed {
		// A list goes on: "các Nghị quyết 18, 19 và 39".
		if p.list < 0 || i != p.list+1 && !(numbered && i == p.list+2) {
			return number{}
		}
		m := &p.tok[p.list]
		if !m.Is(',') && m.ID != p.va || !p.endsShort(j) {
			return number{}
		}
		n.ok = digits <= 4
		n.kind = p.kinds[p.typeAt.Row].name
		return n
	}
	c := p.kinds[p.typeAt.Row].class
	if p.has(j+1) && p.tok[j].Is('/') && p.isYear(j+1) && !(p.has(j+2) && p.tok[j+2].Is('/')) && (c == strong || numbered) {
		n.ok, n.end = true, j+2
		return n
	}
	if numbered && c == strong && p.has(j+1) && p.tok[j].IsDash() && p.doc.Glued(j) && p.doc.Glued(j+1) && p.tok[j+1].Class == text.Number {
		n.ok, n.end = true, j+2 // "Ordinance No. 2013-41"
		return n
	}
	if !numbered && digits == 4 && p.isYear(i) && c != strong {
		return number{} // "Kế hoạch 2016": a year
	}
	if !p.endsShort(j) {
		return number{}
	}
	lead := digits > 1 && p.doc.Word(i)[0] == '0'
	cap := p.tok[start].Cap() && start > 0 && !p.tok[start].Break
	switch c {
	case strong, short:
		n.ok = digits > 1 || numbered
	case weak:
		n.ok = numbered || lead && cap
	case named:
		n.ok = numbered
	}
	return n
}

// endsShort reports whether a bare number ends before token j: what follows
// is not part of a date, a longer number or a count.
func (p *pass) endsShort(j int) bool {
	if !p.has(j) {
		return true
	}
	t := &p.tok[j]
	switch {
	case t.Class == text.Number:
		return false
	case t.Is('%'), t.Is('/'):
		return false
	case t.Is('.') || t.Is(',') || t.IsDash():
		return !(p.has(j+1) && !p.tok[j+1].Space && !t.Space && p.tok[j+1].Class == text.Number)
	case t.ID == p.thang:
		return false
	case t.ID == p.nam:
		return p.isYear(j + 1)
	case t.Class == text.Word && !t.Space:
		return false
	}
	r, _ := p.roleAt(j)
	return r&roleCount == 0 // "quyết định 12 tỷ đồng"
}
