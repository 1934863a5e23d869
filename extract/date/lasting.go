package date

import (
	"cmp"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

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
