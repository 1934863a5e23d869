package lexicon

import (
	"cmp"
	"slices"

	"github.com/bienban/bienban/extract/text"
)

// vocabulary numbers the folded words that stand in any table, from 1.
type vocabulary struct {
	ids   map[string]int32
	flags []text.Flag
}

func (v *vocabulary) lookup(folded []byte) (int32, text.Flag) {
	id := v.ids[string(folded)]
	if id == 0 {
		return 0, 0
	}
	return id, v.flags[id]
}

func (v *vocabulary) intern(folded string) int32 {
	if id := v.ids[folded]; id != 0 {
		return id
	}
	id := int32(len(v.flags))
	v.ids[folded] = id
	v.flags = append(v.flags, 0)
	return id
}

// automaton is a trie over word ids. The first step is an array, the further
// ones an open-addressed hash table of (node, word) -> node.
type automaton struct {
	root  []int32 // by word id; 0 = no form begins so
	keys  []uint64
	next  []int32
	mask  uint64
	final []entrySpan // by node
	entry []entry
	exact [][]string // words of exact forms, by entry.exact
}

type entrySpan struct{ from, to int32 }

type entry struct {
	row   int32
	exact int32 // index into automaton.exact, -1
	table uint8
	match Match
}

// interning is the first pass: word ids of every form.
type interner struct{ v *vocabulary }

// Lookup implements text.Vocabulary and numbers what it has not seen.
func (n interner) Lookup(folded []byte) (int32, text.Flag) {
	return n.v.intern(string(folded)), 0
}

func (l *Lexicon) compile() {
	l.vocab = vocabulary{ids: map[string]int32{}, flags: make([]text.Flag, 1)}
	type edge struct {
		node int32
		word int32
	}
	edges := map[edge]int32{}
	nodes := int32(1)
	type leaf struct {
		node int32
		entry
	}
	var leaves []leaf
	a := &l.auto
	for _, t := range l.order {
		for r := range t.Rows {
			row := &t.Rows[r]
			d := text.New(interner{&l.vocab}, row.Form, nil)
			node := int32(0)
			for i := range d.Tokens {
				e := edge{node, d.Tokens[i].ID}
				to := edges[e]
				if to == 0 {
					to = nodes
					nodes++
					edges[e] = to
				}
				node = to
			}
			if node == 0 {
				continue
			}
			en := entry{row: int32(r), exact: -1, table: t.id, match: row.Match}
			if row.Match == Exact {
				words := make([]string, len(d.Tokens))
				for i := range d.Tokens {
					words[i] = d.Word(i)
				}
				en.exact = int32(len(a.exact))
				a.exact = append(a.exact, words)
			}
			leaves = append(leaves, leaf{node, en})
			if t.Name == abbreviationTable && len(d.Tokens) == 1 {
				l.vocab.flags[d.Tokens[0].ID] |= text.Abbreviation
			}
		}
	}
	slices.SortStableFunc(leaves, func(x, y leaf) int { return cmp.Compare(x.node, y.node) })
	a.final = make([]entrySpan, nodes)
	for i := 0; i < len(leaves); {
		j := i
		for j < len(leaves) && leaves[j].node == leaves[i].node {
			a.entry = append(a.entry, leaves[j].entry)
			j++
		}
		a.final[leaves[i].node] = entrySpan{int32(i), int32(j)}
		i = j
	}
	a.root = make([]int32, len(l.vocab.flags))
	size := 16
	for size < 2*len(edges) {
		size *= 2
	}
	a.keys, a.next, a.mask = make([]uint64, size), make([]int32, size), uint64(size-1)
	for e, to := range edges {
		if e.node == 0 {
			a.root[e.word] = to
			continue
		}
		k := key(e.node, e.word)
		h := hash(k) & a.mask
		for a.next[h] != 0 {
			h = (h + 1) & a.mask
		}
		a.keys[h], a.next[h] = k, to
	}
}

// abbreviationTable lists words whose full stop does not end a sentence.
const abbreviationTable = "abbreviation"

func key(node, word int32) uint64 { return uint64(node)<<32 | uint64(uint32(word)) }

func hash(k uint64) uint64 {
	k *= 0x9E3779B97F4A7C15
	return k ^ k>>29
}

func (a *automaton) step(node, word int32) int32 {
	k := key(node, word)
	for h := hash(k) & a.mask; a.next[h] != 0; h = (h + 1) & a.mask {
		if a.keys[h] == k {
			return a.next[h]
		}
	}
	return 0
}

// Hit is a form of a table that stands in the text: tokens [Start, End).
type Hit struct {
	Start, End int32
	Row        int32
	Table      uint8
}

// Span is the hit's tokens.
func (h Hit) Span() text.Span { return text.Span{Start: int(h.Start), End: int(h.End)} }

// Hits are all hits of a text, by start, the longest first.
type Hits struct {
	list  []Hit
	first []int32 // by token: index of the first hit that starts there or later
}

// All are all hits, by start, then the longest first.
func (h *Hits) All() []Hit { return h.list }

// At are the hits that start at token i, the longest first.
func (h *Hits) At(i int) []Hit {
	if i < 0 || i+1 >= len(h.first) {
		return nil
	}
	return h.list[h.first[i]:h.first[i+1]]
}

// Longest is the longest hit of the table that starts at token i.
func (h *Hits) Longest(i int, table uint8) (Hit, bool) {
	for _, x := range h.At(i) {
		if x.Table == table {
			return x, true
		}
	}
	return Hit{}, false
}

// Scan finds every form of every table in d, which must have been made with
// this lexicon as its vocabulary. A form never crosses a block. It takes time
// linear in the text: the longest form bounds the work at each token.
func (l *Lexicon) Scan(d *text.Doc) *Hits {
	h := new(Hits)
	l.ScanTo(h, d)
	return h
}

// ScanTo is Scan to memory that is there.
func (l *Lexicon) ScanTo(h *Hits, d *text.Doc) {
	*h = Hits{list: make([]Hit, 0, len(d.Tokens)+len(d.Tokens)/2+8), first: make([]int32, len(d.Tokens)+1)}
	a := &l.auto
	for i := range d.Tokens {
		h.first[i] = int32(len(h.list))
		id := d.Tokens[i].ID
		if id == 0 {
			continue
		}
		node := a.root[id]
		from := len(h.list)
		for j := i + 1; node != 0; j++ {
			if f := a.final[node]; f.to > f.from {
				h.list = a.emit(h.list, d, i, j, f)
			}
			if j >= len(d.Tokens) || d.Tokens[j].Break || d.Tokens[j].ID == 0 {
				break
			}
			node = a.step(node, d.Tokens[j].ID)
		}
		if n := len(h.list); n > from+1 {
			slices.SortStableFunc(h.list[from:n], func(x, y Hit) int { return cmp.Compare(y.End, x.End) })
		}
	}
	h.first[len(d.Tokens)] = int32(len(h.list))
}

// emit adds the entries of one final node that are written as they must be.
func (a *automaton) emit(list []Hit, d *text.Doc, i, j int, f entrySpan) []Hit {
	for _, e := range a.entry[f.from:f.to] {
		switch e.match {
		case Capital:
			if !d.Tokens[i].Cap() {
				continue
			}
		case Exact:
			words := a.exact[e.exact]
			same := true
			for k, w := range words {
				if d.Word(i+k) != w {
					same = false
					break
				}
			}
			if !same {
				continue
			}
		}
		list = append(list, Hit{Start: int32(i), End: int32(j), Row: e.row, Table: e.table})
	}
	return list
}
