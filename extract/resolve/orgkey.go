package resolve

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// A key is an organisation's name in parts that do not depend on how it is
// written: abbreviations become the words they stand for, fields and places
// one part each; joining words and the level before a known place are left
// out. "UBND TP. HCM" and "Ủy ban nhân dân thành phố Hồ Chí Minh" have one key.
// The two highest bits of a part say what it is.
const (
	partField = 1 << 30
	partPlace = 2 << 30
	partOther = 3 << 30 // a word no table holds: its hash
	partMask  = 3 << 30
)

// maxKey bounds a key; what is longer is compared by its beginning.
const maxKey = 48

// unitLevel says how high an administrative unit stands.
type unitLevel uint8

const (
	noLevel    unitLevel = iota
	provincial           // tỉnh
	city                 // thành phố: under the centre or of a province
	districtal           // quận, huyện, thị xã
	communal             // xã, phường, thị trấn
)

func wordPart(d *text.Doc, i int) uint32 {
	t := &d.Tokens[i]
	if t.ID != 0 {
		return uint32(t.ID)
	}
	h := uint32(2166136261)
	var buf [96]byte
	for _, b := range text.Fold(buf[:0], d.Word(i)) {
		h = (h ^ uint32(b)) * 16777619
	}
	return partOther | h>>2
}

func (t *orgTables) placeAt(h *lexicon.Hits, d *text.Doc, i int) (*place, int) {
	return t.placeOf(h, d, i, provincial)
}

// placeOf is the longest place at token i; of units that bear one name ("tỉnh
// Hòa Bình", "thành phố Hòa Bình") the one of the level wanted.
func (t *orgTables) placeOf(h *lexicon.Hits, d *text.Doc, i int, want unitLevel) (*place, int) {
	var best *place
	n := 0
	for _, x := range h.At(i) {
		ps := t.places[x.Table]
		if ps == nil || !d.Tokens[i].Cap() {
			continue
		}
		p := &ps[x.Row]
		switch {
		case best == nil:
			best, n = p, int(x.End-x.Start)
		case int(x.End-x.Start) == n && !best.is(want) && p.is(want):
			best = p
		}
	}
	return best, n
}

// orgKey is what a mention says of its organisation.
type orgKey struct {
	parts   []uint32
	level   unitLevel // level word that no place follows ("UBND tỉnh")
	place   *place    // the last place of the name
	of      unitLevel // level of that place
	said    bool      // as a word before it says
	foreign bool      // a country other than Viet Nam
}

// key reads span; buf is the space for its parts.
func (t *orgTables) key(c *mention.Context, span text.Span, buf []uint32) orgKey {
	d, h := c.Doc, c.Hits
	k := orgKey{parts: buf}
	// "báo An ninh Thủ đô", "hãng tin Reuters" and "công ty Habeco" are named by
	// what follows the head.
	for skip := 1; skip <= 2 && skip < span.Len(); skip++ {
		named := false
		for _, x := range h.At(span.Start + skip) {
			named = named || t.brand[x.Table] && int(x.End) == span.End
		}
		if named {
			span.Start += skip
			break
		}
	}
	for i := span.Start; i < span.End && len(k.parts) < maxKey; {
		tok := &d.Tokens[i]
		if tok.Is('(') { // an inserted short form says nothing new
			j := i + 1
			for j < span.End && !d.Tokens[j].Is(')') {
				j++
			}
			if j < span.End {
				i = j + 1
				continue
			}
		}
		if tok.Class == text.Punct || t.skip[tok.ID] && i > span.Start {
			i++
			continue
		}
		if x, ok := h.Longest(i, t.topic); ok && i > span.Start && t.silent[x.Row] && int(x.End) <= span.End {
			if hx := h.At(i)[0]; hx.End == x.End || t.expand[hx.Table] == nil {
				i = int(x.End)
				continue
			}
		}
		end := i + 1
		var exp []uint32
		var fields []uint16
		var pl *place
		lv, isLevel := noLevel, false
		for _, x := range h.At(i) {
			if int(x.End) > span.End {
				continue
			}
			if int(x.End) < end && (exp != nil || fields != nil || pl != nil || isLevel) {
				break
			}
			switch {
			case t.expand[x.Table] != nil && exp == nil && fields == nil && pl == nil:
				exp, end = t.expand[x.Table][x.Row], int(x.End)
			case x.Table == t.field && fields == nil && exp == nil && pl == nil && i > span.Start:
				fields, end = t.fields[x.Row], int(x.End)
			case pl != nil && int(x.End) == end && t.places[x.Table] != nil && !pl.is(k.level) && t.places[x.Table][x.Row].is(k.level):
				pl = &t.places[x.Table][x.Row]
			case t.places[x.Table] != nil && pl == nil && exp == nil && fields == nil && tok.Cap() && i > span.Start:
				pl, end = &t.places[x.Table][x.Row], int(x.End)
				if x.Table == t.country && pl.name != "Việt Nam" {
					k.foreign = true
				}
			case x.Table == t.level && exp == nil && fields == nil && pl == nil && i > span.Start:
				lv, isLevel, end = t.levels[x.Row], true, int(x.End)
			}
		}
		switch {
		case exp != nil:
			k.parts = append(k.parts, exp...)
		case fields != nil:
			for _, f := range fields {
				k.parts = append(k.parts, partField|uint32(f))
			}
		case pl != nil:
			part := pl.part
			if pl.province && k.level > provincial {
				part |= uint32(k.level)
			}
			k.parts = append(k.parts, part)
			k.place, k.of = pl, pl.level
			if k.level != noLevel {
				k.of, k.said = k.level, true
			}
			k.level = noLevel
		case isLevel && lv != noLevel:
			if end == span.End {
				k.level = lv
				i = end
				continue
			}
			if p, n := t.placeAt(h, d, end); n > 0 && p != nil {
				k.level = lv // dropped: the place says it
			} else {
				k.parts = append(k.parts, wordPart(d, i))
				k.of = lv
			}
		default:
			if w := wordPart(d, i); w != 0 {
				k.parts = append(k.parts, w)
			}
		}
		i = end
	}
	if len(k.parts) > maxKey {
		k.parts = k.parts[:maxKey]
	}
	// A bank's branch of a province is also called by the bank's name and the
	// province.
	if (k.level != noLevel || k.place != nil) && hasPrefix(k.parts, t.branch) {
		k.parts = append(k.parts[:0], k.parts[2:]...)
	}
	return k
}

func hashParts(p []uint32) uint64 {
	h := uint64(14695981039346656037)
	for _, x := range p {
		h = (h ^ uint64(x)) * 1099511628211
		h ^= h >> 29
	}
	return h
}

func hasPrefix(p, prefix []uint32) bool {
	if len(prefix) > len(p) {
		return false
	}
	for i, x := range prefix {
		if p[i] != x {
			return false
		}
	}
	return true
}
