package decision

import (
	"strings"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// countedPeople is whom a number at token i counts: "arrested eight people accused
// of …".
func (r *run) countedPeople(i, end int) []mention.Actor {
	if i >= end || r.doc.Tokens[i].Class != text.Number && r.at[i].phrase&phraseNumber == 0 {
		return nil
	}
	for j := i + 1; j < min(end, i+5); j++ {
		t := &r.doc.Tokens[j]
		if t.Class != text.Word || r.at[j].unit != 0 {
			return nil
		}
		if r.at[j].phrase&(phraseBody|phrasePeople|phraseUnder) != 0 {
			return []mention.Actor{written(text.Span{Start: i, End: j + 1})}
		}
	}
	return nil
}

// ontoAt is whom words at token i do something to: "appointment of X",
// "prosecute X".
func (r *run) ontoAt(i, end int) []mention.Actor {
	if i >= end || r.at[i].phrase&phraseOnto == 0 || r.at[i].unit != 0 {
		return nil
	}
	to, _ := r.englishAddressees(int(r.at[i].phraseEnd), end, false)
	return to
}

// englishOrder is a verb of ordering or asking: whom, then "to" or "that"; of
// some what is asked follows at once ("demanded a seat").
func (r *run) englishOrder(s text.Span, end int, who mention.Actor, u *unit, v *verb) int {
	b := base{kind: v.kind, who: who, from: u, paper: mention.None, rule: "decision.english-order"}
	if r.byPaper {
		b.paper, b.rule = r.enPaper.paper, rulePaper
	}
	first := r.unitAt(r.pastArticle(end))
	if to, j := r.subjunctive(end, s.End); len(to) > 0 {
		b.to = to
		b.kind = r.relation(b.kind, u, first, to)
		return r.englishContent(b, j, s.End)
	}
	if v.weak && (first == nil || !first.isActor() || first.kind == unitPlace) && !r.asksBodies(end, s.End) {
		j := end
		if r.isWord(j, "that") || r.isWord(j, "to") {
			j++
		}
		if j >= s.End || r.doc.Tokens[j].Class == text.Punct && !r.doc.Tokens[j].Is('$') || r.unitDate(j) {
			return end
		}
		return r.englishContent(b, j, s.End)
	}
	to, j := r.englishAddressees(end, s.End, true)
	if v.weak && !r.isWord(j, "to") {
		if r.isWord(end, "that") {
			end++
		}
		return r.englishContent(b, end, s.End)
	}
	if !r.isWord(j, "to") && (!r.isWord(j, "that") || v.kind == schema.KindRequest) {
		if r.isWord(j, "that") {
			return r.saidThat(s, j, who, u)
		}
		return end
	}
	if j+1 >= s.End || r.doc.Tokens[j+1].Class != text.Word || len(to) == 0 && r.isWord(j, "to") && r.doc.Tokens[j+1].Cap() {
		return end
	}
	b.to = to
	if u != nil && len(to) > 0 && to[0].Org == mention.None && to[0].Person == mention.None && b.kind == schema.KindDirective && r.level(u) == levelOutside {
		b.kind = schema.KindRequest
	}
	if b.kind == schema.KindRequest {
		b.kind = r.relation(b.kind, u, first, to)
	}
	return r.englishContent(b, j+1, s.End)
}

// asksBodies reports whether plain words for bodies or people, and "to", follow
// at token i: "requested communes to report".
func (r *run) asksBodies(i, end int) bool {
	_, j := r.englishAddressees(i, end, true)
	return r.isWord(j, "to") && r.phraseBefore(j, phraseUnder|phraseBody|phrasePeople)
}

// subjunctive reads "that the agency consider …", with or without "that" and
// "should": who is to act, and the token what he is to do begins at.
func (r *run) subjunctive(i, end int) (to []mention.Actor, j int) {
	that := r.isWord(i, "that")
	if that {
		i++
	}
	k := r.pastArticle(i)
	if u := r.unitAt(k); u != nil {
		if !u.isActor() || u.kind == unitPlace {
			return nil, i
		}
		to, j = []mention.Actor{r.addressee(u)}, u.End
	} else {
		for j = k; j < min(end, k+5) && r.doc.Tokens[j].Class == text.Word && r.at[j].unit == 0; j++ {
			if r.at[j].phrase&(phraseBody|phraseUnder) != 0 {
				to, j = []mention.Actor{r.englishNamed(text.Span{Start: k, End: int(r.at[j].phraseEnd)})}, int(r.at[j].phraseEnd)
				break
			}
		}
	}
	if len(to) == 0 || j >= end {
		return nil, i
	}
	if !that { // "asked the state attorney general to …"
		if _, at := r.englishAddressees(i, end, true); r.isWord(at, "to") {
			return nil, i
		}
	}
	must := false
	for j < end {
		c, at := r.cues.At(j)
		if !c.Has(clause.Must|clause.Adverb) || at <= j {
			break
		}
		must = must || c.Has(clause.Must)
		j = at
	}
	t := &r.doc.Tokens[min(j, end-1)]
	w := r.doc.Word(min(j, end-1))
	if j >= end || t.Class != text.Word || t.Case != text.Lower || r.at[j].phrase&phraseBe != 0 && !r.isWord(j, "be") || r.isWord(j, "to") || r.at[j].phrase&(phraseRelative|phraseAside|phraseArticle) != 0 {
		return nil, i
	}
	if c, _ := r.cues.At(j); c != 0 && !must || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || !must && strings.HasSuffix(w, "s") || !must && !that && r.at[j].verb != 0 {
		return nil, i
	}
	return to, j
}
