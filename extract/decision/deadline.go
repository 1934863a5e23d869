package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// deadline is the date by which what s says must be done, EDTF, "" where none
// is said: one that bounds it ("trước ngày", "chậm nhất"), a span it falls in
// ("trong tháng 6"), the day it starts ("từ ngày 7/7"), or the span the
// sentence sets before it ("Năm 2015, Sở sẽ …").
func (r *run) deadline(s text.Span, b base) string {
	last := "" // "begin by September and finish before the end of 2015"
	for i := s.Start; i < s.End; i++ {
		d := r.dateAt(i, s.End)
		if d == nil {
			continue
		}
		if r.effect(i, s.Start) {
			continue
		}
		before := r.id(i - 1)
		within := before != 0 && before == r.f.word.within
		switch {
		case d.Limit == mention.Until || d.Use == mention.DeadlineDate:
			if last = d.EDTF; !r.inEnglish {
				return last
			}
		case last != "":
		case d.Limit == mention.NoLimit && within && b.kind != schema.KindConclusion && !r.over(d):
			return d.EDTF
		case d.Limit == mention.Since && r.starts(i, s.Start, b) && !r.over(d):
			return d.EDTF
		case r.inEnglish && b.ahead() && d.Limit == mention.NoLimit && r.still(d):
			return d.EDTF
		case d.Limit == mention.NoLimit && (b.ahead() || b.rule == "decision.regulation") && before != 0 && before == r.f.word.upTo && d.Precision != schema.PrecisionRange && !r.over(d) && !r.sinceBefore(i, s.Start):
			return d.EDTF // "đến ngày 30/6 phải hoàn thành"
		case d.Limit == mention.NoLimit && b.ahead() && (before != 0 && (before == r.f.word.until || before == r.f.word.into) || d.Precision == schema.PrecisionQuarter) && r.still(d):
			return d.EDTF
		}
	}
	if last != "" {
		return last
	}
	if b.deadline != "" || !b.ahead() {
		return b.deadline
	}
	from := r.doc.Sentences[r.now].Start
	for i, n := from, 0; i < r.headEnd && n < reach; i, n = i+1, n+1 {
		d := r.dateAt(i, r.headEnd)
		if d == nil || d.Limit == mention.Since || d.Limit == mention.NoLimit && d.Precision == schema.PrecisionRange {
			continue
		}
		day := d.Precision == schema.PrecisionDay || d.Precision == schema.PrecisionHour || d.Precision == schema.PrecisionMinute || d.Precision == schema.PrecisionSecond
		if d.Limit == mention.Until && (d.End == "" || r.still(d)) || !day && r.still(d) || day && b.kind == schema.KindCommitment && r.still(d) && r.willBefore(r.headEnd) {
			return d.EDTF
		}
	}
	return ""
}

// sinceBefore reports whether "từ" opens, a few words before token i, the span
// that ends there.
func (r *run) sinceBefore(i, from int) bool {
	for k := max(from, i-8); k < i; k++ {
		if r.isWord(k, "từ") {
			return true
		}
	}
	return false
}

// dateAt is the date that begins at token i and ends by end, nil where there is
// none that could be a deadline.
func (r *run) dateAt(i, end int) *mention.Date {
	u := r.unitAt(i)
	if u == nil || u.kind != unitDate || u.End > end {
		return nil
	}
	d := &r.set.Dates[u.ref]
	switch d.Use {
	case mention.RecurringDate, mention.AnniversaryDate, mention.DocumentDate, mention.HistoryDate:
		return nil
	}
	if d.EDTF == "" {
		return nil
	}
	return d
}

// ahead reports whether b says what is still to be done.
func (b *base) ahead() bool {
	switch b.kind {
	case schema.KindDirective, schema.KindRequest, schema.KindCommitment, schema.KindProposal:
		return b.acting == frameNone
	}
	return false
}

// over reports whether d is known to lie wholly before the article's day.
func (r *run) over(d *mention.Date) bool {
	return len(r.published) >= 10 && len(d.End) >= 10 && d.End[:10] < r.published[:10]
}

// still reports whether d is known not to be over when the article was written.
func (r *run) still(d *mention.Date) bool {
	return len(r.published) >= 10 && len(d.End) >= 10 && d.End[:10] >= r.published[:10]
}

// starts reports whether the date at token i says from when a measure holds;
// from when a document, a post or a penalty does is no deadline.
func (r *run) starts(i, from int, b base) bool {
	return b.acting == frameNone && b.kind != schema.KindCommitment && i > from
}

// effect reports whether the date at token i says from when a document holds.
func (r *run) effect(i, from int) bool {
	for k := max(from, i-8); k < i; k++ {
		if r.at[k].phrase&phraseEffect != 0 {
			return true
		}
	}
	return false
}

// willBefore reports whether "sẽ" stands just before token i.
func (r *run) willBefore(i int) bool {
	c, _ := r.cues.Before(i)
	return c.Has(clause.Future)
}

// period is the span of time that [i, end) sets for what it announces: "các
// nhiệm vụ trọng tâm năm 2016".
func (r *run) period(i, end int) string {
	if end <= i || !r.doc.Tokens[end-1].Is(':') {
		return ""
	}
	return r.spanIn(i, end)
}

// spanIn is the first year, quarter or month said in [i, end).
func (r *run) spanIn(i, end int) string {
	for ; i < end; i++ {
		if u := r.unitAt(i); u != nil && u.kind == unitDate {
			if d := &r.set.Dates[u.ref]; (d.Use == mention.PlainDate || d.Use == mention.PeriodDate || d.Use == mention.DeadlineDate) && d.Limit != mention.Since && !r.over(d) && (d.Precision == schema.PrecisionYear || d.Precision == schema.PrecisionMonth || d.Precision == schema.PrecisionQuarter) {
				return d.EDTF
			}
		}
	}
	return ""
}
