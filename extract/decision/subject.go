package decision

import (
	"strings"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// reach bounds how far left of a verb its subject is looked for, in tokens.
const reach = 80

// subject is the document, or that begins "Theo đó, …". It reports whether the
// sentence was one.
func (r *run) subject(from, before int) (who mention.Actor, u *unit, ok bool) {
	who, u, _, ok = r.subjectAt(from, before)
	return who, u, ok
}

// subjectAt is subject with the token where the subject begins.
func (r *run) subjectAt(from, before int) (who mention.Actor, u *unit, start int, ok bool) {
	from = max(from, before-reach)
	for p := before; p > from; {
		if u := r.unitBefore(p); u != nil {
			if u.Start < from {
				return mention.Nobody, nil, p, false
			}
			if !u.isActor() {
				p = u.Start
				continue
			}
			head := u.Start
			for n := 0; n < 4 && head > from && (r.isWord(head-1, "cựu") || r.isWord(head-1, "nguyên") || r.isWord(head-1, "các") || r.isWord(head-1, "đồng") || r.isWord(head-1, "chí")); n++ {
				head-- // "tập đoàn của cựu Chủ tịch …", "ý kiến của các đồng chí Ủy viên …"
			}
			c, at := r.cues.Before(head)
			if c.Has(clause.Preposition|clause.Noun) && at >= from && !c.Has(clause.Passive) {
				p = at
				continue
			}
			if r.at[u.Start].unit != 0 && u.Start > from && r.paperWord(u.Start) && u.kind != unitPerson {
				p = u.Start // "gửi tờ trình HĐND tỉnh đề nghị": who receives it
				continue
			}
			if r.relative(from, u) || r.receiver(from, u) {
				p = u.Start
				continue
			}
			if u.kind == unitPlace && !u.lead && !r.heads(from, u.Start) {
				p = u.Start
				continue
			}
			if u.kind == unitPost && u.actor.Person == mention.None && r.set.Posts[u.ref].Org == mention.None &&
				!r.doc.Tokens[u.Start].Cap() && u.Start > from {
				p = u.Start
				continue
			}
			if w := r.unitBefore(u.Start); w != nil && w.kind == unitOrg && u.kind == unitOrg && w.Start >= from && w.actor.Org != mention.None {
				u = w // "Cục Quản lý Dược Bộ Y tế"
			}
			return r.issuer(u), u, u.Start, true
		}
		t := &r.doc.Tokens[p-1]
		switch {
		case t.Is(')'):
			q := p - 1
			for q > from && !r.doc.Tokens[q].Is('(') {
				q--
			}
			if n := r.at[q].unit; n != 0 && r.units[n-1].End >= p-1 && r.units[n-1].Start < q {
				q = p - 1 // the parenthesis belongs to the name
			}
			p = q
			continue
		case t.Class == text.Punct:
			if t.IsQuote() || t.Is(';') || t.Is(':') {
				return mention.Nobody, nil, p, false
			}
			p--
			continue
		}
		if a, at, ok := r.properName(from, p); ok {
			return a, nil, at, true
		}
		if a, at, ok := r.noun(from, p); ok {
			return a, nil, at, true
		} else if at < p {
			p = at
			continue
		}
		p--
	}
	return mention.Nobody, nil, from, false
}

// noun reads a pronoun or a body without a name that ends just before token p.
func (r *run) noun(from, p int) (mention.Actor, int, bool) {
	for s := p - 1; s >= max(from, p-3); s-- {
		c := &r.at[s]
		if c.phrase == 0 || int(c.phraseEnd) != p || c.unit != 0 {
			continue
		}
		if q, at := r.cues.Before(s); q.Has(clause.Preposition|clause.Noun) && at >= from && s > from {
			return mention.Nobody, at, false
		}
		switch {
		case c.phrase&(phrasePronoun|phraseWe) != 0:
			if r.voice.unit != nil {
				return r.voice.actor, s, true
			}
			if c.phrase&phraseWe != 0 {
				if a, ok := r.voice.self(); ok {
					return a, s, true
				}
			} else if r.voice.unit == nil {
				if a, ok := r.namedBefore(); ok {
					return a, s, true // "Ông A có cuộc họp … Ông đề nghị …"
				}
			}
		case c.phrase&(phraseMeeting|phrasePlace) != 0:
			at := s
			if r.leads(s) {
				at = s - 2
			}
			if c.phrase&phraseMeeting != 0 && r.held(from, at) {
				return mention.Nobody, at, false // "tổ chức Hội nghị tuyên dương"
			}
			passive, _ := r.cues.Before(at)
			if r.doc.Tokens[s].Cap() || s == from || at < s || passive.Has(clause.Passive) || r.afterSaying(from, s) || c.phrase&phrasePlace != 0 && r.opens(from, s) {
				if at == s {
					return r.meant(text.Span{Start: at, End: p}), at, true
				}
				return written(text.Span{Start: at, End: p}), at, true
			}
		}
	}
	return mention.Nobody, p, false
}

// namedBefore is the person that the sentence before names first.
func (r *run) namedBefore() (mention.Actor, bool) {
	if r.now == 0 {
		return mention.Nobody, false
	}
	s := r.doc.Sentences[r.now-1]
	for i := s.Start; i < min(s.End, s.Start+reach); i++ {
		if u := r.unitAt(i); u != nil && u.actor.Person != mention.None && (u.kind == unitPerson || u.kind == unitPost) {
			return u.actor, true
		}
	}
	return mention.Nobody, false
}

// held reports whether a verb that takes what begins at token i as its object
// ends there.
func (r *run) held(from, i int) bool {
	for k := i - 1; k >= max(from, i-3); k-- {
		if r.at[k].actionEnd > 0 && int(r.at[k].actionEnd) == i {
			return true
		}
	}
	return false
}

// opens reports whether the clause begins at token i: after a date, a
// connective, or a comma that does not list.
func (r *run) opens(from, i int) bool {
	if !r.heads(from, i) {
		return false
	}
	if i < 2 || !r.doc.Tokens[i-1].Is(',') {
		return true
	}
	if u := r.unitBefore(i - 1); u != nil {
		return u.kind == unitDate
	}
	for k := i - 2; k >= max(from, i-4); k-- {
		if int(r.at[k].nounEnd) == i-1 || r.at[k].phrase&phrasePlace != 0 && int(r.at[k].phraseEnd) == i-1 {
			return false
		}
	}
	return true
}

// afterSaying reports whether token i begins what somebody says: "ông A cho
// biết huyện sẽ …", "Theo ông A, sở sẽ …".
func (r *run) afterSaying(from, i int) bool {
	k := i
	for k > from {
		if id := r.id(k - 1); id != 0 && (id == r.f.word.that || id == r.f.word.is) || r.doc.Tokens[k-1].Is(',') || r.doc.Tokens[k-1].Is(':') {
			k--
			continue
		}
		break
	}
	for j := k - 1; j >= max(from, k-4); j-- {
		if v := r.at[j].verb; v != 0 && int(r.at[j].verbEnd) == k {
			return r.f.verbs[v-1].frame == frameSay
		}
	}
	if u := r.unitBefore(k); u != nil && k < i && u.isActor() && u.Start > from {
		for j := max(from, u.Start-3); j < u.Start; j++ {
			if r.at[j].phrase&phraseAccording != 0 && int(r.at[j].phraseEnd) >= u.Start {
				return true
			}
		}
	}
	return false
}

// properName reads a person's name that ends just before token p and that the
// article has in a fuller form elsewhere ("Trump", "Barr").
func (r *run) properName(from, p int) (mention.Actor, int, bool) {
	t := &r.doc.Tokens[p-1]
	if t.Class != text.Word || !t.Cap() || r.at[p-1].unit != 0 {
		return mention.Nobody, p, false
	}
	s := p - 1
	for s > from && p-s < 4 {
		if q := &r.doc.Tokens[s-1]; q.Class != text.Word || !q.Cap() || r.at[s-1].unit != 0 {
			break
		}
		s--
	}
	a, ok := r.named(s, p)
	return a, s, ok
}

// paperWord reports whether the name of a letter or a draft ends just before
// token i.
func (r *run) paperWord(i int) bool {
	for k := max(0, i-4); k < i; k++ {
		if r.at[k].paper != noPaper && int(r.at[k].paperEnd) == i {
			return true
		}
	}
	return false
}

// receiver reports whether u is who something is handed up to: "trình UBND tỉnh
// ban hành", "tham mưu Sở quyết định".
func (r *run) receiver(from int, u *unit) bool {
	i := u.Start
	if i-2 < from {
		return false
	}
	if r.isWord(i-1, "trình") {
		v := r.at[i-2].verb // "chương trình", "công trình"
		return r.at[i-2].paper == noPaper && (v == 0 || int(r.at[i-2].verbEnd) < i)
	}
	return r.isWord(i-1, "mưu") && r.isWord(i-2, "tham") || r.isWord(i-1, "giúp")
}

// relative reports whether u is who did what the words before it name: "phương
// án do Nhật Bản, Pháp đề xuất".
func (r *run) relative(from int, u *unit) bool {
	for p := u.Start; p > from; {
		if t := &r.doc.Tokens[p-1]; t.ID != 0 && t.ID == r.f.word.by {
			return p-1 > from
		}
		if t := &r.doc.Tokens[p-1]; t.Is(',') || r.isAnd(p-1) {
			p--
			continue
		}
		w := r.unitBefore(p)
		if w == nil || !w.isActor() {
			if c, at := r.cues.Before(p); w == nil && p < u.Start && c.Has(clause.Preposition) {
				p = at
				continue
			}
			return false
		}
		p = w.Start
	}
	return false
}

// heads reports whether a place at token i may be a subject: it begins its
// clause, or follows a date, a mark, a connective or a verb of saying.
func (r *run) heads(from, i int) bool {
	if i <= from {
		return true
	}
	if t := &r.doc.Tokens[i-1]; t.Class == text.Punct {
		return !t.IsDash() && !t.Is('/')
	}
	if u := r.unitBefore(i); u != nil && u.kind == unitDate {
		return true
	}
	if c, _ := r.cues.Before(i); c.Has(clause.Connector | clause.Adverb | clause.And | clause.Subordinate) {
		return true
	}
	for k := i - 1; k >= max(from, i-3); k-- {
		if v := r.at[k].verb; v != 0 && int(r.at[k].verbEnd) == i && r.f.verbs[v-1].frame == frameSay {
			return r.doc.Tokens[k].Case == text.Lower // not "bản Tuyên bố Đà Nẵng"
		}
	}
	return false
}

// named is the person whose name ends in the words [s, p).
func (r *run) named(s, p int) (mention.Actor, bool) {
	w := r.doc.Slice(text.Span{Start: s, End: p})
	if len(w) < 3 {
		return mention.Nobody, false
	}
	k, ok := r.given[w[strings.LastIndexByte(w, ' ')+1:]]
	if !ok {
		return mention.Nobody, false
	}
	n := r.ent.People[k].Name
	if len(n) >= len(w) && n[len(n)-len(w):] == w && (len(n) == len(w) || n[len(n)-len(w)-1] == ' ') {
		return person(k), true
	}
	return mention.Nobody, false
}

// nounSubject is the plain noun phrase before the verb group at token g that
// begins its clause: "Cơ quan thẩm tra đề nghị", "Các chuyên gia kiến nghị".
func (r *run) nounSubject(from, g int) (mention.Actor, bool) {
	from = max(from, g-reach)
	for {
		if g-2 > from && int(r.at[g-2].actionEnd) == g && (r.isWord(g-2, "tổ") || r.isWord(g-2, "tiến") || r.isWord(g-2, "thi") || r.isWord(g-2, "thực")) && r.at[g-2].unit == 0 {
			g -= 2 // "tiến hành khám xét"
			continue
		}
		c, at := r.cues.Before(g)
		if at <= from || !c.Has(clause.Adverb|clause.Past|clause.Passive) {
			break
		}
		g = at
	}
	i := r.pastOpeners(from, g)
	for k := i; k < g; k++ {
		if r.doc.Tokens[k].Is(',') {
			i = k + 1
		}
	}
	if g-i < 1 || g-i > 9 || i >= g {
		return mention.Nobody, false
	}
	if r.paperWord(g) {
		return mention.Nobody, false
	}
	s := text.Span{Start: i, End: g}
	c := &r.at[i]
	if c.nounEnd == 0 || c.unit != 0 || !r.animate(written(s)) || c.phrase&phrasePronoun != 0 {
		return mention.Nobody, false
	}
	for k := i; k < g; k++ {
		if t := &r.doc.Tokens[k]; t.Class == text.Punct {
			return mention.Nobody, false
		}
		if q, _ := r.cues.At(k); k > i && q.Has(clause.Subordinate|clause.Must|clause.Negation|clause.Future) {
			return mention.Nobody, false
		}
	}
	return r.meant(s), true
}
