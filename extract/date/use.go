package date

import (
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// uses says of each date found what it bounds and what it is a date of, from
// the words around it. Dates from first on are this text's.
func (p *pass) uses(first int) {
	p.drop(first)
	dates := p.set.Dates[first:]
	for i := range dates {
		d := &dates[i]
		p.limit(d)
		switch {
		case p.recurs(d):
			d.Use = mention.RecurringDate
		case p.commemorated(d, dates, i):
			d.Use = mention.AnniversaryDate
		case d.Limit == mention.Until && (p.tense(d.Span.Start, d.Span.End) != past || p.ahead(d)):
			d.Use = mention.DeadlineDate
		case p.period(d):
			d.Use = mention.PeriodDate
		case p.history(d):
			d.Use = mention.HistoryDate
		}
	}
	p.yearsSaidLater(dates)
}

// drop removes publication stamps, which pages leave in their text: "Cập nhật
// lúc 10:30, 25/01/2007".
func (p *pass) drop(first int) {
	dates := p.set.Dates
	n := first
	for i := first; i < len(dates); i++ {
		if !p.stamp(&dates[i]) {
			dates[n] = dates[i]
			n++
		}
	}
	p.set.Dates = dates[:n]
}

func (p *pass) stamp(d *mention.Date) bool {
	s := d.Span
	for j := s.End; j < s.End+8 && p.has(j); j++ {
		if p.kind(p.tok[j].ID)&kStamp != 0 && p.doc.Word(j) == "GMT" {
			return true
		}
	}
	if d.Precision != schema.PrecisionDay && d.Precision != schema.PrecisionMinute {
		return false
	}
	b := p.doc.Blocks[p.doc.BlockOf(s.Start)]
	if b.Len() > 24 {
		return false
	}
	for j := s.Start - 1; j >= b.Start && j >= s.Start-8; j-- {
		k := p.kind(p.tok[j].ID)
		if k&kStamp == 0 {
			// Between stand a time and a weekday at most.
			if p.tok[j].Class == text.Word && k&(kHour|kAt|kOrdinal|kDay|kNum|kYear|kWeekend|kPart) == 0 {
				return false
			}
			continue
		}
		w := strings.ToLower(p.doc.Word(j))
		before := ""
		if j > b.Start {
			before = strings.ToLower(p.doc.Word(j - 1))
		}
		if w == "nhật" && before != "cập" { // "Chủ nhật"
			continue
		}
		return w == "nhật" || (w == "đăng" || w == "gửi") && (before == "ngày" || j == b.Start || before == "lúc")
	}
	return false
}

// limit reads what stands before a date: "trước", "chậm nhất là", "kể từ".
func (p *pass) limit(d *mention.Date) {
	s := d.Span.Start
	// A span may begin with its own "từ".
	if p.kind(p.tok[s].ID)&kFrom != 0 {
		return
	}
	if p.before(s)&kTo != 0 && s > 1 && p.is(s-2, p.nay) { // "từ nay đến 10/3"
		d.Limit = mention.Until
		return
	}
	for j := s - 1; j >= 0 && j >= s-5 && !p.tok[j+1].Break; j-- {
		c := p.cueAt[j]
		if c&(cUntil|cSince) != 0 {
			for _, h := range p.c.Hits.At(j) {
				if h.Table != p.cueTable || int(h.End) < s-1 || int(h.End) == s-1 && p.k(s-1)&(kAt|kBefore) == 0 && !p.tok[s-1].Is(':') && p.tok[s-1].ID == 0 {
					continue
				}
				switch c := p.cues[h.Row]; {
				case c&cUntil != 0:
					d.Limit = mention.Until
					return
				case c&cSince != 0:
					d.Limit = mention.Since
				}
			}
		}
		if p.tok[j].Class == text.Punct && !p.tok[j].Is(':') {
			break
		}
	}
}

// ahead reports whether a date lies after the article's day.
func (p *pass) ahead(d *mention.Date) bool {
	return p.pub.grain == byDay && len(d.End) >= 10 && d.End[:10] > string(appendDay(nil, p.pub.first()))
}

func (p *pass) recurs(d *mention.Date) bool {
	for j := d.Span.End; j < d.Span.End+2 && j < len(p.tok) && !p.tok[j].Break; j++ {
		if p.cueAt[j]&cRecurring != 0 {
			return true
		}
	}
	for j := d.Span.Start - 1; j >= 0 && j >= d.Span.Start-3 && !p.tok[j+1].Break; j-- {
		if p.cueAt[j]&cRecurring != 0 {
			return true
		}
	}
	return false
}

// commemorated reports whether a date is what an anniversary goes back to, or
// a holiday by its name.
func (p *pass) commemorated(d *mention.Date, dates []mention.Date, i int) bool {
	s := d.Span.Start
	for j := s - 1; j >= 0 && j >= s-6 && !p.tok[j+1].Break; j-- {
		if p.cueAt[j]&cNamed != 0 && p.names(j, s) {
			return true
		}
	}
	if s == 0 || p.tok[s].Break {
		return false
	}
	// In parentheses after the words that commemorate, alone or with its pair.
	if i > 0 && dates[i-1].Use == mention.AnniversaryDate {
		inside := s-dates[i-1].Span.End <= 3
		for j := dates[i-1].Span.End; j < s && inside; j++ {
			inside = !p.tok[j].Is(')')
		}
		if inside {
			return true
		}
	}
	if !p.tok[s-1].Is('(') {
		return false
	}
	for j := s - 1; j >= 0 && j >= s-24 && !p.tok[j+1].Break; j-- {
		if p.cueAt[j]&cAnniversary != 0 {
			return true
		}
		if p.stops(j) {
			break
		}
	}
	return false
}

// period reports whether a value is the span of a plan, a term, a report.
func (p *pass) period(d *mention.Date) bool {
	switch d.Rule {
	case ruleYears, ruleHalf:
		return true
	case ruleYear, ruleQuarter, ruleMonth, ruleRelative:
	default:
		return false
	}
	if d.Precision != schema.PrecisionYear && d.Precision != schema.PrecisionQuarter && d.Precision != schema.PrecisionMonth {
		return false
	}
	for j := d.Span.Start - 1; j >= 0 && j >= d.Span.Start-4 && !p.tok[j+1].Break && !p.stops(j); j-- {
		if p.cueAt[j]&cPeriod != 0 {
			return true
		}
	}
	return d.Precision != schema.PrecisionMonth && d.Rule != ruleRelative
}

// historyDays is how long before the article a day is background.
const historyDays = 150

func (p *pass) history(d *mention.Date) bool {
	if p.pub.grain != byDay || len(d.End) < 10 {
		return false
	}
	e, ok := parsePublished(d.End[:10])
	return ok && p.pub.days()-e.days() > historyDays
}

// yearsSaidLater gives a day without a year the year of the same day said with
// one further on.
func (p *pass) yearsSaidLater(dates []mention.Date) {
	if p.pub.grain == byDay {
		return
	}
	open := 0
	for i := len(dates) - 1; i >= 0; i-- {
		d := &dates[i]
		if len(d.EDTF) != 10 || d.EDTF[0] != 'X' {
			continue
		}
		if open++; open > 64 {
			return
		}
		for j := range min(len(dates), 256) {
			x := &dates[j]
			if x.Precision == schema.PrecisionDay && x.EDTF[0] != 'X' && x.EDTF[4:] == d.EDTF[4:] {
				d.EDTF, d.Start, d.End, d.From = x.EDTF, x.Start, x.End, schema.FromContext
				break
			}
		}
	}
}
