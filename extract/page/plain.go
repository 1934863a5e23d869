package page

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bienban/bienban/fetch/charset"
	"github.com/bienban/bienban/schema"
)

// ReadText reads plain text: the first line that is not empty is the title,
// every further line a block. What is not the article is taken away as on a
// page: dateline, lead printed twice, byline, rating. name stands for the input
// in errors and becomes the article's URL.
func ReadText(name string, b []byte) (*schema.Article, error) {
	switch {
	case len(bytes.TrimSpace(b)) == 0:
		return nil, fmt.Errorf("page: %s: the file is empty: give it a title line and text", name)
	case len(b) > MaxBytes:
		return nil, fmt.Errorf("page: %s: %d bytes, at most %d are read: split the file", name, len(b), MaxBytes)
	case binary(b) != "":
		return nil, fmt.Errorf("page: %s: %s: give it text or HTML", name, binary(b))
	}
	dec := charset.Decode(b, "text/plain")
	if noText(dec.Text) {
		return nil, fmt.Errorf("page: %s: the bytes are no text: give it text or HTML", name)
	}
	a := &schema.Article{
		URL: name, Kind: schema.KindArticle, Reason: "article: plain text",
		Charset: dec.Charset, Replaced: dec.Replaced, ContentSHA256: schema.SHA256Hex(b),
	}
	lines, legacy := textLines(string(dec.Text))
	if legacy != "" {
		a.Charset = legacy + " in " + dec.Charset
	}
	if len(lines) == 0 {
		return nil, fmt.Errorf("page: %s: no readable line: give it a title line and text", name)
	}
	a.Title, lines = lines[0], lines[1:]
	lines = closeText(lines)
	ps := make([]piece, 0, len(lines))
	for _, l := range lines {
		ps = append(ps, piece{schema.BlockParagraph, l})
	}
	ps = markCaptions(ps)
	ps, date := cutHead(ps, a.Title)
	if w, n, _ := findWhen(date, dayFirst); n > 0 {
		a.Published, a.PublishedFrom = w.format(true), fromVisible
	}
	ps, a.Site = cutDateline(ps)
	ps, twice := cutRepeats(ps, true)
	if twice {
		ps[0].kind, a.Lead = schema.BlockLead, ps[0].text
	}
	var who string
	ps, who = cutByline(ps, true)
	a.Author = cleanAuthor(who, "")
	a.Text, a.Blocks = assemble(ps)
	a.Language = language(a.Title+"\n"+a.Text, "")
	if a.Text == "" {
		a.Kind, a.Reason = schema.KindOther, "no text: nothing under the title"
	}
	return a, nil
}

// textLines are the lines that say something, cleaned, the title first; lines
// a writer broke inside a sentence are joined again. legacy is the encoding
// whose letters the text shows as Latin ones, "" for none.
func textLines(s string) (lines []string, legacy string) {
	raw := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\f' || r == 0x2028 || r == 0x2029 })
	for _, line := range raw {
		if _, name, ok := charset.Repair(line); ok {
			legacy = name
			break
		}
	}
	clean := func(line string) string {
		if legacy != "" {
			line, _ = charset.RepairAs(line, legacy)
		}
		return squeeze(line)
	}
	for i, line := range raw {
		if title := clean(line); title != "" {
			lines = append(lines, title)
			return append(lines, slices.Collect(joinLines(slices.Values(raw[i+1:]), clean))...), legacy
		}
	}
	return nil, legacy
}

// closeText drops what follows the article (rating, comment form), notices
// and lists of other articles, by the phrases of data/phrases.tsv.
func closeText(lines []string) []string {
	l := lex()
	out := lines[:0:0]
	total := 0
	for _, s := range lines {
		total += len(s)
	}
	seen, head := 0, false
	for _, s := range lines {
		seen += len(s)
		if utf8.RuneCountInString(s) > 90 {
			head = false
			out = append(out, s)
			continue
		}
		switch l.phrase(s) {
		case "end":
			if seen*10 >= total*7 {
				return out
			}
		case "drop":
		case "head":
			head = true
		default:
			if !head {
				out = append(out, s)
			}
		}
	}
	return out
}

// cutRepeats drops blocks that repeat, word for word, one of the first few
// blocks after it (a lead printed twice), and with all set any later block
// that stood before (captions gathered at the end of a text). twice reports
// that the first block was printed twice.
func cutRepeats(ps []piece, all bool) (out []piece, twice bool) {
	const near = 4
	// Few blocks begin alike: only those are compared whole.
	begins := make(map[string]int, near) // -> place in out, -1 where it is in seen
	seen := map[string]int{}
	for i, p := range ps {
		if (all || i < near) && p.kind != schema.BlockRow && p.kind != schema.BlockItem && runes(p.text) >= 30 {
			begin := firstKey(p.text, 16)
			first, alike := begins[begin]
			switch {
			case begin == "":
			case !alike:
				begins[begin] = len(out)
			default:
				if first >= 0 {
					seen[sameKey(out[first].text)] = first
					begins[begin] = -1
				}
				key := sameKey(p.text)
				if first, ok := seen[key]; ok {
					twice = twice || first == 0
					continue
				}
				seen[key] = len(out)
			}
		}
		out = append(out, p)
	}
	return out, twice
}

// cutHead takes the headline and a date line off the beginning of the blocks,
// where the page printed them into the text.
func cutHead(ps []piece, title string) (out []piece, date string) {
	key := sameKey(title)
	for i := 0; i < len(ps) && i < 3; {
		switch s := ps[i].text; {
		case i < 2 && key != "" && len(s) < 2*len(title)+20 && sameKey(s) == key:
		case date == "" && isDateLine(s):
			date = s
		default:
			i++
			continue
		}
		ps = append(ps[:i:i], ps[i+1:]...)
	}
	return ps, date
}

// cutDateline takes the name of the source off the beginning of the text:
// "(Mic.gov.vn) -", in a line of its own or before the first words. site is
// that name where it is a host.
func cutDateline(ps []piece) (out []piece, site string) {
	for i := 0; i < len(ps) && i < 3; i++ {
		source, rest, ok := dateline(ps[i].text)
		if !ok {
			continue
		}
		if isHost(source) {
			site = strings.ToLower(source)
		}
		if rest == "" {
			return append(ps[:i:i], ps[i+1:]...), site
		}
		ps[i].text = rest
		return ps, site
	}
	return ps, ""
}

// dateline cuts "(Source) - rest". A source is a host, or on Vietnamese text
// up to four words; what stands in brackets before a dash elsewhere is not
// looked at.
func dateline(s string) (source, rest string, ok bool) {
	if !strings.HasPrefix(s, "(") {
		return "", s, false
	}
	end := strings.IndexByte(s, ')')
	if end < 0 || end > 40 {
		return "", s, false
	}
	source = strings.TrimSpace(s[1:end])
	rest = strings.TrimSpace(s[end+1:])
	cut := strings.TrimLeft(rest, "-–—")
	if cut == rest {
		return "", s, false
	}
	rest = strings.TrimSpace(cut)
	if isHost(source) {
		return source, rest, true
	}
	if len(strings.Fields(source)) <= 4 && language(rest, "") == "vi" && !strings.ContainsAny(source, "0123456789") {
		return source, rest, true
	}
	return "", s, false
}

func isHost(s string) bool {
	dot := strings.LastIndexByte(s, '.')
	if dot <= 0 || dot > len(s)-3 {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') && s[i] != '.' && s[i] != '-' {
			return false
		}
	}
	return true
}

// markCaptions marks lines that say they stand under a picture: "Ảnh: …",
// "… (Ảnh: Thu Hiền)", "… - Ảnh: CTV".
func markCaptions(ps []piece) []piece {
	for i := range ps {
		if ps[i].kind == schema.BlockParagraph && captionLike(ps[i].text) {
			ps[i].kind = schema.BlockCaption
		}
	}
	return ps
}

func captionLike(s string) bool {
	if len(s) > 500 || utf8.RuneCountInString(s) > 260 {
		return false
	}
	for _, start := range lex().lists["caption start"] {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	tail := s
	if len(tail) > 70 {
		tail = tail[len(tail)-70:]
	}
	if !strings.ContainsAny(tail, ":(") && !strings.Contains(tail, "Photo by") {
		return false
	}
	for _, mark := range lex().lists["caption mark"] {
		if i := strings.LastIndex(tail, mark); i >= 0 && !strings.Contains(tail[i:], ". ") {
			return true
		}
	}
	return false
}
