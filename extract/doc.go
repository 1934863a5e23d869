// Package extract makes event records of an article: Extract(Article) gives
// the article's records and a report of what was found and dropped.
//
// It puts the finders together and is a pure function: no clock, no network,
// no state that changes. The same article and lexicon give the same bytes.
//
//	extractor.go   Extractor: the order of the finders
//	assemble.go    mentions and entities -> records: references and evidence
//	select.go      which entities a further event's record carries
//	gate.go        the last step: evidence, schema limits, size
//	confidence.go  a rule's measured precision
//	explain.go     the same with everything known on the way kept
package extract
