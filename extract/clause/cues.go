package clause

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/text"
)

// Cue is what a word says of the clause it stands in; a word may say several
// things.
type Cue uint16

// The cues, as the table clause_cue names them.
const (
	Negation    Cue = 1 << iota // không, chưa
	Past                        // đã, vừa
	Future                      // sẽ
	Ongoing                     // đang
	Planned                     // dự kiến
	Adverb                      // cũng, đồng thời: stands between subject and verb
	Passive                     // được, bị
	Must                        // phải, cần: what follows is to be done
	Noun                        // việc, theo: the verb after it is no verb
	Subordinate                 // để, nếu: the clause tells no new fact
	And                         // và
	Preposition                 // của, tại: the name after it is no subject
	Connector                   // Đồng thời, Bên cạnh đó: goes on with what was said
	Contrast                    // nhưng, tuy nhiên: a further clause that says something else
)

var names = map[string]Cue{
	"negation": Negation, "past": Past, "future": Future, "ongoing": Ongoing, "planned": Planned,
	"adverb": Adverb, "passive": Passive, "must": Must, "noun": Noun, "subordinate": Subordinate,
	"and": And, "preposition": Preposition, "connector": Connector, "contrast": Contrast,
}

// Has reports whether c holds any of the cues in x.
func (c Cue) Has(x Cue) bool { return c&x != 0 }

// Reader finds cues. It is immutable.
type Reader struct {
	table uint8
	row   []Cue
}

// NewReader reads the table clause_cue.
func NewReader(lex *lexicon.Lexicon) *Reader {
	t := lex.Table("clause_cue")
	r := &Reader{table: t.ID()}
	for _, v := range t.Values("cue") {
		r.row = append(r.row, names[v])
	}
	return r
}

// mark is a cue that begins or ends at a token.
type mark struct {
	other int32 // the other end: exclusive end, or start
	cue   Cue
}

// Cues are the cue words of one text.
type Cues struct {
	begin, end []mark // by token; end is indexed by the cue's last token
}

// Read finds the cues of d. Where cues overlap, the longer one counts; what
// begins inside a longer one is no cue ("không" in "không được").
func (r *Reader) Read(d *text.Doc, hits *lexicon.Hits) *Cues {
	buf := make([]mark, 2*len(d.Tokens))
	q := &Cues{begin: buf[:len(d.Tokens)], end: buf[len(d.Tokens):]}
	covered := int32(0)
	for _, h := range hits.All() {
		if h.Table != r.table || h.Start < covered && q.begin[h.Start].other != h.End {
			continue
		}
		c := r.row[h.Row]
		b := &q.begin[h.Start]
		if b.cue != 0 && b.other != h.End {
			continue
		}
		*b = mark{h.End, b.cue | c}
		q.end[h.End-1] = mark{h.Start, b.cue}
		covered = max(covered, h.End)
	}
	return q
}

// At is the cue that begins at token i and the token after it; 0, i where
// there is none.
func (q *Cues) At(i int) (Cue, int) {
	if i < 0 || i >= len(q.begin) || q.begin[i].cue == 0 {
		return 0, i
	}
	return q.begin[i].cue, int(q.begin[i].other)
}

// Before is the cue that ends just before token i and its first token; 0, i
// where there is none.
func (q *Cues) Before(i int) (Cue, int) {
	if i <= 0 || i > len(q.end) || q.end[i-1].cue == 0 {
		return 0, i
	}
	return q.end[i-1].cue, int(q.end[i-1].other)
}
