package date

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/bienban/bienban/extract/mention"
)

var (
	pointForm = regexp.MustCompile(`^(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?$`)
	wholeDay  = regexp.MustCompile(`^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$`)
)

// calendarValue says what is wrong with an EDTF value, "" if nothing.
func calendarValue(s string) string {
	parts := strings.Split(s, "/")
	if len(parts) > 2 {
		return "more than one interval"
	}
	for i, p := range parts {
		if i == 1 && p == ".." {
			continue
		}
		if !pointForm.MatchString(p) {
			return "no EDTF: " + p
		}
		p = strings.Replace(p, "XXXX", "2024", 1)
		layout := map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02", 16: "2006-01-02T15:04"}[len(p)]
		if len(p) == 7 && p[5:] > "12" { // seasons and quarters
			if n := p[5:]; n < "21" || n > "24" && n < "33" || n > "36" {
				return "no month, season or quarter: " + p
			}
			continue
		}
		if _, err := time.Parse(layout, p); err != nil {
			return err.Error()
		}
	}
	return ""
}

// checkDates fails if a date is not on the calendar or is not where it says.
func checkDates(t interface{ Fatalf(string, ...any) }, c *mention.Context, set *mention.Set) {
	end := 0
	for i := range set.Dates {
		d := &set.Dates[i]
		if msg := calendarValue(d.EDTF); msg != "" {
			t.Fatalf("%q in %q: %s", d.EDTF, c.Doc.Text, msg)
		}
		for _, m := range []string{d.Start, d.End} {
			if m != "" && !wholeDay.MatchString(m) {
				t.Fatalf("%q covers to %q", d.EDTF, m)
			}
		}
		if d.Start != "" && d.End != "" && d.Start > d.End {
			t.Fatalf("%q begins on %s and ends on %s", d.EDTF, d.Start, d.End)
		}
		if d.Span.Empty() || d.Span.Start < end || d.Span.End > len(c.Doc.Tokens) {
			t.Fatalf("%q in %q: tokens %v after %d", d.EDTF, c.Doc.Text, d.Span, end)
		}
		end = d.Span.End
		ev := c.Doc.Evidence(d.Span)
		if r := []rune(c.Doc.Text); string(r[ev.Start:ev.End]) != ev.Exact {
			t.Fatalf("evidence %+v is not in %q", ev, c.Doc.Text)
		}
		if d.Rule == "" || d.Precision == "" {
			t.Fatalf("%q has no rule or precision: %+v", d.EDTF, d)
		}
	}
}

// Any mixture of the words dates are made of gives values on the calendar,
// where they are said to stand.
func TestWordSalad(t *testing.T) {
	words := strings.Split("ngày tháng năm quý tuần sáng chiều hôm nay qua mai từ đến trước sau và , . ( ) - / : 1 2 12 25 30 31 99 2007 2024 1975 07 0 III IV "+
		"mùng rằm giêng chạp mười hai lăm mươi thứ chủ nhật đầu cuối 6 giờ 8h30 30 phút âm lịch Tết Giáp Thìn nhuận cùng ngày hết kỷ niệm Quyết định số 12/QĐ-UBND "+
		"xuân vụ nửa \n January March 9 th of last week Monday the 1990 s quarter first 10 p . m . since", " ")
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 24).Draw(t, "n")
		var b strings.Builder
		for range n {
			b.WriteString(rapid.SampledFrom(words).Draw(t, "word"))
			if rapid.IntRange(0, 3).Draw(t, "space") > 0 {
				b.WriteByte(' ')
			}
		}
		ref := rapid.SampledFrom([]string{"", "2007-02-01", "2024-02-29T23:30:00+07:00"}).Draw(t, "ref")
		c, set := find(t, b.String(), ref, "")
		checkDates(t, c, set)
	})
}

// A day written in any form and read again is the same day.
func TestRenderAndReadDay(t *testing.T) {
	forms := []func(y, m, d int) string{
		func(y, m, d int) string { return fmt.Sprintf("ngày %d/%d/%d", d, m, y) },
		func(y, m, d int) string { return fmt.Sprintf("ngày %02d/%02d/%d", d, m, y) },
		func(y, m, d int) string { return fmt.Sprintf("ngày %02d-%02d-%d", d, m, y) },
		func(y, m, d int) string { return fmt.Sprintf("sáng %02d.%02d.%d", d, m, y) },
		func(y, m, d int) string { return fmt.Sprintf("ngày %d tháng %d năm %d", d, m, y) },
		func(y, m, d int) string { return fmt.Sprintf("ngày %d tháng %02d/%d", d, m, y) },
		func(y, m, d int) string {
			return fmt.Sprintf("chiều ngày %s tháng %s năm %d", dayWords(d), monthWords(m), y)
		},
		func(y, m, d int) string { return fmt.Sprintf("%04d-%02d-%02d", y, m, d) },
		func(y, m, d int) string { return fmt.Sprintf("%s %d, %d", time.Month(m), d, y) },
		func(y, m, d int) string { return fmt.Sprintf("%d %s %d", d, time.Month(m), y) },
	}
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 73000).Draw(t, "day"))
		y, m, d := day.Date()
		s := rapid.SampledFrom(forms).Draw(t, "form")(y, int(m), d)
		c, set := find(t, "Họp vào "+s+" ở xã.", "2010-06-15", "")
		if got, want := edtf(set), day.Format(time.DateOnly); len(got) != 1 || got[0] != want {
			t.Fatalf("%q: got %v, want %s", c.Doc.Text, got, want)
		}
	})
}

// A range written in any form and read again is the same range.
func TestRenderAndReadRange(t *testing.T) {
	forms := []func(a, b time.Time) string{
		func(a, b time.Time) string {
			return a.Format("từ ngày 2/1/2006") + b.Format(" đến ngày 2/1/2006")
		},
		func(a, b time.Time) string {
			return a.Format("từ ngày 2/1") + b.Format(" đến hết ngày 2/1/2006")
		},
		func(a, b time.Time) string { return a.Format("từ 02/01/2006") + b.Format(" - 02/01/2006") },
		func(a, b time.Time) string { return a.Format("từ 2/1") + b.Format("-2/1/2006") },
		func(a, b time.Time) string {
			return a.Format("từ ngày 2 tháng 1") + b.Format(" đến ngày 2 tháng 1 năm 2006")
		},
		func(a, b time.Time) string { return a.Format("from January 2, 2006") + b.Format(" to January 2, 2006") },
	}
	rapid.Check(t, func(t *rapid.T) {
		a := time.Date(1995, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 20000).Draw(t, "day"))
		b := a.AddDate(0, 0, rapid.IntRange(1, 200).Draw(t, "length"))
		if a.Day() == b.Day() && a.Month() == b.Month() {
			return
		}
		s := rapid.SampledFrom(forms).Draw(t, "form")(a, b)
		c, set := find(t, "Trại hè mở "+s+" ở xã.", "2010-06-15", "")
		want := a.Format(time.DateOnly) + "/" + b.Format(time.DateOnly)
		if got := edtf(set); len(got) != 1 || got[0] != want {
			t.Fatalf("%q: got %v, want %s", c.Doc.Text, got, want)
		}
	})
}

// A day without its year is the nearest one to the day of publication, where
// nothing tells past from future.
func TestNearestYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pub := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 10000).Draw(t, "pub"))
		day := pub.AddDate(0, 0, rapid.IntRange(-170, 170).Draw(t, "off"))
		if day.Month() == time.February && day.Day() == 29 {
			return
		}
		_, set := find(t, "Danh sách ngày "+day.Format("2/1")+" ở xã.", pub.Format(time.DateOnly), "")
		if got, want := edtf(set), day.Format(time.DateOnly); len(got) != 1 || got[0] != want {
			t.Fatalf("%s on %s: got %v, want %s", day.Format("2/1"), pub.Format(time.DateOnly), got, want)
		}
	})
}

var units = [...]string{"", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

func dayWords(d int) string {
	switch {
	case d < 10:
		return units[d]
	case d == 10:
		return "mười"
	case d == 15:
		return "mười lăm"
	case d < 20:
		return "mười " + units[d-10]
	}
	s := units[d/10] + " mươi"
	switch d % 10 {
	case 0:
		return s
	case 1:
		return s + " mốt"
	case 5:
		return s + " lăm"
	}
	return s + " " + units[d%10]
}

func monthWords(m int) string {
	switch m {
	case 4:
		return "tư"
	case 10:
		return "mười"
	case 11:
		return "mười một"
	case 12:
		return "mười hai"
	}
	return units[m]
}

func FuzzFind(f *testing.F) {
	f.Add("Sáng ngày 25/01/2007, Sở họp từ 8h00 đến 11h30.", "2007-02-01")
	f.Add("rằm tháng Giêng năm Giáp Thìn, 30 Tết, mùng 1 Tết\n", "2024-02-01")
	f.Add("On Monday, October 9-12, 2018 the 1990s", "2018-10-12T01:00:00Z")
	f.Fuzz(func(t *testing.T, s, ref string) {
		c, set := find(t, strings.ToValidUTF8(s, "?"), ref, "")
		checkDates(t, c, set)
	})
}
