// Package eval measures extraction against gold: hand-made values of
// articles, made by the annotation guide. It compares values, not spans, sums
// counts over articles, and says for every fault which article it is in, the
// words around it and the rule that made it.
//
//	gold.go     Gold: the annotation of one article; CheckGold
//	folder.go   Load: pages and gold of a folder
//	norm.go     normal form of strings, words, numbers
//	match.go    greedy one-to-one matching, forms of organisations
//	rows.go     the rows of the table, counts and shares
//	score.go    Score: one article's records against its gold
//	people.go   people and their posts
//	events.go   the main event: type, time, modality, roles
//	words.go    decisions, by words
//	table.go    Table: sums, precision, recall, F1, bootstrap intervals
//	print.go    the table and the faults as text
//	fault.go    Fault: one miss or one false value
//	against.go  what changed since a saved run
//	rules.go    precision and support of each rule, confidence.tsv
//	source.go   the rules named in the code
//	floor.go    the figures no change may fall below
//	pages.go    page reading against known body, title and date
//	run.go      Run: reading, extracting and scoring a folder
//
// The figures are the same as those of an independent scorer of the same
// rules, to the last digit; the tests hold worked cases of it.
package eval
