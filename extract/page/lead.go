package page

import (
	"strings"

	"github.com/bienban/bienban/schema"
)

// lead finds the lead (sapo, deck) and makes it the first piece. Pages often
// print it twice, above the body and as its first paragraph: it is kept once.
func (t *tree) lead(root, title int32, ps []piece, ld *ldArticle, headline string) (string, []piece) {
	first := t.firstGood(root)
	desc := t.meta("og:description", "description", "twitter:description")
	if desc == "" {
		desc = squeeze(ld.description)
	}
	text := ""
	for _, m := range t.marks {
		if m.hints&hintLead == 0 || m.end-m.start < 40 || m.end-m.start > 1800 {
			continue
		}
		if m.run > first+2 || title >= 0 && m.run < title || title < 0 && m.run < first-8 {
			continue
		}
		if t.inside(m.box, hintRelated|hintComment|hintHidden|hintDrop) {
			continue
		}
		if b := &t.boxes[m.box]; b.node == m.node && (b.paras > 3 || root >= m.box && root < b.end) || t.boxes[root].hints&hintLead != 0 {
			continue
		}
		if s := t.slice(m.start, m.end); s != headline {
			text = s
			break
		}
	}
	if text == "" && desc != "" {
		// The text between headline and body that the description repeats.
		key := sameKey(desc)
		lo := max(title+1, first-6, 0)
		for i := lo; i < first; i++ {
			r := &t.runs[i]
			if r.text < 40 || r.link > r.text || t.inside(r.box, hintRelated|hintComment|hintDrop) {
				continue
			}
			if k := sameKey(t.text(r)); sameStart(k, key) {
				text = squeeze(strings.ReplaceAll(t.text(r), "\n", " "))
				break
			}
		}
	}
	if text == "" {
		text = t.between(title, first)
	}
	if _, rest, ok := dateline(text); ok {
		text = rest
	}
	return prependLead(text, ps)
}

// between is the one passage of running text that stands between the headline
// and the body, "" where there is none or more than one. The Vietnamese press
// sets its sapo there, which is the article's beginning; elsewhere the place
// belongs to a deck that says of the article what it is about.
func (t *tree) between(title, first int32) string {
	const far = 16 // runs of tools and shares that may stand there too
	if title < 0 || first-title > far {
		return ""
	}
	at := int32(-1)
	for i := title + 1; i < first; i++ {
		r := &t.runs[i]
		if r.quality() == 0 || r.stops == 0 || r.text < 60 || r.text > 900 || r.link > 0 {
			continue
		}
		if at >= 0 {
			return ""
		}
		at = i
	}
	if at < 0 {
		return ""
	}
	r := &t.runs[at]
	if r.hints&(hintCaption|hintByline|hintDate) != 0 || t.inside(r.box, hintRelated|hintComment|hintHidden|hintDrop|hintCaption|hintQuote) {
		return ""
	}
	text := squeeze(strings.ReplaceAll(t.text(r), "\n", " "))
	if language(text, t.lang) != "vi" {
		return ""
	}
	return text
}

// prependLead puts the lead before the blocks, or marks the blocks that
// already say it.
func prependLead(text string, ps []piece) (string, []piece) {
	key := sameKey(text)
	if key == "" {
		return "", ps
	}
	// The first blocks may be the lead already, whole or in parts.
	got := ""
	for i := 0; i < len(ps) && i < 4; i++ {
		got += sameKey(ps[i].text)
		if got == key {
			if i == 0 {
				ps[0].kind = schema.BlockLead
				return ps[0].text, ps
			}
			return text, append([]piece{{schema.BlockLead, text}}, ps[i+1:]...)
		}
		if !strings.HasPrefix(key, got) {
			break
		}
	}
	// Or stand a little further down (under a picture's caption).
	for i := 1; i < len(ps) && i < 4; i++ {
		if sameKey(ps[i].text) == key {
			ps = append(ps[:i:i], ps[i+1:]...)
			break
		}
	}
	return text, append([]piece{{schema.BlockLead, text}}, ps...)
}

// saidOnce drops blocks further down that are the lead again, word for word.
func saidOnce(lead string, ps []piece) []piece {
	if lead == "" || len(ps) == 0 {
		return ps
	}
	out := ps[:1]
	for _, p := range ps[1:] {
		if p.text != lead {
			out = append(out, p)
		}
	}
	return out
}

// sameStart reports whether one key is the beginning of the other and most of
// it (descriptions are cut).
func sameStart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= 30 && strings.HasPrefix(b, a[:min(len(a), 120)])
}
