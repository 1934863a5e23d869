package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/text"
)

// pastModal skips phải, cần, nên and what may stand before them ("trong thời
// gian tới phải").
func (r *run) pastModal(i, end int) int {
	for i < end {
		t := &r.doc.Tokens[i]
		if t.Is(',') || t.IsQuote() {
			i++
			continue
		}
		if c, at := r.cues.At(i); c.Has(clause.Must) && !r.forbids(i) && !r.answers(at) {
			i = at
			continue
		}
		break
	}
	// A time or place before the modal.
	thing := false // "lịch tiếp dân phải được công khai"
	if c, _ := r.cues.At(i); i < end {
		thing = c&(clause.Preposition|clause.Connector|clause.Adverb) == 0 && !r.isWord(i, "ngay") && !r.at[i].body
	}
	for j, n := i, 0; j < end && n < 9; j, n = j+1, n+1 {
		thing = thing && r.at[j].unit == 0
		if t := &r.doc.Tokens[j]; t.Class == text.Punct {
			break
		}
		if r.at[j].actionEnd > 0 && r.at[j].unit == 0 {
			break
		}
		c, at := r.cues.At(j)
		if c.Has(clause.Subordinate) || c.Has(clause.Must) && r.answers(at) {
			break // "nếu em nào phải …"
		}
		if c.Has(clause.Must) && !r.forbids(j) && j > i {
			if thing {
				return i
			}
			return at
		}
	}
	return i
}

// answers reports whether the modal that ends at token i is what is asked
// itself: "chịu trách nhiệm trước …", not "có trách nhiệm kiểm tra …".
func (r *run) answers(i int) bool {
	if !r.isWord(i-1, "nhiệm") || i >= len(r.at) {
		return false
	}
	c, _ := r.cues.At(i)
	return c.Has(clause.Preposition) && r.at[i].actionEnd == 0 || r.isWord(i, "toàn")
}

// counted is the token after words at token i that only count what is asked:
// "đề xuất hai việc: một là …", else i.
func (r *run) counted(i, end int) int {
	for k := i; k < min(end-1, i+6); k++ {
		if t := &r.doc.Tokens[k]; t.Is(':') {
			if r.at[k-1].phrase != 0 || k == i {
				return i
			}
			for m := i; m < k; m++ {
				if r.at[m].phrase&phraseItems != 0 && int(r.at[m].phraseEnd) == k {
					return r.pastOpeners(k+1, end)
				}
			}
			return i
		}
	}
	return i
}

// forbids reports whether the modal at token i says no: it belongs to the
// content.
func (r *run) forbids(i int) bool {
	_, at := r.cues.At(i)
	for j := i; j < at; j++ {
		if r.isWord(j, "không") {
			return true
		}
	}
	return false
}

func (r *run) onlyMarks(i, end int) bool {
	for ; i < end; i++ {
		if r.doc.Tokens[i].Class != text.Punct {
			return false
		}
	}
	return true
}
