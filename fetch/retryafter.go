package fetch

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Spellings of HTTP dates that servers send and http.ParseTime refuses: zone
// names and offsets other than GMT, days of one digit, two-digit years.
var retryLayouts = []string{
	"Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 -07:00",
	"Mon, 2-Jan-2006 15:04:05 MST", "Mon, 2-Jan-06 15:04:05 MST", "Monday, 2-Jan-06 15:04:05 MST",
	"Monday, 2-Jan-2006 15:04:05 MST", "2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700",
	time.RFC3339,
}

// retryAfter reads a Retry-After value (RFC 9110 10.2.3): how long to wait from
// now, within [0, most]. It reports false for a value that says nothing.
func retryAfter(v string, now time.Time, most time.Duration) (time.Duration, bool) {
	v = strings.TrimSpace(v)
	if v == "" {
		return 0, false
	}
	if s, err := strconv.ParseFloat(v, 64); err == nil && !math.IsNaN(s) {
		if s >= most.Seconds() {
			return most, true
		}
		return max(time.Duration(s*float64(time.Second)), 0), true
	}
	t, err := http.ParseTime(v)
	for i := 0; err != nil && i < len(retryLayouts); i++ {
		t, err = time.Parse(retryLayouts[i], v)
		// A zone name Go does not know is read as an invented zone of offset
		// 0: only those that are 0 may pass.
		if name, off := t.Zone(); err == nil && off == 0 && name != "" && name != "UTC" && name != "GMT" && name != "Z" {
			return 0, false
		}
	}
	if err != nil {
		return 0, false
	}
	return min(max(t.Sub(now), 0), most), true
}
