// Package clause reads what stands round a verb without a parser: the words
// that negate it, put it in the past or the future, make it passive, turn it
// into a noun or subordinate it.
//
//	cues.go   Reader, Cues: the cue words of a text
//	group.go  Group: the words that belong to a verb, read leftwards from it
package clause
