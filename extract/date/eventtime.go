package date

import (
	"cmp"
	"strconv"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// MainTime is the index of the date in set.Dates that is the time of the main
// event, mention.None if no date is: MainTimeOf for an event of a type not
// known yet.
func (f *Finder) MainTime(c *mention.Context, set *mention.Set) int {
	return f.MainTimeOf(c, set, "")
}

// MainTimeOf is MainTime for an event of the given type. It weighs where a
// date stands (the opening of the article, the opening of a sentence), the
// verb of its clause, and how much its sentence has in common with the title.
// Deadlines, dates of documents cited, periods and anniversaries never are the
// time; nor is the day somebody told the press of something, unless the event
// is a statement. Where the opening says "hôm nay" and the day is not known,
// neither is the time.
//
// f must be the Finder that found set's dates.
func (f *Finder) MainTimeOf(c *mention.Context, set *mention.Set, typ string) int {
	p := f.open(c, set)
	defer f.close(p)
	w := weigher{pass: p, title: titleWords(c.Title), typ: typ}
	for i := range min(len(set.Dates), maxWeighed) {
		if d := &set.Dates[i]; d.Use != mention.DeadlineDate && d.Use != mention.PeriodDate && d.Limit != mention.Until {
			w.latest = max(w.latest, yearOf(d))
		}
	}
	w.statement = typ == schema.TypeStatement || typ == "" && w.titleSpeaks()
	best, at := minWeight-1, mention.None
	for i := range set.Dates {
		if i > maxWeighed {
			break // the opening has long passed
		}
		if x := w.date(i); x > best {
			best, at = x, i
		}
	}
	if p.pub.grain != byDay && w.today() >= best {
		return mention.None
	}
	return w.whole(at)
}

const (
	minWeight  = 5   // the least weight of a date that is taken
	maxWeighed = 200 // dates that are weighed at all
	opening    = 6   // sentences that are the opening
	never      = -100
)

// weigher weighs the dates of one text.
type weigher struct {
	*pass
	title     map[string]bool
	typ       string
	statement bool
	latest    int // year of the latest day or month that is not to come
}

func titleWords(d *text.Doc) map[string]bool {
	if d == nil {
		return nil
	}
	m := make(map[string]bool, len(d.Tokens))
	for i := range d.Tokens {
		if d.Tokens[i].Class == text.Word {
			m[text.FoldString(d.Word(i))] = true
		}
	}
	return m
}

// titleSpeaks reports whether the title quotes somebody.
func (w *weigher) titleSpeaks() bool {
	t := w.c.Title
	if t == nil || w.c.TitleHits == nil {
		return false
	}
	for i := range t.Tokens {
		if k := &t.Tokens[i]; (k.Is(':') && i+1 < len(t.Tokens)) || k.Is('?') {
			return true
		}
	}
	for _, h := range w.c.TitleHits.All() {
		if h.Table == w.cueTable && w.cues[h.Row]&cSpeech != 0 {
			return true
		}
	}
	return false
}

// date is the weight of date i; 0 if it cannot be the time.
func (w *weigher) date(i int) int {
	d := &w.set.Dates[i]
	switch d.Precision {
	case schema.PrecisionDay, schema.PrecisionMinute, schema.PrecisionHour:
	case schema.PrecisionRange:
		if d.Rule != ruleRange || len(d.EDTF) < 21 || longRange(d) {
			return 0
		}
	default:
		return 0
	}
	if d.Limit == mention.Until {
		return 0
	}
	s := d.Span.Start
	x := w.place(s, d.Span.End)
	switch d.Use {
	case mention.PlainDate:
		if w.deadlineElsewhere(i) && w.doc.Sentence(s).Start != s {
			return 0
		}
	case mention.HistoryDate:
		x -= 3
	case mention.DocumentDate:
		if !w.issued(i) {
			return 0
		}
		switch w.typ {
		case schema.TypePromulgation, schema.TypeDirective:
		case schema.TypeMeeting, schema.TypeTraining, schema.TypeCeremony, schema.TypeVisit, schema.TypeSigning, schema.TypeLaunch:
			x -= 8 // a paper that announces it is not when people came together
		default:
			x--
		}
	default:
		return 0
	}
	if d.Limit == mention.Since {
		if w.effect(s) {
			return 0 // when a paper takes effect is not when it was made
		}
		x--
	}
	if w.stale(d) {
		x -= 6
	}
	if i == w.firstDay() {
		x++
	}
	if w.recent(d) {
		x += 2
	}
	return x
}

// effect reports whether "có hiệu lực" stands just before token s.
func (w *weigher) effect(s int) bool {
	for j := s - 1; j >= 0 && j >= s-6 && !w.tok[j+1].Break; j-- {
		if w.cueAt[j]&cEffect != 0 {
			return true
		}
	}
	return false
}

// longRange reports whether a range is longer than an event lasts.
func longRange(d *mention.Date) bool {
	if len(d.Start) < 10 || len(d.End) < 10 {
		return false
	}
	a, ok := parsePublished(d.Start[:10])
	b, ok2 := parsePublished(d.End[:10])
	return ok && ok2 && b.days()-a.days() > 92
}

// staleYears is how many years before its article, or before the latest day
// the article knows, a day is none of its event.
const staleYears = 2

// stale reports whether a date lies years back.
func (w *weigher) stale(d *mention.Date) bool {
	y := yearOf(d)
	if y == 0 {
		return false
	}
	if w.pub.grain == byDay {
		return w.pub.y-y >= staleYears
	}
	return w.latest-y >= staleYears
}

// yearOf is the year a day is said with, 0 without one.
func yearOf(d *mention.Date) int {
	if d.Precision == schema.PrecisionYear || len(d.EDTF) < 7 || d.EDTF[0] < '0' || d.EDTF[0] > '9' {
		return 0
	}
	y, err := strconv.Atoi(d.EDTF[:4])
	if err != nil {
		return 0
	}
	return y
}

// recentDays is how long before it appears an article's event is news.
const recentDays = 31

func (w *weigher) recent(d *mention.Date) bool {
	if w.pub.grain != byDay || len(d.EDTF) < 10 {
		return false
	}
	p, ok := parsePublished(d.EDTF[:10])
	if !ok {
		return false
	}
	n := w.pub.days() - p.days()
	return n >= -1 && n <= recentDays
}

// firstDay is the first date of day precision that may be a time.
func (w *weigher) firstDay() int {
	for i := range w.set.Dates {
		d := &w.set.Dates[i]
		if (d.Precision == schema.PrecisionDay || d.Precision == schema.PrecisionMinute) && d.Use == mention.PlainDate && d.Limit != mention.Until {
			return i
		}
	}
	return mention.None
}

// place is the weight of where tokens [s, e) stand.
func (w *weigher) place(s, e int) int {
	n := w.doc.SentenceOf(s)
	sent := w.doc.Sentences[n]
	x := max(0, opening-1-n)
	if s == sent.Start || s > sent.Start && s <= sent.Start+12 && w.tok[s-1].IsDash() {
		x += 3 // or after a dateline
	}
	if w.kind(w.tok[s].ID)&kPart != 0 {
		x += 2
	}
	if b := &w.doc.Blocks[w.doc.BlockOf(s)]; b.Kind == schema.BlockCaption {
		x -= 3
	}
	shared := 0
	for j := sent.Start; n < 2*opening && j < sent.End && j < sent.Start+80; j++ {
		if w.tok[j].Class == text.Word && w.title[text.FoldString(w.doc.Word(j))] {
			shared++
		}
	}
	if len(w.title) > 0 {
		most := 4
		if n >= opening {
			most = 2 // what the title is about, told further on
		}
		x += min(most, shared*6/len(w.title))
	}
	if w.asideAt(sent) {
		x -= 6
	}
	v := w.verb(s, e, sent)
	if v == 0 && sent.Len() < 16 && s != sent.Start {
		x -= 3 // no verb: the words under a picture
	}
	return x + v
}

// asideAt reports whether a sentence opens on what was before: "Trước đó, …".
func (w *weigher) asideAt(sent text.Span) bool {
	if sent.Len() < 2 || w.doc.Word(sent.Start) != "Trước" {
		return false
	}
	switch w.doc.Word(sent.Start + 1) {
	case "đó", "đây", "kia":
		return true
	}
	return false
}

// verb is the weight of the verb nearest to tokens [s, e) in its sentence.
func (w *weigher) verb(s, e int, sent text.Span) int {
	if !w.statement && w.typ != schema.TypeMeeting {
		for j := s - 1; j >= sent.Start && j > s-2*reach; j-- {
			if w.cueAt[j]&cPress != 0 {
				return never // the day of a press conference
			}
		}
	}
	for d := 0; d < reach; d++ {
		for _, j := range [2]int{e + d, s - 1 - d} {
			if j < sent.Start || j >= sent.End || d > 12 && j < s {
				continue
			}
			if w.tok[j].Case != text.Lower {
				continue // part of a name: "Ủy ban Kiểm tra"
			}
			switch c := w.cueAt[j]; {
			case c&cSpeech != 0 && w.statement:
				return 3
			case c&cTell != 0 && w.tells():
				return never
			case c&cSpeech != 0:
				return 0
			case c&cEvent != 0:
				return 2
			}
		}
	}
	return 0
}

// tells reports whether a verb of telling only carries the news of an event of
// this type: "ông X cho biết …".
func (w *weigher) tells() bool {
	switch w.typ {
	case "", schema.TypeOther, schema.TypeSanction, schema.TypeInspection, schema.TypeAppointment, schema.TypeApproval,
		schema.TypePromulgation, schema.TypeLaunch, schema.TypeCampaign:
		return true
	}
	return false
}

// deadlineElsewhere reports whether the day of date i is also said as a
// deadline.
func (w *weigher) deadlineElsewhere(i int) bool {
	for k := range w.set.Dates {
		if k > maxWeighed {
			break
		}
		if x := &w.set.Dates[k]; x.Use == mention.DeadlineDate && x.EDTF == w.set.Dates[i].EDTF {
			return true
		}
	}
	return false
}

// issued reports whether date i is that of a document the article reports the
// issue of.
func (w *weigher) issued(i int) bool {
	for k := range w.set.Documents {
		if x := &w.set.Documents[k]; x.Date == i && x.Relation == schema.Issued {
			return true
		}
	}
	return false
}

// today is the weight of the best "hôm nay", "sáng qua" of the opening, which
// without a publication date is no day.
func (w *weigher) today() int {
	best := 0
	for n := 0; n < opening && n < len(w.doc.Sentences); n++ {
		sent := w.doc.Sentences[n]
		for j := sent.Start; j+1 < sent.End; j++ {
			if w.k0(j)&(kHom|kPart) == 0 || !w.is(j+1, w.nay) && !w.is(j+1, w.qua) || w.dateAt(j) {
				continue
			}
			if x := w.place(j, j+2) + 1; x >= minWeight && x > best {
				best = x
			}
		}
	}
	return best
}

// dateAt reports whether token j lies in a date that was found.
func (w *weigher) dateAt(j int) bool {
	for i := range w.set.Dates {
		if s := w.set.Dates[i].Span; s.Contains(j) {
			return true
		} else if s.Start > j {
			return false
		}
	}
	return false
}

// whole widens the time to a range that the opening gives and that begins on
// the same day: "khai mạc tối 24/3 … từ ngày 24/3 đến 30/3".
func (w *weigher) whole(at int) int {
	if at < 0 || len(w.set.Dates[at].EDTF) < 10 || w.set.Dates[at].Precision == schema.PrecisionRange {
		return at
	}
	day := w.set.Dates[at].EDTF[:10]
	for i := range w.set.Dates {
		d := &w.set.Dates[i]
		if i > maxWeighed || w.doc.SentenceOf(d.Span.Start) > 2*opening {
			break
		}
		if d.Rule == ruleRange && d.Use == mention.PlainDate && d.Limit == mention.NoLimit && len(d.EDTF) >= 21 && d.EDTF[:10] == day && len(d.EDTF) == 21 {
			return i
		}
	}
	return w.lasting(at)
}

// lastingGap is how many tokens may stand between the day something begins
// and the day it ends.
const lastingGap = 16

// lasting is the range from the day of a date to the day that the sentence says
// it lasts to: "khai mạc sáng 5/8 và kéo dài đến hết ngày 9/8". The range is
// added to the dates of the set, behind those that stand in the text.
func (w *weigher) lasting(at int) int {
	a := &w.set.Dates[at]
	if a.Precision != schema.PrecisionDay && a.Precision != schema.PrecisionMinute && a.Precision != schema.PrecisionHour {
		return at
	}
	for k := at + 1; k < len(w.set.Dates); k++ {
		b := &w.set.Dates[k]
		if b.Span.Start-a.Span.End > lastingGap || w.doc.SentenceOf(b.Span.Start) != w.doc.SentenceOf(a.Span.Start) {
			return at
		}
		if b.Precision != schema.PrecisionDay || len(a.EDTF) < 10 || b.EDTF[:4] == "XXXX" != (a.EDTF[:4] == "XXXX") || b.EDTF <= a.EDTF[:10] || !w.lasts(a.Span.End, b.Span.Start) {
			continue
		}
		r := mention.Date{
			Span: text.Span{Start: a.Span.Start, End: b.Span.End}, EDTF: a.EDTF[:10] + "/" + b.EDTF,
			Precision: schema.PrecisionRange, From: cmp.Or(a.From, b.From), Rule: ruleLasting,
		}
		if a.Start != "" && b.End != "" {
			r.Start, r.End = a.Start, b.End
		}
		w.set.Dates = append(w.set.Dates, r)
		return len(w.set.Dates) - 1
	}
	return at
}

// ruleLasting: the days something begins and ends on, in one sentence.
const ruleLasting mention.Rule = "date.lasting"

// lasts reports whether tokens [from, to) say that something goes on or ends.
func (w *weigher) lasts(from, to int) bool {
	for j := from; j < to; j++ {
		switch {
		case w.doc.Word(j) == "kéo" && w.doc.Word(j+1) == "dài",
			w.doc.Word(j) == "kết" && w.doc.Word(j+1) == "thúc",
			w.doc.Word(j) == "bế" && w.doc.Word(j+1) == "mạc",
			w.doc.Word(j) == "lasts", w.doc.Word(j) == "runs", w.doc.Word(j) == "ends":
			return true
		}
	}
	return false
}
