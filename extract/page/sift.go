package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// A verdict says whether a run is kept, and why not.
type verdict struct {
	keep bool
	why  string
}

// sift decides for every run inside the root whether it belongs to the
// article. title is the headline's run, -1 where it is not visible.
func (t *tree) sift(root, title int32, headline string) []verdict {
	rb := &t.boxes[root]
	out := make([]verdict, rb.runEnd-rb.runFirst)
	dropped := make(map[int32]string)
	for i := root + 1; i < rb.end; {
		if why := t.unwanted(i, root); why != "" {
			dropped[i] = why
			i = t.boxes[i].end
			continue
		}
		i++
	}
	why, until := "", int32(-1)
	for j := range out {
		k := rb.runFirst + int32(j)
		r := &t.runs[k]
		if k >= until {
			why, until = "", -1
		}
		if why == "" {
			for at := r.box; at > root; at = t.boxes[at].parent {
				if w, ok := dropped[at]; ok {
					why, until = w, t.boxes[at].runEnd
				}
			}
		}
		if why != "" {
			out[j] = verdict{false, why}
			continue
		}
		out[j] = verdict{keep: true}
	}
	t.cutExcerpts(root, out)
	t.cutEnds(root, out)
	for j := range out {
		if out[j].keep {
			out[j] = t.judge(rb.runFirst + int32(j))
		}
	}
	t.trim(root, title, headline, out)
	return out
}

// unwanted says why a box inside the root is not part of the article, ""
// where it is.
func (t *tree) unwanted(i, root int32) string {
	b, rb := &t.boxes[i], &t.boxes[root]
	small := b.good*10 < rb.good*4
	switch {
	case b.text+b.link == 0:
		return ""
	case b.hints&hintComment != 0 && b.hints&hintBody == 0 && b.good*10 < rb.good*6:
		return "comments"
	case b.hints&(hintDrop|hintHidden) != 0 && small && b.hints&hintBody == 0:
		return "class or tag says so"
	case b.hints&hintQuote != 0 && small:
		return "pull quote"
	case b.hints&hintWeak != 0 && small && b.hints&hintBody == 0 && b.good*10 < rb.good*2:
		return "side box"
	case b.hints&hintCaption != 0 && small && b.tag != atom.Table:
		return "caption"
	case b.hints&hintByline != 0 && b.hints&(hintBody|hintLead) == 0 && b.good*10 < rb.good*2 && b.text+b.link < 1500:
		return "byline"
	}
	switch b.tag {
	case atom.Ul, atom.Ol, atom.Dl, atom.Div, atom.Section, atom.Table, atom.Aside, atom.Tbody:
		if total := b.text + b.link; b.links >= 2 && b.link*10 > total*6 && small {
			return "mostly links"
		}
	}
	return ""
}

// cutExcerpts drops the beginnings of other articles, two or more that break
// off with "[…]", each with its headline.
func (t *tree) cutExcerpts(root int32, vs []verdict) {
	first := t.boxes[root].runFirst
	n := 0
	for j := range vs {
		if vs[j].keep && t.breaksOff(&t.runs[first+int32(j)]) {
			n++
		}
	}
	if n < 2 {
		return
	}
	for j := range vs {
		if !vs[j].keep || !t.breaksOff(&t.runs[first+int32(j)]) {
			continue
		}
		vs[j] = verdict{false, "excerpt of another article"}
		if j > 0 && vs[j-1].keep {
			if r := &t.runs[first+int32(j-1)]; r.text+r.link < 160 && !t.ends(r) {
				vs[j-1] = vs[j]
			}
		}
	}
}

// breaksOff reports whether a run ends with an ellipsis in brackets, as what
// a page shortens does.
func (t *tree) breaksOff(r *run) bool {
	s := t.said[r.start:r.end]
	return strings.HasSuffix(s, "[…]") || strings.HasSuffix(s, "[...]")
}

// cutEnds drops what follows a phrase that closes the article (comment form,
// rating, reply) and lists that a phrase heads ("Tin liên quan").
func (t *tree) cutEnds(root int32, vs []verdict) {
	rb := &t.boxes[root]
	var before, total int32
	for j := range vs {
		if vs[j].keep {
			total += goodText(&t.runs[rb.runFirst+int32(j)])
		}
	}
	head := false
	for j := range vs {
		if !vs[j].keep {
			continue
		}
		r := &t.runs[rb.runFirst+int32(j)]
		good := goodText(r)
		if r.text+r.link > 90 {
			before += good
			if good > 0 {
				head = false
			}
			if head {
				vs[j] = verdict{false, "list under a heading for other articles"}
			}
			continue
		}
		switch t.lx.phrase(t.text(r)) {
		case "end":
			if (total-before)*10 < total*3 {
				for k := j; k < len(vs); k++ {
					if vs[k].keep {
						vs[k] = verdict{false, "after the article"}
					}
				}
				return
			}
			vs[j] = verdict{false, "phrase"}
		case "head":
			head = true
			vs[j] = verdict{false, "heads a list of other articles"}
		default:
			switch {
			case !head:
			case r.link*2 > r.text || good == 0 && r.stops == 0:
				vs[j] = verdict{false, "list under a heading for other articles"}
			case good > 0:
				head = false
			}
		}
		before += good
	}
}

func goodText(r *run) int32 {
	if r.quality() > 0 {
		return r.text
	}
	return 0
}

func (t *tree) judge(i int32) verdict {
	r := &t.runs[i]
	total := r.text + r.link
	if r.hints&(hintDrop|hintHidden) != 0 {
		return verdict{false, "class or tag says so"}
	}
	if r.hints&hintCaption != 0 && total < 400 {
		return verdict{false, "caption"}
	}
	if total < 80 {
		h := r.hints
		for at, n := r.box, 0; at > 0 && n < 3; at, n = t.boxes[at].parent, n+1 {
			if b := &t.boxes[at]; b.runs <= 3 && b.text+b.link < 120 {
				h |= b.hints
			}
		}
		if h&hintByline != 0 {
			return verdict{false, "byline"}
		}
		if h&hintDate != 0 {
			return verdict{false, "date line"}
		}
		if r.anchors > 0 && r.text < 3 && r.link > 0 && !t.ends(r) && t.boxes[r.box].tag != atom.Li && t.boxes[r.box].tag != atom.Td {
			return verdict{false, "nothing but a link"}
		}
	}
	if total > 240 {
		return verdict{keep: true}
	}
	if r.anchors > 0 && r.link*2 >= total && total < 160 && leaf(t.boxes[r.box].tag) && t.boxes[r.box].tag != atom.Li && !t.ends(r) {
		return verdict{false, "link to elsewhere"}
	}
	switch t.lx.phrase(t.text(r)) {
	case "drop", "end":
		if total < 160 {
			return verdict{false, "phrase"}
		}
	case "link":
		if r.anchors > 0 && r.link*3 > r.text || total < 20 {
			return verdict{false, "link to elsewhere"}
		}
	case "head":
		return verdict{false, "heads a list of links"}
	case "plug":
		if t.plugs(r) {
			return verdict{false, "asks to follow or subscribe"}
		}
	case "byline":
		s := t.text(r)
		if total < 60 && r.stops == 0 || strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
			return verdict{false, "byline"}
		}
	}
	return verdict{keep: true}
}

// ends reports whether a run ends a sentence.
func (t *tree) ends(r *run) bool {
	s := strings.TrimRight(t.text(r), "\"”’)' ")
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;", last)
}

// plugs reports whether a run names a network or a newsletter, or a handle.
func (t *tree) plugs(r *run) bool {
	s := t.text(r)
	for w := range strings.FieldsSeq(foldPhrase(s)) {
		if t.lx.sets["network"][w] {
			return true
		}
	}
	return strings.Contains(s, " @")
}

// sourced reports whether a line names a source: "Nguồn: …", "Source: …".
func (t *tree) sourced(s string) bool {
	return t.lx.phrase(s) == "source" && (strings.Contains(s, ":") || !strings.Contains(s, "."))
}

// trim takes away what stands before the first and after the last running
// text: headline, date, byline, buttons; headings of what was dropped.
func (t *tree) trim(root, title int32, headline string, vs []verdict) {
	rb := &t.boxes[root]
	first, last := -1, -1
	for j := range vs {
		if rb.runFirst+int32(j) == title {
			first, last = -1, -1 // what stands before the headline is not the text
			continue
		}
		if vs[j].keep && t.runs[rb.runFirst+int32(j)].quality() > 0 {
			if first < 0 {
				first = j
			}
			last = j
		}
	}
	if first < 0 {
		return
	}
	key := sameKey(headline)
	for j := range first {
		if !vs[j].keep {
			continue
		}
		k := rb.runFirst + int32(j)
		r := &t.runs[k]
		s := t.text(r)
		switch {
		case k == title || sameKey(s) == key:
			vs[j] = verdict{false, "headline"}
		case k < title:
			vs[j] = verdict{false, "before the headline"}
		case r.link > r.text && !r.sentence() && !t.ends(r):
			vs[j] = verdict{false, "link before the text"}
		case isDateLine(s):
			vs[j] = verdict{false, "date line"}
		case r.text < 60 && r.stops == 0 && !leaf(t.boxes[r.box].tag):
			vs[j] = verdict{false, "short line before the text"}
		}
	}
	for j := last + 1; j < len(vs); j++ {
		if !vs[j].keep {
			continue
		}
		r := &t.runs[rb.runFirst+int32(j)]
		s := t.text(r)
		tag := t.boxes[r.box].tag
		switch {
		case t.headTag(r.box) > 0 && t.nothingAfter(vs, rb, j):
			vs[j] = verdict{false, "heading of nothing"}
		case r.link > r.text && !r.sentence() && !t.ends(r) && tag != atom.Li && tag != atom.Td:
			vs[j] = verdict{false, "link after the text"}
		case isDateLine(s):
			vs[j] = verdict{false, "date line"}
		case r.text < 60 && t.sourced(s):
			vs[j] = verdict{false, "source"}
		case r.text < 60 && r.stops == 0 && !leaf(tag) && tag != atom.Td && tag != atom.Th && tag != atom.Div:
			vs[j] = verdict{false, "short line after the text"}
		}
	}
}

// sentence reports whether a run reads like a sentence, links or no links.
func (r *run) sentence() bool { return r.text+r.link >= 60 && r.stops >= 1 && r.text >= 15 }

// nothingAfter reports whether no kept run but headings follows j.
func (t *tree) nothingAfter(vs []verdict, rb *box, j int) bool {
	for k := j + 1; k < len(vs); k++ {
		if vs[k].keep && t.headTag(t.runs[rb.runFirst+int32(k)].box) == 0 {
			return false
		}
	}
	return true
}

// isDateLine reports whether a line is a date and nothing but what goes with
// one (weekday, "Cập nhật lúc", "Published on").
func isDateLine(s string) bool {
	if len(s) > 120 {
		return false
	}
	_, n, all := findWhen(s, dayFirst)
	if n == 0 || all > n+8 {
		return false
	}
	other, dateWords := 0, lex().sets["date word"]
	for _, b := range bits(s) {
		if b.num < 0 && !dateWords[b.word] && months[b.word] == 0 && zones[b.word] == "" {
			other++
		}
	}
	return other == 0
}
