package page

import "strings"

// language is "vi" or "en" by the letters and the most common words, else the
// primary tag of what the page or the source says, else "und".
func language(text, said string) string {
	const most = 4000
	if len(text) > most {
		text = text[:most]
	}
	letters, viet := 0, 0
	for _, r := range text {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			letters++
			continue
		}
		if !wordRune(r) {
			continue
		}
		letters++
		switch {
		case r >= 0x1ea0 && r <= 0x1ef9, r == 'đ', r == 'Đ', r == 'ơ', r == 'Ơ', r == 'ư', r == 'Ư', r == 'ă', r == 'Ă', r == 'ĩ', r == 'ũ':
			viet++
		}
	}
	if letters > 0 && viet*100 >= letters*4 {
		return "vi"
	}
	words, en, bare := 0, 0, 0
	english, unmarked := lex().sets["english"], lex().sets["vietnamese without marks"]
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !wordRune(r) }) {
		w = strings.ToLower(w)
		words++
		if english[w] {
			en++
		} else if unmarked[w] {
			bare++
		}
	}
	tag, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(strings.TrimSpace(said), "_", "-")), "-")
	switch {
	case words > 0 && en*100 >= words*8:
		return "en"
	case words >= 20 && bare*100 >= words*25 && en*100 < words*4:
		return "vi"
	case len(tag) == 2 && (tag != "en" && tag != "vi" || words < 20):
		return tag
	case tag == "en" && words > 0 && en*100 >= words*3:
		return "en"
	}
	return "und"
}
