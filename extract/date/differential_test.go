package date

import (
	"testing"
	"time"

	"github.com/markusmobius/go-dateparser"
)

// The forms that go-dateparser, a port of Python's dateparser, supports are
// read as it reads them; where they are not, the row says why. It translates a
// single string, so each is read alone and taken whole.
func TestAgainstDateparser(t *testing.T) {
	ref := time.Date(2007, 2, 1, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		lang, in string
		ours     string // where it differs; "-" for no date
		why      string
	}{
		{"vi", "25/01/2007", "", ""},
		{"vi", "25-01-2007", "", ""},
		{"vi", "25.01.2007", "", ""},
		{"vi", "25/01/07", "", ""},
		{"vi", "ngày 25 tháng 1 năm 2007", "", ""},
		{"vi", "25 tháng 1 năm 2007", "", ""},
		{"vi", "25 tháng 1, 2007", "", ""},
		{"vi", "ngày 25 tháng 1", "", ""},
		{"vi", "thứ năm, 25/01/2007", "", ""},
		{"vi", "25/1/2007 14:30", "", ""},
		{"vi", "14:30 25/1/2007", "", ""},
		{"vi", "tháng 1 năm 2007", "", ""},
		{"vi", "hôm qua", "", ""},
		{"vi", "hôm nay", "", ""},
		{"vi", "ngày mai", "", ""},
		{"vi", "30/2/2007", "", ""},
		{"vi", "32/1/2007", "", ""},
		{"vi", "25/1", "-", "alone it may be a fraction or a count; it needs a word that makes it a day"},
		{"vi", "tháng 01/2007", "2007-01", "dateparser does not know a month with a slash"},
		{"vi", "3 ngày trước", "-", "a length of time back from nowhere: GUIDE counts no vague span"},
		{"en", "January 25, 2007", "", ""},
		{"en", "Jan. 25, 2007", "", ""},
		{"en", "25 January 2007", "", ""},
		{"en", "Thursday, January 25, 2007", "", ""},
		{"en", "2007-01-25", "", ""},
		{"en", "January 2007", "", ""},
		{"en", "October 2019", "", ""},
		{"en", "Sept. 30, 2013", "", ""},
		{"en", "March 3, 2019 at 4:30 p.m.", "", ""},
		{"en", "yesterday", "", ""},
		{"en", "today", "", ""},
		{"en", "tomorrow", "", ""},
		{"en", "February 30, 2007", "", ""},
		{"en", "12/11/2008", "2008-11-12", "day before month, as everywhere but in the United States"},
		{"en", "in 3 days", "-", "a length of time ahead of nowhere"},
	}
	for _, tt := range tests {
		t.Run(tt.lang+" "+tt.in, func(t *testing.T) {
			theirs := "-"
			d, err := dateparser.Parse(&dateparser.Configuration{Languages: []string{tt.lang}, CurrentTime: ref}, tt.in)
			if err == nil {
				layout := time.DateOnly
				switch p := d.Period.String(); {
				case p == "Month":
					layout = "2006-01"
				case d.Time.Hour() != 0 && !d.Time.Equal(d.Time.Truncate(24*time.Hour).Add(12*time.Hour)):
					layout = "2006-01-02T15:04"
				}
				theirs = d.Time.Format(layout)
			}
			ours := "-"
			if _, set := find(t, tt.in, "2007-02-01", tt.lang); len(set.Dates) == 1 {
				ours = set.Dates[0].EDTF
			}
			switch {
			case tt.why == "" && ours != theirs:
				t.Errorf("%s, dateparser says %s", ours, theirs)
			case tt.why != "" && ours != tt.ours:
				t.Errorf("%s, want %s: %s", ours, tt.ours, tt.why)
			case tt.why != "" && ours == theirs:
				t.Errorf("both say %s now: the reason no longer holds: %s", ours, tt.why)
			}
		})
	}
}
