// Package english finds organisations, people and posts in English text.
//
// It is precise before it is complete: a capitalised sequence is a person only
// where a form of address, a post, a given name, a family name that stands
// first, or what is said of it makes it one. The part-of-speech tagger is asked
// last, and only about sequences that everything else leaves open.
//
//	finder.go    Finder and the order of finding
//	tables.go    the lexicon's tables as flags of words
//	scan.go      one article while it is read: what each token is claimed for
//	org.go       names of organisations: where one begins, and whether it is one
//	orgname.go   how far a name reaches round its head noun
//	orgalias.go  the short forms that parentheses define
//	orgbeside.go what stands beside a name and says that it is a body's
//	post.go      titles of posts and their status
//	postof.go    what a title is of
//	plural.go    titles in the plural and the lists of those who share them
//	name.go      the shapes of names
//	person.go    which of the shapes are people
//	attach.go    whose a post is
//	naming.go    posts that a verb gives: "appointed X as"
//	tagger.go    the part-of-speech vote
//	prose.go     the tagger on github.com/jdkato/prose
package english
