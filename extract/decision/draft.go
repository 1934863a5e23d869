package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// draftReach bounds the words between a draft, who drafted it and what it says,
// in tokens.
const draftReach = 14

// noteDraft remembers who drafted the draft that the sentence tells of: "Bộ
// Công an đang lấy ý kiến dự thảo …", "dự thảo do Bộ Tài chính soạn thảo".
func (r *run) noteDraft(s text.Span) {
	for i := s.Start; i < s.End; i++ {
		if r.at[i].paper != paperDraft {
			continue
		}
		said := false
		for k := i - 1; k >= max(s.Start, i-draftReach); k-- {
			said = said || r.at[k].phrase&phraseDrafts != 0 && r.at[k].unit == 0
			if n := r.at[k].unit; n != 0 {
				if u := &r.units[n-1]; said && u.kind == unitOrg {
					r.drafter, r.drafterUnit = r.issuer(u), u
					return
				}
				k = r.units[n-1].Start
			}
		}
		for k := i + 1; k+1 < min(s.End, i+draftReach); k++ {
			if r.is(k, r.f.word.by) {
				if u := r.unitAt(k + 1); u != nil && u.kind == unitOrg {
					r.drafter, r.drafterUnit = r.issuer(u), u
					return
				}
			}
		}
		return
	}
}

// draftSentence takes a sentence that tells what a draft would set: it is
// proposed, not decided. It reports whether the sentence was one.
func (r *run) draftSentence(s text.Span) bool {
	r.noteDraft(s)
	i := r.pastOpeners(s.Start, s.End)
	if i >= s.End {
		return false
	}
	according := r.isWord(i, "theo") || r.at[i].phrase&phraseFollows != 0
	if according {
		for n := 0; i < s.End && n < 3 && r.at[i].paper != paperDraft; n++ {
			i++
		}
	}
	if i >= s.End || r.at[i].paper != paperDraft {
		return false
	}
	j := int(r.at[i].paperEnd)
	named := r.drafterUnit
	for n := 0; j < s.End && n < draftReach; n++ {
		t := &r.doc.Tokens[j]
		if t.Is(',') && according {
			j++
			break
		}
		if u := r.unitAt(j); u != nil && r.is(j-1, r.f.word.of) && u.kind == unitOrg {
			named = u // "theo tờ trình … của UBND tỉnh"
		}
		if t.Class == text.Punct && !t.Is('(') && !t.Is(')') {
			return false
		}
		if c, _ := r.cues.At(j); c.Has(clause.Negation|clause.Passive|clause.Must) && !according {
			return false
		}
		if !according && r.at[j].unit == 0 && r.at[j].phrase&(phraseSets|phraseNormative) != 0 && j > int(r.at[i].paperEnd)-1 {
			j = r.pastThat(int(r.at[j].phraseEnd), s.End)
			break
		}
		j++
		if n == draftReach-1 {
			return false
		}
	}
	if j+2 >= s.End || r.past(j, s.End) || r.ownFrame(j, s.End) {
		return false
	}
	b := base{kind: schema.KindProposal, who: mention.Nobody, paper: mention.None, rule: "decision.draft"}
	if named != nil {
		b.who, b.from = r.issuer(named), named
	}
	if r.isWord(j, "thì") {
		j++
	}
	if r.doc.Tokens[s.End-1].Is(':') {
		r.open(b, s)
		return true
	}
	r.rest(b, j, s)
	return true
}
