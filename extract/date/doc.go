// Package date finds calendar expressions in Vietnamese and English text and
// says which days they mean, as EDTF (ISO 8601-2, level 1).
//
// It runs after package document and leaves the digits of document numbers
// alone. Expressions are read by hand-written rules over tokens, left to
// right, once. A value that says no year takes one from the publication date
// and the tense of the clause, or from a date said shortly before, or is left
// open ("XXXX-06-15"). Relative words need the publication date; without one
// they are no dates. Nothing impossible is returned.
//
//	finder.go      New, Find: the pass over the text
//	start.go       what may begin with a word or with digits
//	words.go       the vocabulary: what a word does in a date
//	value.go       calendar values, EDTF, the days covered
//	atom.go        one day: "25/01/2007", "mười hai tháng năm"
//	day.go         "ngày", "sáng", … before days; their lists and ranges
//	month.go       months
//	part.go        quarters and parts of a year
//	year.go        years, terms, decades, seasons
//	relative.go    "hôm nay", "tuần trước", weekdays
//	clock.go       times of day joined to a date
//	english.go     English days and months
//	englishrel.go  English weekdays, relative words, quarters, times
//	resolve.go     missing years
//	lunar.go       the lunisolar calendar
//	lunarday.go    days of it in the text
//	use.go         what a date is a date of: deadline, period, anniversary …
//	bind.go        dates of documents
//	eventtime.go   which date is the time of the main event
//	lasting.go     how long it lasted
package date
