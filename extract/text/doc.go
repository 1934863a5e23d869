// Package text turns an article's text into tokens, sentences and blocks.
//
// It knows letters, digits, punctuation and the shapes of Vietnamese
// syllables; it does not know what a name is. A Doc is immutable and safe for
// use by many goroutines. Positions are token indexes; a token carries its
// byte offsets and its code-point offset, so that evidence is exact.
//
//	document.go  Doc, Token, Span and the answers about them
//	tokenize.go  text -> tokens, in one pass
//	sentence.go  tokens -> sentences
//	syllable.go  what a Vietnamese syllable looks like
//	fold.go      the matching key of a syllable (case, tone place, y/i)
package text
