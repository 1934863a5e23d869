// Package explain shows how the records of an article came to be, for the
// person who asks "why did it say that?": every fact with the rule that found
// it, what the rule is worth and the words it stands on, and the candidates
// that became no fact, with the reason. It shows too what was read of a page
// and what was left out.
//
// It renders as text for a terminal, as one self-contained HTML page that
// works without scripts, and as JSON. Texts of the web are hostile: HTML is
// made by html/template alone, its content security policy allows nothing but
// its own style and script, and control characters never reach a terminal.
//
//	model.go   Explained: facts, words, candidates; what JSON shows
//	build.go   from extract.Explanation to Explained
//	actors.go  who acts and is addressed, and the words nearest to the fact
//	missed.go  candidates that became no fact
//	marks.go   overlapping words as a tree of marks over each block
//	rules.go   what each rule reads, in words (rules.tsv)
//	text.go    Explained as text
//	html.go    Explained as HTML (explain.html, style.css, script.js)
//	page.go    what was read of a page, as text and HTML (page.html)
package explain
