// Package page reads one page: its bytes become an Article with the right
// title, the publication date, the whole body and nothing else.
//
// It is pure: no clock, no network, nothing that changes between calls.
//
//	read.go     Read and ReadText, limits, what happens to bad input
//	text.go     inline text, blocks and their places
//	selectors.go CSS selectors of a source
//	plain.go    plain text: title, dateline, lead printed twice, byline
package page
