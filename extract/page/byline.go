package page

import (
	"strings"
	"unicode/utf8"

	"github.com/bienban/bienban/schema"
)

// author is who the page says wrote the article: in JSON-LD or meta (claimed),
// or in an element named so near the headline or at the end.
func (t *tree) author(root int32, ld *ldArticle, site string) (who string, claimed bool) {
	if a := cleanAuthor(ld.author, site); a != "" {
		return a, true
	}
	for _, name := range []string{"article:author", "author", "dc.creator", "dcterms.creator", "byl", "sailthru.author", "parsely-author", "cxenseparse:author"} {
		if a := cleanAuthor(t.meta(name), site); a != "" && !strings.HasPrefix(a, "@") {
			return a, true
		}
	}
	rb := &t.boxes[root]
	first := t.firstGood(root)
	for _, m := range t.marks {
		if m.hints&hintByline == 0 || m.end-m.start < 3 || m.end-m.start > 160 {
			continue
		}
		if m.run < first-12 || m.run > rb.runEnd+4 || t.inside(m.box, hintRelated|hintComment) {
			continue
		}
		if a := cleanAuthor(t.slice(m.start, m.end), site); a != "" && atoiAny(a) < 0 {
			return a, false
		}
	}
	return "", false
}

// atoiAny is the index of the first digit, -1 where there is none.
func atoiAny(s string) int { return strings.IndexAny(s, "0123456789") }

// cutByline takes the byline off the end of the blocks: "Kim Thanh", "Phương
// Vũ (Theo Reuters)", "Theo TTXVN", "Nguồn: …". What stands after it are
// captions moved there: any short block in plain text (loose), where nothing
// marks them.
func cutByline(ps []piece, loose bool) ([]piece, string) {
	for back := 1; back <= 3 && back < len(ps); back++ {
		i := len(ps) - back
		who, ok := bylineOf(ps[i].text)
		if !ok || ps[i].kind == schema.BlockHeading || ps[i].kind == schema.BlockRow {
			if !loose && ps[i].kind != schema.BlockCaption {
				return ps, ""
			}
			continue
		}
		// The text before it has come to its end; a name among names is an item
		// of a list, a name under a post is the signature of a document.
		if before := ps[i-1]; before.kind != schema.BlockCaption && !closed(before.text) {
			return ps, ""
		}
		for j := i + 1; j < len(ps); j++ {
			if utf8.RuneCountInString(ps[j].text) > 250 {
				return ps, ""
			}
			ps[j].kind = schema.BlockCaption
		}
		return append(ps[:i:i], ps[i+1:]...), who
	}
	return ps, ""
}

// closed reports whether a block ends a sentence.
func closed(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " /"))
	return strings.ContainsRune(".!?…\"”’)»", last)
}

// bylineOf reads a line that names a writer or a source and says no more.
func bylineOf(s string) (who string, ok bool) {
	if utf8.RuneCountInString(s) > 60 {
		return "", false
	}
	l := lex()
	s = strings.TrimSpace(strings.Trim(s, "*/ "))
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ")") {
		return "", false // a sentence, if a short one
	}
	name, rest, paren := strings.Cut(s, "(")
	name = strings.TrimSpace(name)
	if paren {
		rest = foldPhrase(rest)
		source := l.startsWith("source start", rest)
		if name == "" {
			return "", source
		}
		if !source && (!nameLike(name) || !strings.HasSuffix(s, ")") || strings.ContainsAny(rest, "0123456789")) {
			return "", false
		}
	}
	for _, label := range l.lists["byline label"] {
		if n, ok := strings.CutPrefix(name, label); ok {
			return strings.TrimSpace(n), true
		}
	}
	switch key := foldPhrase(name); {
	case l.phrase(name) == "source" && len(strings.Fields(key)) <= 8 && (strings.Contains(name, ":") || !strings.ContainsAny(name, ".,")):
		return "", true
	case l.sets["desk"][key], strings.HasPrefix(key, "admin "):
		return "", true
	}
	if first, _, _ := strings.Cut(foldPhrase(name), " "); l.sets["honorific"][first] {
		return "", false
	}
	for part := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '-' || r == '–' || r == ',' || r == '&' || r == '/' }) {
		if !nameLike(strings.TrimSpace(part)) {
			return "", false
		}
	}
	return name, name != ""
}
