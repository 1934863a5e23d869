// Package mention is what the finders give each other: where in the text a
// fact stands, what it is worth, and the rule that found it.
//
// Finders do not import each other; each reads the document, the lexicon's
// hits and the mentions found before it, and adds its own. A mention's place
// is a span of token indexes of one text.Doc. Indexes into other lists of a
// Set or of Entities are -1 where there is nothing to point at.
//
//	mention.go   Set: dates, organisations, people, posts, documents
//	entity.go    Entities: who is meant; one organisation or person each
//	event.go     decisions and events
//	context.go   what is known of the article beside its text
package mention
