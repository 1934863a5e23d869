package page

import (
	"slices"

	"golang.org/x/net/html/atom"
)

// weigh fills the sums and scores of every box: two passes over the runs and
// two over the boxes.
func (t *tree) weigh() {
	for i := range t.runs {
		r := &t.runs[i]
		b := &t.boxes[r.box]
		b.runs++
		b.text += r.text
		b.link += r.link
		b.links += r.anchors
		if r.quality() > 0 {
			if r.text < 400 && t.lx.phrase(t.text(r)) == "legal" {
				r.legal = true
				continue
			}
			b.raw += r.text
		}
	}
	for i := len(t.boxes) - 1; i > 0; i-- {
		b := &t.boxes[i]
		p := &t.boxes[b.parent]
		p.text += b.text
		p.link += b.link
		p.raw += b.raw
		p.links += b.links
		p.runs += b.runs
	}
	// A name that would drop most of the page's text is mistaken ("no-sidebar",
	// "modal-enabled"); what is in a dropped part scores nothing: carry the hint
	// downwards.
	const off = hintDrop | hintComment | hintHidden | hintWeak | hintRelated | hintQuote
	down := make([]hint, len(t.boxes))
	total := t.boxes[0].raw
	var bodies []int32 // boxes that say they hold an article
	for i := range t.boxes {
		if b := &t.boxes[i]; b.raw*7 > total && (b.hints&hintBody != 0 || b.tag == atom.Article || b.tag == atom.Main) {
			bodies = append(bodies, int32(i))
		}
	}
	for i := range t.boxes {
		b := &t.boxes[i]
		if b.hints&off != 0 && b.raw*2 > total && (b.hints&hintComment == 0 || b.raw*10 > total*9) &&
			(b.hints&hintWeak == 0 || holdsAny(int32(i), b.end, bodies)) {
			b.spared = b.hints&(hintDrop|hintHidden) != 0
			b.hints &^= off
		}
		h := b.hints
		if b.parent >= 0 {
			h |= down[b.parent] & off
		}
		down[i] = h
	}
	for i := range t.runs {
		r := &t.runs[i]
		h := down[r.box] | r.hints
		s := r.quality()
		if h&(hintDrop|hintHidden) == 0 {
			t.boxes[r.box].live += r.text + r.link
		}
		if s <= 0 {
			continue
		}
		switch {
		case h&(hintDrop|hintHidden) != 0:
			s *= 0.05
		case h&hintWeak != 0:
			s *= 0.4
		}
		if h&(hintDrop|hintHidden) == 0 {
			b := &t.boxes[r.box]
			b.good += r.text
			b.paras++
		}
		// The text counts for its container, less for those further out.
		at := r.box
		if leaf(t.boxes[at].tag) && t.boxes[at].parent >= 0 {
			at = t.boxes[at].parent
		}
		for w := float32(1); at >= 0 && w > 0.1; at, w = t.boxes[at].parent, w*0.6 {
			t.boxes[at].score += s * w
		}
	}
	for i := len(t.boxes) - 1; i > 0; i-- {
		b := &t.boxes[i]
		p := &t.boxes[b.parent]
		p.good += b.good
		p.live += b.live
		p.paras += b.paras
	}
}

// holdsAny reports whether one of the sorted boxes lies in [from, to), or
// there is none at all.
func holdsAny(from, to int32, boxes []int32) bool {
	k, _ := slices.BinarySearch(boxes, from)
	return len(boxes) == 0 || k < len(boxes) && boxes[k] < to
}

// leaf reports whether a block of this kind holds one paragraph of its
// container.
func leaf(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Li, atom.Dd, atom.Dt, atom.Blockquote, atom.Pre, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Figcaption, atom.Caption, atom.Center, atom.Address:
		return true
	}
	return false
}

// quality is how much of a run reads like the running text of an article.
func (r *run) quality() float32 {
	total := r.text + r.link
	if total == 0 || r.link*2 > total || r.level > 0 || r.legal {
		return 0
	}
	switch {
	case r.text >= 80 && r.stops >= 1:
		return float32(r.text)
	case r.text >= 30 && r.ends >= 1:
		return float32(r.text) * 0.7
	case r.text >= 80:
		return float32(r.text) * 0.5
	}
	return 0
}

// root is the box that holds the main content.
func (t *tree) root() int32 {
	best, most := int32(0), float32(0)
	for i := range t.boxes {
		b := &t.boxes[i]
		if b.score == 0 {
			continue
		}
		s := b.score
		if total := b.text + b.link; total > 0 {
			s *= 1 - float32(b.link)/float32(total)
		}
		switch {
		case b.hints&hintSchema != 0:
			s *= 1.6
		case b.hints&hintBody != 0:
			s *= 1.3
		case b.tag == atom.Article || b.tag == atom.Main:
			s *= 1.15
		}
		if b.hints&(hintDrop|hintComment) != 0 {
			s *= 0.1
		}
		if s > most {
			best, most = int32(i), s
		}
	}
	return t.climb(best)
}

// aside reports whether a box lies in one whose name says that it is dropped
// (a pop-up, an advertisement), though it is most of the page's running text.
func (t *tree) aside(i int32) bool {
	for ; i > 0; i = t.boxes[i].parent {
		if b := &t.boxes[i]; b.spared || b.hints&(hintDrop|hintHidden) != 0 {
			return true
		}
	}
	return false
}

// climb goes outwards while a wider box adds running text and little else:
// articles are often cut into several containers.
func (t *tree) climb(best int32) int32 {
	for p := t.boxes[best].parent; p > 0; p = t.boxes[p].parent {
		b, c := &t.boxes[p], &t.boxes[best]
		more, around := b.good-c.good, b.live-c.live
		if b.hints&hintBody != 0 && around*3 < c.live+600 {
			best = p // it says it is the body, and adds little
			continue
		}
		if more <= 0 {
			continue
		}
		if b.tag == atom.Body && more*10 < around*9 {
			break
		}
		if more*4 >= around*3 && more >= 60 || more*4 >= c.good && b.link*4 < b.text {
			best = p
		}
	}
	return best
}
