package date

import (
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
	if w.asOf(s) {
		return 0
	}
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
	} else if n == 0 && w.opensClause(s, sent.Start) {
		x += 3 // "Thực hiện Kế hoạch …, sáng 16/8 xã tổ chức …"
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

// opensClause reports whether token s begins what follows a comma, but for
// "trong" or "vào".
func (w *weigher) opensClause(s, start int) bool {
	j := s - 1
	if j > start && (w.doc.Word(j) == "trong" || w.doc.Word(j) == "vào") {
		j--
	}
	return j > start && w.tok[j].Is(',')
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

// asOf reports whether "as of" stands just before the date at token s, with or
// without an hour between: when something was counted.
func (w *weigher) asOf(s int) bool {
	for k := s - 1; w.en && k > max(0, s-9) && !w.tok[k].Break && !w.tok[k].Is(',') && !w.tok[k].Is(';'); k-- {
		if w.enWordIs(k, "of") && w.enWordIs(k-1, "as") {
			return true
		}
	}
	return false
}
