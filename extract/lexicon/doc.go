// Package lexicon holds the words bienban knows, as data, and finds them all
// in a text in one pass.
//
// A table is a TSV file: "#" lines say what it holds and where the entries
// come from, the first other line is the header, "form" its first column. The
// tables in data/ are embedded; a user's own are added with Load and need no
// rebuilding. Lines are sorted by form.
//
// A column named "case" says how a form must be written to count:
//
//	(empty)  however it is written
//	cap      its first word with a capital ("Sở", not "sở")
//	exact    just as it stands in the table ("TT", not "Tt")
//
// Other columns belong to the package that uses the table; it reads them once,
// when it is built, and refers to rows by number afterwards.
//
//	table.go      reading and checking a table
//	lexicon.go    Lexicon: tables, vocabulary and automaton together
//	automaton.go  the token automaton and Scan
package lexicon
