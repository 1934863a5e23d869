package config

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Duration is a time.Duration written as "1s", "1h30m" or "2d".
type Duration time.Duration

// Std is the standard library's form.
func (d Duration) Std() time.Duration { return time.Duration(d) }

// String writes the duration as it is read.
func (d Duration) String() string { return time.Duration(d).String() }

// MarshalText writes the duration as it is read.
func (d Duration) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

var errDuration = errors.New(`is no duration; write a number with a unit, as "500ms", "30s", "6h" or "2d"`)

// UnmarshalText reads "500ms", "30s", "1h30m"; "2d" is 48 hours; "0" is none.
func (d *Duration) UnmarshalText(b []byte) error {
	s := strings.TrimSpace(string(b))
	v, err := time.ParseDuration(s)
	if err != nil {
		days, found := strings.CutSuffix(s, "d")
		n, err := strconv.Atoi(days)
		if !found || err != nil || n < 0 || n > 36500 {
			return fmt.Errorf("%q %w", s, errDuration)
		}
		v = time.Duration(n) * 24 * time.Hour
	}
	*d = Duration(v)
	return nil
}

// Size is a number of bytes, written as "20MiB", "1.5GB" or a plain number.
type Size int64

var errSize = errors.New(`is no size; write a number of bytes, or one with a unit, as "512KiB", "20MiB" or "10GB"`)

var sizeUnits = []struct {
	name  string
	bytes float64
}{
	{"KiB", 1 << 10},
	{"MiB", 1 << 20},
	{"GiB", 1 << 30},
	{"TiB", 1 << 40},
	{"KB", 1e3},
	{"MB", 1e6},
	{"GB", 1e9},
	{"TB", 1e12},
	{"B", 1},
}

// MarshalText writes the size as it is read: in the largest unit that divides it.
func (s Size) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// String writes the size in the largest binary unit that divides it.
func (s Size) String() string {
	for i := 3; i >= 0; i-- {
		if u := Size(sizeUnits[i].bytes); s != 0 && s%u == 0 {
			return strconv.FormatInt(int64(s/u), 10) + sizeUnits[i].name
		}
	}
	return strconv.FormatInt(int64(s), 10)
}

// UnmarshalText reads what MarshalText writes, and decimal units.
func (s *Size) UnmarshalText(b []byte) error {
	text := strings.TrimSpace(string(b))
	num, unit := text, 1.0
	for _, u := range sizeUnits {
		if len(text) > len(u.name) && strings.EqualFold(text[len(text)-len(u.name):], u.name) {
			num, unit = strings.TrimSpace(text[:len(text)-len(u.name)]), u.bytes
			break
		}
	}
	v, err := strconv.ParseFloat(num, 64)
	if err != nil || math.IsNaN(v) || v < 0 || v*unit > 1<<60 {
		return fmt.Errorf("%q %w", text, errSize)
	}
	*s = Size(v * unit)
	return nil
}
