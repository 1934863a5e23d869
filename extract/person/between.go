package person

import "github.com/bienban/bienban/extract/text"

// gap says what stands between two neighbours, a person or a post each.
type gap uint8

const (
	gapOther  gap = iota
	gapNone       // nothing
	gapComma      // ,
	gapDash       // - or –
	gapParen      // (
	gapColon      // :
	gapAnd        // và
	gapKiem       // kiêm, "đồng thời là"
	gapIs         // là, hiện là, đang là
	gapAre        // đều là, cùng là: of everybody named before
	gapBecome     // giữ chức, làm …
)

// between classifies the tokens from a to b.
func (s *scan) between(a, b int) gap {
	if b < a || b > a+5 {
		return gapOther
	}
	for k := a; k <= b && k < len(s.d.Tokens); k++ {
		if s.d.Tokens[k].Break {
			return gapOther
		}
	}
	if a == b {
		return gapNone
	}
	// A parenthesis that closes before: "bà A (giữa), Phó Chủ tịch".
	t := &s.d.Tokens[a]
	if t.Is(')') {
		if a+1 == b {
			return gapNone
		}
		a++
		t = &s.d.Tokens[a]
	}
	if b-a == 1 {
		switch {
		case t.Is(','):
			return gapComma
		case t.IsDash():
			return gapDash
		case t.Is('('):
			return gapParen
		case t.Is(':'):
			return gapColon
		}
		switch s.d.Word(a) {
		case "và", "cùng":
			return gapAnd
		case "kiêm", "Kiêm":
			return gapKiem
		case "là":
			return gapIs
		}
		return gapOther
	}
	comma := t.Is(',')
	if comma || t.IsDash() {
		a++
	}
	switch s.phrase(a, b) {
	case "kiêm", "đồng thời là", "đồng thời kiêm":
		return gapKiem
	case "hiện là", "đang là", "hiện đang là", "là", "hiện", "hiện nay là", "hiện tại là", "lúc đó là", "khi đó là",
		"khi ấy là", "thời điểm đó là", "lúc bấy giờ là", "bấy giờ là", "đương nhiệm là", "mới là":
		return gapIs
	case "đều là", "cùng là", "đều giữ chức", "cùng giữ chức":
		return gapAre
	case "và", "cùng":
		return gapAnd
	case "(":
		return gapParen
	case ",":
		return gapComma
	case "-", "–", "&ndash;", "&mdash;", "&amp;ndash;", "ndash;", "mdash;": // a page that wrote its marks out twice
		return gapDash
	}
	return gapOther
}

func (s *scan) phrase(a, b int) string {
	if a >= b {
		return ""
	}
	return s.d.Slice(text.Span{Start: a, End: b})
}

// betweenPerson is between, past what newspapers put after a name: "(giữa)",
// "(31 tuổi)".
func (s *scan) betweenPerson(a, b int) gap {
	if a < len(s.d.Tokens) && s.d.Tokens[a].Is('(') && b > a+1 {
		for k := a + 1; k < b && k < a+12; k++ {
			if s.d.Tokens[k].Break {
				return gapOther
			}
			if s.d.Tokens[k].Is(')') {
				return s.between(k+1, b)
			}
		}
	}
	if a < len(s.d.Tokens) && s.d.Tokens[a].Is(',') && b > a+2 {
		return s.pastAge(a, b)
	}
	return s.between(a, b)
}

// pastAge is between, past an age or a birth: "ông A, sinh năm 1970, Giám đốc".
func (s *scan) pastAge(a, b int) gap {
	birth := false
	for k := a + 1; k < b && k < a+10; k++ {
		t := &s.d.Tokens[k]
		if t.Break {
			return gapOther
		}
		switch s.d.Word(k) {
		case "sinh", "SN", "tuổi":
			birth = true
		}
		if t.Is(',') || t.IsDash() && t.Space {
			if birth {
				return s.between(k, b)
			}
			break
		}
	}
	return s.between(a, b)
}
