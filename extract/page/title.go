package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// separators stand between the parts of a <title>: headline, section, site.
var separators = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " -- ", "| "}

// heading finds the headline: the text of the page that its <title>, og:title
// or JSON-LD names, where one is visible, else what those say, cleaned of the
// site's name. run is the run it stands in, -1 where it is not visible.
func (t *tree) heading(root int32, ld *ldArticle, site string) (title string, at int32) {
	og := t.meta("og:title", "twitter:title", "dc.title", "title", "parsely-title", "sailthru.title")
	claims := []string{}
	for _, c := range []string{ld.headline, og, t.title} {
		if k := foldPhrase(c); k != "" && k != foldPhrase(site) {
			claims = append(claims, c)
		}
	}
	folded := make([]string, len(claims))
	words := make([]map[string]bool, len(claims))
	for i, c := range claims {
		folded[i] = foldPhrase(c)
		words[i] = wordSet(folded[i])
	}
	hinted := map[int32]hint{}
	for _, m := range t.marks {
		if m.hints&hintTitle != 0 {
			hinted[m.run] |= hintTitle
		}
	}
	siteKey := foldPhrase(site)
	first := t.firstGood(root)
	best, most, folds := int32(-1), 1.2, 0
	for i := range t.runs {
		r := &t.runs[i]
		if n := r.text + r.link; n < 4 || n > 300 || r.breaks > 2 {
			continue
		}
		if int32(i) > first+8 && best >= 0 || int32(i) > first+40 && folds > 200 {
			break
		}
		tag := t.headTag(r.box)
		key := ""
		score := 0.0
		switch {
		case tag == 1:
			score = 1
		case tag > 0:
			score = 0.35
		}
		if hinted[int32(i)] != 0 {
			score += 0.5
		}
		if score == 0 && r.link > r.text {
			continue
		}
		folds++
		key = foldPhrase(t.text(r))
		if key == "" || key == siteKey {
			continue
		}
		if score == 0 && !slices.ContainsFunc(folded, func(claim string) bool { return isPart(key, claim) }) {
			continue
		}
		agree := 0.0
		for j := range claims {
			agree = max(agree, overlap(key, folded[j], words[j]))
		}
		score += 1.6 * agree
		if len(claims) > 0 && agree < 0.15 && int32(i) > first {
			score -= 0.4 // a heading in the text; the page calls itself something else
		}
		if int32(i) <= first && int32(i) >= first-12 {
			score += 0.3
		}
		for b := r.box; b >= 0; b = t.boxes[b].parent {
			if t.boxes[b].hints&(hintDrop|hintHidden|hintRelated) != 0 {
				score -= 0.8
				break
			}
		}
		if score > most {
			best, most = int32(i), score
		}
	}
	if best >= 0 {
		title := squeeze(strings.ReplaceAll(t.text(&t.runs[best]), "\n", " "))
		// A kicker before the headline, or a date after it, in the same element.
		key := " " + foldPhrase(title) + " "
		for _, c := range []string{ld.headline, og} {
			k := foldPhrase(c)
			if n := strings.Count(k, " ") + 1; n >= 4 && len(k)+2 < len(key) && strings.Contains(key, " "+k+" ") && len(k)*5 > len(key)*2 {
				return squeeze(c), best
			}
		}
		return title, best
	}
	if ld.headline == "" && og == "" {
		if at := t.marked(hinted, first); at >= 0 {
			return squeeze(strings.ReplaceAll(t.text(&t.runs[at]), "\n", " ")), at
		}
	}
	for _, c := range claims {
		if c = cutSite(squeeze(c), site); c != "" {
			return c, -1
		}
	}
	return "", -1
}

// marked is the headline of a page whose <title> names only the site: the line
// before the running text, marked as a title or not far from the text and no
// sentence, that tells more of that text than the <title> does; -1 without one.
func (t *tree) marked(hinted map[int32]hint, first int32) int32 {
	if first < 0 || int(first) >= len(t.runs) {
		return -1
	}
	text := wordSet(foldPhrase(t.text(&t.runs[first])))
	tells := func(s string) (both, all int) {
		for w := range wordSet(foldPhrase(s)) {
			all++
			if text[w] {
				both++
			}
		}
		return both, all
	}
	least, _ := tells(t.title)
	for i := first - 1; i >= 0 && i >= first-12; i-- {
		r := &t.runs[i]
		line := t.text(r)
		near := first-i <= 4 && !strings.HasSuffix(strings.TrimSpace(line), ".")
		if hinted[i] == 0 && t.headTag(r.box) == 0 && !near || r.text > 300 || r.link > r.text || r.breaks > 2 || t.inside(r.box, hintDrop|hintHidden|hintRelated) {
			continue
		}
		if both, all := tells(line); both > least && all >= 4 && both*2 > all {
			return i
		}
	}
	return -1
}

// overlap is how well a visible text is one of the parts of a claim: 1 where
// it is all of a part, else the share of words in common.
func overlap(key, claim string, words map[string]bool) float64 {
	if isPart(key, claim) {
		return 1
	}
	n, both := 0, 0
	for w := range strings.SplitSeq(key, " ") {
		n++
		if words[w] {
			both++
		}
	}
	if both == 0 {
		return 0
	}
	p, r := float64(both)/float64(n), float64(both)/float64(len(words))
	return 2 * p * r / (p + r) * 0.95
}

// isPart reports whether key is the claim, its first words (three or more) or
// its last (five or more).
func isPart(key, claim string) bool {
	n := len(claim) - len(key)
	if n <= 0 {
		return key == claim
	}
	return claim[len(key)] == ' ' && claim[:len(key)] == key && strings.Count(key, " ") >= 2 ||
		claim[n-1] == ' ' && claim[n:] == key && strings.Count(key, " ") >= 4
}

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.SplitSeq(s, " ") {
		m[w] = true
	}
	return m
}

// headTag is the level of the heading a box lies in, 0 for none.
func (t *tree) headTag(at int32) int {
	for range 3 {
		if at < 0 {
			return 0
		}
		switch t.boxes[at].tag {
		case atom.H1:
			return 1
		case atom.H2:
			return 2
		case atom.H3:
			return 3
		case atom.H4:
			return 4
		case atom.H5, atom.H6:
			return 5
		}
		at = t.boxes[at].parent
	}
	return 0
}

// firstGood is the first run under root that reads like running text.
func (t *tree) firstGood(root int32) int32 {
	rb := &t.boxes[root]
	for i := rb.runFirst; i < rb.runEnd; i++ {
		if t.runs[i].quality() > 0 {
			return i
		}
	}
	return rb.runFirst
}

// cutSite takes the name of the site, and sections before it, off the end of
// a title.
func cutSite(s, site string) string {
	s = strings.Trim(s, " -–—|»«·•/:")
	key := foldPhrase(site)
	for {
		cut, sep := -1, ""
		for _, x := range separators {
			if i := strings.LastIndex(s, x); i > cut {
				cut, sep = i, x
			}
		}
		if cut <= 0 {
			return s
		}
		head, tail := strings.TrimSpace(s[:cut]), s[cut+len(sep):]
		hw, tw := len(strings.Fields(head)), len(strings.Fields(tail))
		tk := foldPhrase(tail)
		switch {
		case key != "" && foldPhrase(head) == key:
			return strings.TrimSpace(tail)
		case key != "" && (tk == key || strings.Contains(key, tk) || strings.Contains(tk, key)):
		case sep == " | " || sep == " » " || sep == " :: " || sep == "| ":
			if hw <= 3 && tw > hw {
				return s
			}
		default:
			if hw < 4 || tw > 6 || tw >= hw {
				return s
			}
		}
		s = head
	}
}
