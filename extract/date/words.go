package date

import (
	"strconv"

	"github.com/bienban/bienban/extract/lexicon"
)

// kind is what a word does in a date; a word may be of several kinds.
type kind uint64

const (
	kDay kind = 1 << iota
	kHom
	kMung
	kRam
	kMonth
	kYear
	kQuarter
	kWeek
	kOrdinal
	kNum
	kMonthName
	kPart
	kThis
	kLast
	kNext
	kVua
	kTo
	kAnd
	kFrom
	kBefore
	kEnd
	kAt
	kEdge
	kHalf
	kSeason
	kMua
	kRoman
	kHour
	kMinute
	kTomorrow
	kSame
	kLunar
	kEach
	kMany
	kNumber
	kUnit
	kStreet
	kLaw
	kCount
	kCan
	kChi
	kWeekend
	kEnMonth
	kEnWeekday
	kEnRel
	kEnWhich
	kEnUnit
	kEnNth
	kEnSuffix
	kEnSeason
	kEnPrep
	kEnAmPm
	kEnDecade
	kEnQ
	kEnNum
	kEnIts
	kStamp
)

var kindNames = map[string]kind{
	"day": kDay, "hom": kHom, "mung": kMung, "ram": kRam, "month": kMonth, "year": kYear, "quarter": kQuarter,
	"week": kWeek, "ordinal": kOrdinal, "num": kNum, "monthname": kMonthName, "part": kPart, "this": kThis,
	"last": kLast, "next": kNext, "vua": kVua, "to": kTo, "and": kAnd, "from": kFrom, "before": kBefore, "end": kEnd,
	"at": kAt, "edge": kEdge, "half": kHalf, "season": kSeason, "mua": kMua, "roman": kRoman, "hour": kHour,
	"minute": kMinute, "tomorrow": kTomorrow, "same": kSame, "lunar": kLunar, "each": kEach, "many": kMany,
	"number": kNumber, "unit": kUnit, "street": kStreet, "law": kLaw, "count": kCount, "can": kCan, "chi": kChi,
	"weekend": kWeekend, "en-month": kEnMonth, "en-weekday": kEnWeekday, "en-rel": kEnRel, "en-which": kEnWhich,
	"en-unit": kEnUnit, "en-nth": kEnNth, "en-suffix": kEnSuffix, "en-season": kEnSeason, "en-prep": kEnPrep,
	"en-ampm": kEnAmPm, "en-decade": kEnDecade, "en-q": kEnQ, "en-num": kEnNum, "en-its": kEnIts, "stamp": kStamp,
}

// Words that may begin an expression, by language.
const (
	viStart = kDay | kHom | kMung | kRam | kMonth | kYear | kQuarter | kWeek | kOrdinal | kPart | kSame | kHalf |
		kSeason | kWeekend | kNum | kFrom | kEnd
	enStart = kEnMonth | kEnWeekday | kEnRel | kEnWhich | kEnNth | kEnSeason | kEnPrep | kEnQ
)

// cue is what a word near a date says of it.
type cue uint16

const (
	cUntil cue = 1 << iota
	cSince
	cEffect
	cFuture
	cPast
	cPeriod
	cNamed
	cAnniversary
	cRecurring
	cStandard
	cClause
	cEvent
	cSpeech
	cPress
	cDated
	cTell
)

var cueNames = map[string]cue{
	"until": cUntil, "since": cSince, "effect": cEffect, "future": cFuture, "past": cPast, "period": cPeriod,
	"named": cNamed, "anniversary": cAnniversary, "recurring": cRecurring, "standard": cStandard, "clause": cClause, "event": cEvent, "speech": cSpeech, "press": cPress, "dated": cDated, "tell": cTell,
}

// words is the vocabulary of dates by vocabulary id.
type words struct {
	kinds  []kind
	values []int16

	cueTable uint8
	cues     []cue // by row of date_cue

	// Words the rules turn on.
	nay, this, qua, mai, hom, rang, roi, chu, chua, nhat, am, lich, nhuan, tet int32
	so, hoc, tai, chinh, cach, mang, den, ruoi, of, cho                        int32
}

func readWords(lex *lexicon.Lexicon) words {
	t := lex.Table("date")
	var w words
	kinds, values := t.Values("kind"), t.Values("value")
	for i := range kinds {
		id := lex.ID(t.Rows[i].Form)
		if id == 0 {
			continue // of several words: matched by their parts
		}
		for int(id) >= len(w.kinds) {
			w.kinds = append(w.kinds, 0)
			w.values = append(w.values, 0)
		}
		w.kinds[id] |= kindNames[kinds[i]]
		if v, err := strconv.Atoi(values[i]); err == nil {
			w.values[id] = int16(v)
		}
	}
	for _, form := range [...]string{"chủ", "chúa"} { // first words of Sunday
		for id := lex.ID(form); int(id) >= len(w.kinds); {
			w.kinds, w.values = append(w.kinds, 0), append(w.values, 0)
		}
		w.kinds[lex.ID(form)] |= kWeekend
	}
	t = lex.Table("date_cue")
	w.cueTable = t.ID()
	for _, c := range t.Values("cue") {
		w.cues = append(w.cues, cueNames[c])
	}
	for form, id := range map[string]*int32{
		"nay": &w.nay, "này": &w.this, "qua": &w.qua, "mai": &w.mai, "hôm": &w.hom, "rạng": &w.rang, "rồi": &w.roi,
		"chủ": &w.chu, "chúa": &w.chua, "nhật": &w.nhat, "âm": &w.am, "lịch": &w.lich, "nhuận": &w.nhuan, "tết": &w.tet,
		"số": &w.so, "học": &w.hoc, "tài": &w.tai, "chính": &w.chinh, "cách": &w.cach, "mạng": &w.mang, "đến": &w.den,
		"rưỡi": &w.ruoi, "của": &w.of, "cho": &w.cho,
	} {
		*id = lex.ID(form)
	}
	return w
}

func (w *words) kind(id int32) kind {
	if int(id) >= len(w.kinds) || id < 0 {
		return 0
	}
	return w.kinds[id]
}

func (w *words) value(id int32) int {
	if int(id) >= len(w.values) || id < 0 {
		return 0
	}
	return int(w.values[id])
}
