package eval

import (
	"fmt"
	"strings"

	"github.com/bienban/bienban/schema"
)

// made is a decision of a record and the record it stands in.
type made struct {
	d *schema.Decision
	r *schema.Record
}

// lay is decisions laid over the words of the article: which decision holds
// each word, the first to claim it, and how many words of each were laid.
type lay struct {
	holder []int // by word: decision, -1 none
	words  []int // by decision: its words
	found  []bool
	lost   int // words of decisions whose text is not in the article
	held   int // words with a holder
}

// layOver places texts one after the other, each where it stands first without
// touching what was placed, else where it stands first.
func layOver(article []string, texts []string) lay {
	l := lay{holder: make([]int, len(article)), words: make([]int, len(texts)), found: make([]bool, len(texts))}
	for i := range l.holder {
		l.holder[i] = -1
	}
	for k, t := range texts {
		q := Words(t)
		l.words[k] = len(q)
		if len(q) == 0 {
			l.found[k] = true
			continue
		}
		at := l.place(article, q)
		if at < 0 {
			l.lost += len(q)
			continue
		}
		l.found[k] = true
		for i := at; i < at+len(q); i++ {
			if l.holder[i] < 0 {
				l.holder[i] = k
				l.held++
			}
		}
	}
	return l
}

func (l *lay) place(article, q []string) int {
	first := -1
next:
	for i := 0; i+len(q) <= len(article); i++ {
		for j := range q {
			if article[i+j] != q[j] {
				continue next
			}
		}
		if first < 0 {
			first = i
		}
		for j := range q {
			if l.holder[i+j] >= 0 {
				continue next
			}
		}
		return i
	}
	return first
}

// verdict is what is right of a word both in gold and in a record.
type verdict struct {
	issuer, addressees, kind bool
	deadline                 *bool // nil where gold has none
}

func (s *scorer) decisions() {
	sys := s.made()
	goldTexts := make([]string, len(s.Gold.Decisions))
	for i := range goldTexts {
		goldTexts[i] = s.Gold.Decisions[i].Text
	}
	sysTexts := make([]string, len(sys))
	for i := range sysTexts {
		sysTexts[i] = sys[i].d.Text
	}
	article := Words(s.text())
	gold, got := layOver(article, goldTexts), layOver(article, sysTexts)

	verdicts := map[pair]verdict{}
	var order []pair
	inBoth := map[pair]int{}
	hitGold, hitSys := make([]int, len(goldTexts)), make([]int, len(sys))
	both, right := 0, 0
	for w := range article {
		p := pair{gold.holder[w], got.holder[w]}
		if p.gold < 0 || p.sys < 0 {
			continue
		}
		v, ok := verdicts[p]
		if !ok {
			v = s.judge(&s.Gold.Decisions[p.gold], sys[p.sys])
			verdicts[p] = v
			order = append(order, p)
		}
		inBoth[p]++
		hitGold[p.gold]++
		hitSys[p.sys]++
		both++
		if v.issuer && v.addressees {
			right++
		}
		s.share(RowIssuer, v.issuer, nil)
		s.share(RowAddressees, v.addressees, nil)
		s.share(RowKind, v.kind, nil)
		if v.deadline != nil {
			s.share(RowDeadline, *v.deadline, nil)
		}
	}
	nGold, nSys := gold.held+gold.lost, got.held+got.lost
	s.count(RowDecisions, Count{both, nSys - both, nGold - both})
	s.count(RowAttributed, Count{right, nSys - right, nGold - right})
	s.wordFaults(gold, got, hitGold, hitSys, sys)
	for _, p := range order {
		s.verdictFaults(&s.Gold.Decisions[p.gold], sys[p.sys], verdicts[p], inBoth[p])
	}
}

// made are the decisions of all records, equal texts once.
func (s *scorer) made() []made {
	var out []made
	seen := map[string]bool{}
	for i := range s.Records {
		r := &s.Records[i]
		for j := range r.Decisions {
			if n := Normal(r.Decisions[j].Text); !seen[n] {
				seen[n] = true
				out = append(out, made{&r.Decisions[j], r})
			}
		}
	}
	return out
}

func (s *scorer) judge(g *GoldDecision, m made) verdict {
	v := verdict{kind: g.Kind == string(m.d.Kind)}
	v.issuer = s.names.of(g.Issuer).meets(partyForms(m.r, m.d.Issuer)) || g.Issuer == nil && m.d.Issuer.IsZero()
	if g.Kind == string(schema.KindCommitment) {
		v.addressees = true
	} else {
		sys := make([]forms, len(m.d.Addressees))
		for i, a := range m.d.Addressees {
			sys[i] = partyForms(m.r, a)
		}
		n := len(same(s.names.ofAll(g.Addressees), sys))
		v.addressees = n == len(g.Addressees) && n == len(sys)
	}
	if want := deref(g.Deadline); want != "" {
		ok := deref(m.d.Deadline) == want
		v.deadline = &ok
	}
	return v
}

// wordFaults says which decisions were missed or false, wholly or in part,
// and what share of each rule's words was right.
func (s *scorer) wordFaults(gold, got lay, hitGold, hitSys []int, sys []made) {
	for i, d := range s.Gold.Decisions {
		n := gold.words[i]
		if taken := ownWords(gold, i); hitGold[i] < taken || !gold.found[i] {
			f := s.missed(d.Text)
			f.Note = fmt.Sprintf("%d of %d words missed", max(taken, n*yesInt(!gold.found[i]))-hitGold[i], n)
			s.fault(RowDecisions, f)
		}
	}
	for j, m := range sys {
		n := got.words[j]
		taken := ownWords(got, j)
		share := 0.0
		if taken > 0 {
			share = float64(hitSys[j]) / float64(taken)
		}
		s.hit(m.d.Rule, share)
		if hitSys[j] < taken || !got.found[j] {
			f := s.falsely(m.d.Text, m.d.Rule, m.d.Evidence)
			f.Note = fmt.Sprintf("%d of %d words false", max(taken, n*yesInt(!got.found[j]))-hitSys[j], n)
			s.fault(RowDecisions, f)
		}
	}
}

// ownWords counts the words decision k holds.
func ownWords(l lay, k int) int {
	n := 0
	for _, h := range l.holder {
		if h == k {
			n++
		}
	}
	return n
}

func yesInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (s *scorer) verdictFaults(g *GoldDecision, m made, v verdict, words int) {
	note := fmt.Sprintf("%d words", words)
	around := s.words.at(m.d.Evidence)
	if around == "" {
		around = s.words.around(m.d.Text)
	}
	wrong := func(row, got, want string) {
		s.fault(row, Fault{Kind: Wrong, Value: got, Want: want, Rule: m.d.Rule, Around: around, Note: note})
	}
	issuer := "issuer " + partyName(m.r, m.d.Issuer)
	var who []string
	for _, a := range m.d.Addressees {
		who = append(who, partyName(m.r, a))
	}
	if !v.issuer {
		wrong(RowIssuer, partyName(m.r, m.d.Issuer), show(g.Issuer))
	}
	if !v.addressees {
		wrong(RowAddressees, values(who), values(g.Addressees))
	}
	if !v.issuer || !v.addressees {
		wrong(RowAttributed, strings.Join([]string{issuer, "to " + values(who)}, ", "),
			strings.Join([]string{"issuer " + show(g.Issuer), "to " + values(g.Addressees)}, ", "))
	}
	if !v.kind {
		wrong(RowKind, string(m.d.Kind), g.Kind)
	}
	if v.deadline != nil && !*v.deadline {
		wrong(RowDeadline, show(m.d.Deadline), *g.Deadline)
	}
}
