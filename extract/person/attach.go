package person

import (
	"sort"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

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
	gapBecome     // giữ chức, làm …
)

// item is a person or a post in order of the text.
type item struct {
	start, end   int
	person, post int // the other is None
}

// attach gives every post its person, by what stands between them (design:
// the patterns of posts).
func (s *scan) attach() {
	if len(s.posts) == 0 {
		return
	}
	items := s.items()
	for i := 0; i < len(items); {
		if items[i].post == mention.None {
			i++
			continue
		}
		j := i + 1 // the run of posts [i, j)
		for j < len(items) && items[j].post != mention.None && s.stacked(items[j-1], items[j]) {
			j++
		}
		s.attachRun(items, i, j)
		i = j
	}
	s.becoming(items)
	s.signatures(items)
}

func (s *scan) items() []item {
	items := make([]item, 0, len(s.people)+len(s.posts))
	a, b := 0, 0
	for a < len(s.people) || b < len(s.posts) {
		if b == len(s.posts) || a < len(s.people) && s.people[a].Start < s.posts[b].Start {
			p := &s.people[a]
			start := p.Start
			if !p.Honorific.Empty() {
				start = p.Honorific.Start
			}
			items = append(items, item{start, p.End, a, mention.None})
			a++
		} else {
			p := &s.posts[b]
			items = append(items, item{p.from, p.to, mention.None, b})
			b++
		}
	}
	return items
}

// stacked reports whether two posts stand one after the other as posts of one
// person do: "Ủy viên Bộ Chính trị, Bí thư Thành ủy".
func (s *scan) stacked(a, b item) bool {
	switch s.between(a.end, b.start) {
	case gapComma, gapKiem, gapAnd, gapDash, gapNone:
		return true
	}
	return false
}

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
	case "hiện là", "đang là", "hiện đang là", "là", "hiện":
		return gapIs
	case "và", "cùng":
		return gapAnd
	case "(":
		return gapParen
	case ",":
		return gapComma
	case "-", "–":
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

// attachRun gives the posts items[i:j] to the person before or after them.
func (s *scan) attachRun(items []item, i, j int) {
	left, right := mention.None, mention.None
	var gapL, gapR gap
	if i > 0 && items[i-1].person != mention.None {
		gapL = s.betweenPerson(items[i-1].end, items[i].start)
		switch gapL {
		case gapComma, gapDash, gapParen, gapNone, gapKiem, gapIs:
			left = items[i-1].person
		}
	}
	if j < len(items) && items[j].person != mention.None {
		gapR = s.between(items[j-1].end, items[j].start)
		q := &s.people[items[j].person]
		switch gapR {
		case gapNone, gapColon, gapParen, gapIs:
			right = items[j].person
		case gapComma, gapDash:
			if left == mention.None && s.opensClause(items[i].start) && s.posts[items[i].post].flags&weakPost == 0 &&
				(!q.Honorific.Empty() || gapR == gapComma) {
				right = items[j].person
			}
		}
	}
	last := &s.posts[items[j-1].post]
	switch {
	case left == mention.None && right == mention.None:
		return
	case last.plural && right != mention.None:
		s.give(items, j-1, j, right, "position.shared")
		s.share(items, j, last)
		if left != mention.None && j-1 > i {
			s.give(items, i, j-1, left, leftRule(gapL))
		}
	case right == mention.None:
		s.giveLeft(items, i, j, left, gapL)
	case left == mention.None:
		s.give(items, s.stackStart(items, i, j), j, right, rightRule(gapR, j-i))
	case gapR != gapNone && gapR != gapIs:
		s.giveLeft(items, i, j, left, gapL)
	case s.titled(left, items, i) && gapL == gapComma:
		// "Chủ tịch A, Phó Chủ tịch B": a list of titled people.
		s.give(items, s.stackStart(items, i, j), j, right, rightRule(gapR, j-i))
	case j-i == 1:
		s.give(items, i, j, right, rightRule(gapR, 1))
	default:
		s.giveLeft(items, i, j-1, left, gapL)
		s.give(items, j-1, j, right, rightRule(gapR, 1))
	}
}

// opensClause reports whether a post at token i begins what it belongs to, so
// that a name after a comma can be its holder's; in "gặp Chủ tịch UBND tỉnh,
// ông A" it does not.
func (s *scan) opensClause(i int) bool {
	if i == 0 || s.d.Tokens[i].Break || s.d.Sentence(i).Start == i {
		return true
	}
	b := &s.d.Tokens[i-1]
	if b.Class == text.Punct {
		return b.R == ',' || b.R == ':' || b.R == ';' || b.IsQuote() || b.IsDash()
	}
	switch s.d.Word(i - 1) {
	case "theo", "Theo", "gồm", "có", "của", "Thưa", "do":
		return true
	}
	return false
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
	return s.between(a, b)
}

// stackStart is where the stack of posts that ends right before a person
// begins: "và" before a post opens another's.
func (s *scan) stackStart(items []item, i, j int) int {
	for k := j - 1; k > i; k-- {
		if s.between(items[k-1].end, items[k].start) == gapAnd {
			return k
		}
	}
	return i
}

// titled reports whether the person just before items[i] has a post right
// before the name.
func (s *scan) titled(person int, items []item, i int) bool {
	return i >= 2 && items[i-1].person == person && items[i-2].post != mention.None &&
		s.posts[items[i-2].post].Person == person && s.between(items[i-2].end, items[i-1].start) == gapNone
}

func (s *scan) giveLeft(items []item, i, j, person int, g gap) {
	for k := i; k < j; k++ {
		s.brand(&s.posts[items[k].post])
	}
	s.give(items, i, j, person, leftRule(g))
	// "ông A và ông B, đều là Phó Giám đốc" reads as gapOther; a plural post
	// after two names is of both.
	if s.posts[items[i].post].plural && i >= 2 && items[i-2].person != mention.None &&
		s.between(items[i-2].end, items[i-1].start) == gapAnd {
		p := &s.posts[items[i].post]
		p.shared = append(p.shared, items[i-2].person)
	}
}

func (s *scan) give(items []item, i, j, person int, rule mention.Rule) {
	for k := i; k < j; k++ {
		p := &s.posts[items[k].post]
		p.Person = person
		p.Rule = rule
		p.Whole = join(text.Span{Start: p.Start, End: max(p.End, p.Whole.End)}, s.people[person].Span)
		// "Chủ tịch kiêm Tổng giám đốc Công ty A" is both of A.
		if k+1 < j && p.Org == mention.None && p.Complement.Empty() && p.Implied == "" {
			q := &s.posts[items[k+1].post]
			if s.between(items[k].end, items[k+1].start) == gapKiem && (q.Org != mention.None || !q.Complement.Empty()) {
				p.Org, p.Complement = q.Org, q.Complement
			}
		}
	}
}

// share gives a plural post to the people of the list after the first.
func (s *scan) share(items []item, j int, p *post) {
	for k := j + 1; k < len(items) && items[k].person != mention.None; k++ {
		switch s.between(items[k-1].end, items[k].start) {
		case gapComma, gapAnd:
			p.shared = append(p.shared, items[k].person)
		default:
			return
		}
	}
}

func leftRule(g gap) mention.Rule {
	switch g {
	case gapComma:
		return "position.name-comma-title"
	case gapDash:
		return "position.name-dash-title"
	case gapParen:
		return "position.name-paren-title"
	case gapIs:
		return "position.name-is-title"
	}
	return "position.name-title"
}

func rightRule(g gap, n int) mention.Rule {
	switch {
	case n > 1:
		return "position.stacked-titles-name"
	case g == gapComma:
		return "position.title-comma-name"
	case g == gapIs:
		return "position.title-is-name"
	case g == gapColon:
		return "position.title-colon-name"
	case g == gapParen:
		return "position.title-paren-name"
	}
	return "position.title-name"
}

// becoming joins posts said after a verb: "được bổ nhiệm giữ chức Giám đốc".
func (s *scan) becoming(items []item) {
	seen, lastVerb := 0, -1 // tokens before seen were looked at for a verb of appointment
	for k := range items {
		if items[k].post == mention.None {
			continue
		}
		p := &s.posts[items[k].post]
		kind, at, ok := s.becomingBefore(p.from)
		if !ok {
			continue
		}
		sent := s.d.Sentence(p.Start)
		for seen = max(seen, sent.Start); seen < at; seen++ {
			if _, ok := s.hits.Longest(seen, s.f.appointingTable); ok {
				lastVerb = seen
			}
		}
		appoint, verb := lastVerb >= sent.Start, -1
		if appoint {
			verb = lastVerb
		}
		if p.Person != mention.None && p.Person != s.personBefore(items, k, sent, -1) {
			continue // "làm Giám đốc Nguyễn Văn A": the name after it has it
		}
		status := schema.Current
		switch kind {
		case becomingIncoming:
			status = schema.Incoming
		case becomingFormer:
			status = schema.Former
		case becomingAppoint:
			if !appoint {
				if p.Person == mention.None {
					continue
				}
				break
			}
			status = schema.Incoming
		}
		who := s.personBefore(items, k, sent, verb)
		if who == mention.None {
			continue
		}
		reach := maxReach
		if !appoint {
			reach = maxReach / 3
		}
		if at-s.people[who].End > reach {
			continue
		}
		if p.Status == schema.Current {
			p.Status = status
		}
		p.Person = who
		p.Rule = "position.becoming"
		s.inherit(items, k, who, sent)
		p.Whole = join(text.Span{Start: p.Start, End: max(p.End, p.Whole.End)}, s.people[who].Span)
		for q := k + 1; q < len(items) && items[q].post != mention.None && s.stacked(items[q-1], items[q]); q++ {
			x := &s.posts[items[q].post]
			if x.Person != mention.None {
				break
			}
			x.Person, x.Rule = who, p.Rule
			if x.Status == schema.Current {
				x.Status = status
			}
			x.Whole = join(x.Whole, s.people[who].Span)
		}
	}
}

// inherit gives a post without organisation the one of the holder's other post
// in the sentence: "quyền Giám đốc Sở A xuống chức Phó giám đốc".
func (s *scan) inherit(items []item, k, who int, sent text.Span) {
	p := &s.posts[items[k].post]
	if p.Org != mention.None || !p.Complement.Empty() || p.Implied != "" {
		return
	}
	for q := k - 1; q >= max(0, k-maxLookBack) && items[q].start >= sent.Start; q-- {
		if items[q].post == mention.None {
			continue
		}
		if x := &s.posts[items[q].post]; x.Person == who && s.sameOffice(x, p) {
			p.Org, p.Complement = x.Org, x.Complement
			return
		}
	}
}

// sameOffice reports whether two titles end in the same word: "quyền Giám
// đốc", "Phó giám đốc".
func (s *scan) sameOffice(a, b *post) bool {
	x, y := &s.d.Tokens[a.End-1], &s.d.Tokens[b.End-1]
	return x.ID != 0 && x.ID == y.ID
}

// becomingBefore finds the words that join a person to the post at token i.
func (s *scan) becomingBefore(i int) (becomingKind, int, bool) {
	if i == 0 || s.d.Tokens[i].Break {
		return 0, 0, false
	}
	for from := max(0, i-5); from < i; from++ {
		for _, h := range s.hits.At(from) {
			if h.Table == s.f.becomingTable && int(h.End) == i && !s.breakWithin(from, i) {
				return s.f.becoming[h.Row], from, true
			}
		}
	}
	return 0, 0, false
}

// maxReach bounds the words between a person and "giữ chức".
const maxReach = 36

// maxLookBack bounds the people and posts between a post and the person who
// gets it.
const maxLookBack = 12

// personBefore is the nearest person before items[k] in the sentence. An
// agent between "được" and the verb of appointment is passed over: "Ông A
// được Thủ tướng B bổ nhiệm làm …".
func (s *scan) personBefore(items []item, k int, sent text.Span, verb int) int {
	for q := k - 1; q >= max(0, k-maxLookBack) && items[q].start >= sent.Start; q-- {
		if items[q].person == mention.None {
			continue
		}
		if verb > items[q].end-1 && s.passiveAgent(items, q, sent) {
			continue
		}
		return items[q].person
	}
	return mention.None
}

// passiveAgent reports whether "được" or "bị" stands right before the person
// or the posts in front of the name.
func (s *scan) passiveAgent(items []item, q int, sent text.Span) bool {
	start := items[q].start
	for r := q - 1; r >= max(0, q-maxLookBack) && items[r].post != mention.None && items[r].start >= sent.Start &&
		s.posts[items[r].post].Person == items[q].person; r-- {
		start = items[r].start
	}
	if start == sent.Start || start == 0 {
		return false
	}
	w := s.d.Word(start - 1)
	if w != "được" && w != "bị" && w != "do" {
		return false
	}
	return q > 0
}

// signatures joins the post of a signature block to the name below it:
//
//	KT. CHỦ TỊCH
//	PHÓ CHỦ TỊCH
//	(Đã ký)
//	Nguyễn Văn An
func (s *scan) signatures(items []item) {
	for b, block := range s.d.Blocks {
		if block.Len() > 12 || !s.onlyPost(block.Span) {
			continue
		}
		for q := b + 1; q < len(s.d.Blocks) && q <= b+3; q++ {
			next := s.d.Blocks[q]
			if next.Len() > 8 || s.onlyPost(next.Span) {
				break
			}
			n, ok := s.nameAt(next.Start)
			if !ok || n.end < next.End || n.words < 2 || n.shape == foreign || n.shape == givenOnly {
				continue
			}
			s.sign(block.Span, text.Span{Start: next.Start, End: n.end})
			break
		}
	}
}

// onlyPost reports whether a block is a post of a signature: capitals alone,
// a post in them.
func (s *scan) onlyPost(b text.Span) bool {
	post := false
	for i := b.Start; i < b.End; i++ {
		t := &s.d.Tokens[i]
		if t.Class == text.Word && t.Case != text.Upper && !s.single(i) {
			return false
		}
		if _, ok := s.hits.Longest(i, s.f.postTable); ok {
			post = true
		}
	}
	return post
}

// sign joins the post of the block to the person at sp, who is made a person
// here where the name stood bare.
func (s *scan) sign(block, sp text.Span) {
	at := sort.Search(len(s.posts), func(i int) bool { return s.posts[i].Start >= block.Start })
	if at == len(s.posts) || s.posts[at].Start >= block.End {
		return
	}
	for at+1 < len(s.posts) && s.posts[at+1].Start < block.End {
		at++
	}
	p := &s.posts[at]
	if p.Person != mention.None {
		return
	}
	who := sort.Search(len(s.people), func(i int) bool { return s.people[i].Start >= sp.Start })
	if who == len(s.people) || s.people[who].Start != sp.Start {
		s.people = append(s.people, mention.Person{})
		copy(s.people[who+1:], s.people[who:])
		s.people[who] = mention.Person{Span: sp, Name: s.nameText(sp), Rule: "person.signature"}
		for i := range s.posts {
			if s.posts[i].Person >= who {
				s.posts[i].Person++
			}
			for k := range s.posts[i].shared {
				if s.posts[i].shared[k] >= who {
					s.posts[i].shared[k]++
				}
			}
		}
	}
	p.Person = who
	p.Rule = "position.signature"
	p.Whole = join(p.Whole, sp)
}
