package explain

import (
	"cmp"
	"slices"

	"github.com/bienban/bienban/schema"
)

// span is one stretch of text that a fact, or a candidate, stands on.
type span struct {
	start, end int // code points
	mark       string
	fact       string // whose it is: id of a fact, "x3" for a candidate
	kind       string
	// main says that the words are the fact's own: they are coloured and bear
	// its id. Others (a part in an event) only light up with it.
	main bool
}

// node is a stretch of a block: text, or a span with what is in it.
type node struct {
	Text string
	Mark *mark
	Kids []node
}

// mark is a span in one block; of a span cut by a block's end or by another
// span, only the first piece has the id and only the last shows the fact.
type mark struct {
	ID, Fact, Kind string
	Main, Last     bool
}

// block is one block of the article with its marks.
type block struct {
	Kind  string
	Nodes []node
}

// spans are all words of the facts and candidates, each mark once.
func (e *Explained) spans() []span {
	var out []span
	seen := map[string]bool{}
	add := func(w *Words, fact string, kind string, main bool) {
		if w.End <= w.Start || w.Mark == "" || seen[w.Mark] {
			return
		}
		seen[w.Mark] = true
		out = append(out, span{w.Start, w.End, w.Mark, fact, kind, main})
	}
	for i := range e.Facts {
		f := &e.Facts[i]
		for j := range f.Words {
			add(&f.Words[j], f.ID, string(f.Kind), true)
		}
	}
	for i := range e.Facts {
		f := &e.Facts[i]
		for j := range f.Details {
			if w := f.Details[j].Words; w != nil {
				add(w, f.ID, string(f.Kind), false)
			}
		}
	}
	for i := range e.Missed {
		m := &e.Missed[i]
		add(&m.Words, m.ID(), "missed", true)
	}
	return out
}

// blocks are the article's blocks with their marks.
func (e *Explained) blocks() []block {
	text := []rune(e.Article.Text)
	list := e.Article.Blocks
	if len(list) == 0 {
		list = []schema.Block{{Kind: schema.BlockParagraph, End: len(text)}}
	}
	spans := e.spans()
	// Outer spans first; of equal ones, those of longer reach in meaning.
	slices.SortStableFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(depth[a.kind], depth[b.kind]))
	})
	out := make([]block, 0, len(list))
	next := 0
	var open []span // begun in an earlier block
	for _, b := range list {
		start, end := min(max(b.Start, 0), len(text)), min(max(b.End, 0), len(text))
		var here []span
		for _, s := range open {
			if s.end > start {
				s.start, s.mark = start, ""
				here = append(here, s)
			}
		}
		for ; next < len(spans) && spans[next].start < end; next++ {
			if spans[next].end > start {
				here = append(here, spans[next])
			}
		}
		open = open[:0]
		for _, s := range here {
			if s.end > end {
				open = append(open, s)
			}
		}
		out = append(out, block{Kind: string(b.Kind), Nodes: tree(text, start, end, here)})
	}
	return out
}

// depth orders equal spans, the outermost first.
var depth = map[string]int{
	string(Event): 0, string(Decision): 1, string(Position): 2, string(Document): 3,
	string(Organization): 4, string(Date): 5, string(Person): 6, "missed": 7,
}

// tree nests the spans, sorted by start, the longer first, within [start,
// end). A span that crosses the end of an outer one is cut there.
func tree(text []rune, start, end int, spans []span) []node {
	var out []node
	at := start
	for len(spans) > 0 {
		s := spans[0]
		if s.start >= end {
			break
		}
		rest := spans[1:]
		s.start = max(s.start, at)
		stop := min(s.end, end)
		if s.start > at {
			out = append(out, node{Text: string(text[at:s.start])})
		}
		if stop <= s.start {
			spans = rest
			continue
		}
		// What begins within s lies in it; what goes on past its end is cut.
		n := 0
		for n < len(rest) && rest[n].start < stop {
			n++
		}
		inner := rest[:n]
		var later []span
		for _, x := range inner {
			if x.end > stop {
				x.start, x.mark = stop, ""
				later = append(later, x)
			}
		}
		out = append(out, node{
			Mark: &mark{ID: s.mark, Fact: s.fact, Kind: s.kind, Main: s.main, Last: s.end <= stop},
			Kids: tree(text, s.start, stop, inner),
		})
		at = stop
		if spans = rest[n:]; len(later) > 0 {
			spans = append(later, spans...)
		}
	}
	if at < end {
		out = append(out, node{Text: string(text[at:end])})
	}
	return out
}
