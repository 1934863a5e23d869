package decision

import (
	"strings"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// rulePaper is the rule of what an English text says that a document lays
// down.
const rulePaper mention.Rule = "decision.english-paper"

// issued is the document that an English article tells of: who issued, signed
// or adopted it.
type issued struct {
	who   mention.Actor
	from  *unit
	paper int
	known bool
}

// noteIssued remembers that the document at token i was adopted.
func (r *run) noteIssued(i, end int, who mention.Actor, u *unit) {
	for j := i; j < min(end, i+paperReach); j++ {
		if p := r.unitAt(j); p != nil {
			if p.kind == unitPaper {
				r.enPaper = issued{who: who, from: u, paper: p.ref, known: true}
				return
			}
			j = p.End - 1
			continue
		}
		if k := r.at[j].paper; k == paperRule || k == paperPlan {
			r.enPaper = issued{who: who, from: u, paper: mention.None, known: true}
			return
		}
		if r.doc.Tokens[j].Class == text.Punct {
			return
		}
	}
}

// isIssued reports whether unit u, or the plain word at token i, is the
// document the article tells of: "the decree", "Decision No. 12".
func (r *run) isIssued(u *unit, i int) bool {
	if !r.enPaper.known {
		return false
	}
	if u != nil {
		return u.kind == unitPaper && u.ref == r.enPaper.paper
	}
	if i < 1 || r.doc.Tokens[i].Cap() || r.at[i].unit != 0 {
		return false
	}
	k := r.at[i].paper
	return (k == paperRule || k == paperPlan) && int(r.at[i].paperEnd) == i+1 && (r.phraseBefore(i, phraseArticle) || r.phraseBefore(i-1, phraseArticle))
}

// englishMust is "X must …" in an article that tells of a document: what it
// lays on X.
func (r *run) englishMust(s text.Span, i int) int {
	c, at := r.cues.At(i)
	if !r.enPaper.known || !c.Has(clause.Must) || r.at[i].unit != 0 || at >= s.End || r.isWord(at, "be") || r.isWord(at, "have") || r.quoteAt(i) != nil || r.doc.Tokens[at].Class != text.Word {
		return i
	}
	for k := s.Start; k < s.End; k++ {
		if r.saysAt(k) {
			return i // somebody's word
		}
	}
	b := base{kind: schema.KindDecision, who: r.enPaper.who, from: r.enPaper.from, paper: r.enPaper.paper, rule: rulePaper}
	if u := r.unitBefore(i); u != nil && u.isActor() && u.kind != unitPlace {
		if u.kind == unitOrg {
			b.kind = schema.KindDirective
		}
		b.to = []mention.Actor{r.addressee(u)}
		return r.englishContent(b, at, s.End)
	}
	if u := r.aliasedBefore(s.Start, i); u != nil {
		b.kind, b.to = schema.KindDirective, []mention.Actor{r.addressee(u)}
		return r.englishContent(b, at, s.End)
	}
	// "employers", "foreign investors": a few plain words.
	j := i
	for j > s.Start && i-j < 3 && r.doc.Tokens[j-1].Class == text.Word && r.at[j-1].unit == 0 && r.at[j-1].verb == 0 && !r.phraseBefore(j, phraseArticle) {
		if c, _ := r.cues.Before(j); c != 0 {
			break
		}
		j--
	}
	if j == i || !strings.HasSuffix(r.doc.Word(i-1), "s") || j > s.Start && !r.doc.Tokens[j-1].Is(',') && !r.phraseBefore(j, phraseArticle) {
		return i
	}
	b.to = []mention.Actor{r.englishNamed(text.Span{Start: j, End: i})}
	return r.englishContent(b, at, s.End)
}

// aliasedBefore is the body whose short form in parentheses ends just before
// token i: "Vietnam Electricity (EVN) must".
func (r *run) aliasedBefore(from, i int) *unit {
	if i-2 < from || !r.doc.Tokens[i-1].Is(')') {
		return nil
	}
	u := r.unitBefore(i - 1)
	if u == nil || u.kind != unitOrg || !r.doc.Tokens[max(0, u.Start-1)].Is('(') {
		return nil
	}
	return u
}

// englishUnder takes what a document that was just decided on lays down: "Under
// Ordinance No. 12, work must begin by May".
func (r *run) englishUnder(s text.Span) bool {
	if s.Len() < 6 || !r.isWord(s.Start, "under") || len(r.out) == 0 || r.last.rule == "" || r.last.kind != schema.KindApproval && r.last.kind != schema.KindDecision {
		return false
	}
	paper, named := mention.None, false
	for i := s.Start + 1; i < min(s.End, s.Start+16); i++ {
		if u := r.unitAt(i); u != nil && u.kind == unitPaper {
			paper = u.ref
		}
		named = named || paper >= 0 || r.at[i].paper != noPaper
		if t := &r.doc.Tokens[i]; !t.Is(',') || !named {
			continue
		}
		for k := i; k < min(s.End, i+12); k++ {
			if c, _ := r.cues.At(k); c.Has(clause.Must | clause.Future) {
				if r.englishMust(s, k) > k {
					return true
				}
				b := base{kind: schema.KindDecision, who: r.last.who, from: r.last.from, paper: paper, rule: "decision.english-decide"}
				r.englishContent(b, i+1, s.End)
				return true
			}
		}
		return false
	}
	return false
}

// englishIssue is a verb of signing or issuing: what the document decides
// follows it, after "on", "to" or a participle.
func (r *run) englishIssue(s text.Span, i, end int, who mention.Actor, u *unit, v *verb) int {
	b := base{kind: v.kind, who: who, from: u, paper: mention.None, rule: "decision.english-issue"}
	j, found := r.pastArticle(end), false
	for n := 0; j < s.End && n < paperReach; n++ {
		if p := r.unitAt(j); p != nil {
			if p.kind == unitPaper {
				b.paper, j, found = p.ref, p.End, true
				break
			}
			j = p.End
			continue
		}
		if c := &r.at[j]; c.paper != noPaper {
			j, found = int(c.paperEnd), true
			break
		}
		if t := &r.doc.Tokens[j]; t.Class == text.Punct && !t.IsDash() {
			break
		}
		j++
	}
	if !found {
		return r.englishContent(b, i, s.End)
	}
	r.enPaper = issued{who: who, from: u, paper: b.paper, known: true}
	for n := 0; j < s.End && n < titleReach; n++ {
		t := &r.doc.Tokens[j]
		switch d := r.unitAt(j); {
		case r.isWord(j, "on") && !r.unitDate(j+1), r.isWord(j, "to"), r.isWord(j, "that"):
			return r.englishContent(b, j+1, s.End)
		case d != nil:
			j = d.End
			continue
		case r.participle(j):
			if w := r.at[j].verb; w != 0 && r.f.verbs[w-1].frame == framePersonnel {
				b.kind = r.f.verbs[w-1].kind
				b.to, _ = r.englishAddressees(int(r.at[j].verbEnd), s.End, false)
			}
			return r.englishContent(b, j, s.End)
		case t.Is(',') && n > 2 || t.Is(';') || r.at[j].phrase&(phraseRelative|phraseAside) != 0:
			return j
		}
		j++
	}
	return min(j, s.End)
}

// paperReach is how many tokens after its verb a document may stand, titleReach
// how many after it what it decides.
const (
	paperReach = 8
	titleReach = 16
)
