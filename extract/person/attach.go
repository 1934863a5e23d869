package person

import (
	"slices"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
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
	s.inBrackets()
}

func (s *scan) items() []item {
	items := slices.Grow(s.line[:0], len(s.people)+len(s.posts))
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
	s.line = items
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

// attachRun gives the posts items[i:j] to the person before or after them.
func (s *scan) attachRun(items []item, i, j int) {
	left, right := mention.None, mention.None
	var gapL, gapR gap
	if i > 0 && items[i-1].person != mention.None {
		gapL = s.betweenPerson(items[i-1].end, items[i].start)
		switch gapL {
		case gapIs: // "ông A là nhà lãnh đạo tận tụy" names no post
			if p := &s.posts[items[i].post]; p.flags&weakPost == 0 || p.Org != mention.None || !p.Complement.Empty() {
				left = items[i-1].person
			}
		case gapComma, gapDash, gapParen, gapNone, gapKiem, gapAre:
			left = items[i-1].person
		}
	}
	if j < len(items) && items[j].person != mention.None {
		gapR = s.between(items[j-1].end, items[j].start)
		if gapR == gapOther && s.holdsToo(items[j-1].end, items[j]) {
			gapR = gapIs
		}
		q := &s.people[items[j].person]
		switch gapR {
		case gapIs: // "giảng viên là ông A" tells his part, no post
			if s.posts[items[j-1].post].flags&weakPost == 0 {
				right = items[j].person
			}
		case gapNone, gapColon, gapParen:
			right = items[j].person
		case gapComma, gapDash:
			if left == mention.None && s.opensClause(items[i].start) && s.posts[items[i].post].flags&weakPost == 0 &&
				(!q.Honorific.Empty() || gapR == gapComma || s.reports(q.End)) {
				right = items[j].person
			}
		}
		if right == mention.None && left == mention.None && s.capacity(items[i].start, items[j].start) {
			right, gapR = items[j].person, gapComma
		}
	}
	last := &s.posts[items[j-1].post]
	if right != mention.None && left == mention.None && gapR == gapNone {
		i = s.ownPosts(items, i, j, right)
	}
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
	case j-i == 1 && (gapL == gapDash || gapL == gapParen) && !s.titled(left, items, i):
		s.giveLeft(items, i, j, left, gapL)
	case j-i == 1:
		s.give(items, i, j, right, rightRule(gapR, 1))
	default:
		s.giveLeft(items, i, j-1, left, gapL)
		s.give(items, j-1, j, right, rightRule(gapR, 1))
	}
}

// reports reports whether a verb of speech, or the word of tense before a verb,
// stands at token i.
func (s *scan) reports(i int) bool {
	if i >= len(s.d.Tokens) || s.d.Tokens[i].Break {
		return false
	}
	switch s.d.Word(i) {
	case "đã", "vừa", "sẽ", "cũng", "đang":
		return true
	}
	_, ok := s.hits.Longest(i, s.f.reportingTable)
	return ok
}

// capacity reports whether the posts at token i are those in which the person
// at token who acted: "Với cương vị Giám đốc Sở A (từ năm 2009), ông B đã ký".
func (s *scan) capacity(i, who int) bool {
	if i < 3 || s.d.Tokens[i].Break || !s.d.Tokens[who-1].Is(',') || s.d.Sentence(i) != s.d.Sentence(who) {
		return false
	}
	k := i - 1
	if s.d.Word(k) == "là" {
		k--
	}
	start := s.d.Sentence(i).Start
	if k-2 != start {
		return false
	}
	switch s.d.Word(k-1) + " " + s.d.Word(k) {
	case "cương vị", "tư cách", "vai trò", "trách nhiệm", "chức trách":
	default:
		return false
	}
	switch s.d.Word(start) {
	case "Với", "Trên", "Trong", "Ở":
		return true
	}
	return false
}

// ownPosts is where the posts of the person after the run items[i:j] begin: what
// a phrase that opens the sentence is of, or speaks to, is another's. "Báo cáo
// với Bí thư Thành ủy, Chủ tịch UBND quận A cho biết", "Thừa ủy quyền của Thủ
// tướng, Bí thư Tỉnh ủy A trao".
func (s *scan) ownPosts(items []item, i, j, person int) int {
	at := items[i].start
	if j-i < 2 || at == 0 || s.d.Tokens[at].Break || s.between(items[i].end, items[i+1].start) != gapComma {
		return i
	}
	own := i + 1
	if j-i > 2 && s.posts[items[i].post].flags&memberPost != 0 {
		own = j - 1
	}
	end := s.people[person].End
	if end >= len(s.d.Tokens) || s.d.Tokens[end].Break || s.d.Tokens[end].Class == text.Punct {
		return i
	}
	w := s.d.Word(at - 1)
	if w == "của" && at > 1 {
		w = s.d.Word(at - 2)
	}
	switch w {
	case "quyền", "nhiệm", "mặt": // "thừa ủy quyền của", "thay mặt"
		return own
	case "với", "tới", "cùng":
	default:
		return i
	}
	start := s.d.Sentence(at).Start
	if at-start > maxOpening {
		return i
	}
	for k := start; k < at; k++ {
		if s.d.Tokens[k].Class == text.Punct {
			return i
		}
	}
	if _, ok := s.hits.Longest(end, s.f.reportingTable); !ok {
		return i
	}
	return own
}

// maxOpening bounds the words of a phrase that opens a sentence before the
// post it speaks to.
const maxOpening = 6

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
	case "theo", "Theo", "gồm", "có", "Thưa", "do":
		return true
	case "của": // but "thừa ủy quyền của Chủ tịch nước, ông A": he acts for him
		return i < 2 || s.d.Word(i-2) != "quyền" && s.d.Word(i-2) != "nhiệm"
	}
	return false
}

// holdsToo reports whether a post that ends at token a is said to be held by
// the person after it: "Giám đốc Trung tâm do ông A kiêm nhiệm".
func (s *scan) holdsToo(a int, who item) bool {
	if who.start != a+1 || s.d.Tokens[a].Break || s.d.Word(a) != "do" || who.end >= len(s.d.Tokens) || s.d.Tokens[who.end].Break {
		return false
	}
	switch s.d.Word(who.end) {
	case "kiêm", "kiêm nhiệm", "đảm", "phụ", "giữ", "nắm":
		return true
	}
	return false
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
	p := &s.posts[items[i].post]
	if g == gapAre {
		p.shared = append(p.shared, s.joined(items, i-1)...)
	} else if p.plural {
		// "ông A và ông B, các Phó Giám đốc Sở" is of both; after one name the
		// post is of others.
		if i < 2 || items[i-2].person == mention.None || s.between(items[i-2].end, items[i-1].start) != gapAnd {
			return
		}
		p.shared = append(p.shared, items[i-2].person)
	}
	for k := i; k < j; k++ {
		s.brand(&s.posts[items[k].post])
	}
	s.give(items, i, j, person, leftRule(g))
}

// joined are the people of the list that ends with the person items[last],
// without that one: "ông A, ông B và bà C".
func (s *scan) joined(items []item, last int) []int {
	var out []int
	for k := last; k > 0 && len(out) < maxShared && items[k-1].person != mention.None; k-- {
		if g := s.between(items[k-1].end, items[k].start); g != gapAnd && g != gapComma {
			break
		}
		out = append(out, items[k-1].person)
	}
	return out
}

// maxShared bounds the people who share one post that stands after them.
const maxShared = 16

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
		switch s.betweenPerson(items[k-1].end, items[k].start) {
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
	case gapIs, gapAre:
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
