// Package schema holds the types that travel between the stages of bienban
// and to its users: Job, Page, Article, Record and Evidence; the record's JSON
// Schema and its validation; deterministic ids; and the JSONL encoding.
//
// It is the bottom floor: it imports nothing else of this module, touches no
// network and no clock.
//
//	job.go       Job and Page: what is to be fetched and what came back
//	article.go   Article: what was read off a page
//	record.go    Record: one event in one article, the published contract
//	party.go     Party: who issues or receives a decision
//	textindex.go slices of a text by code points
//	id.go        deterministic record ids, revisions' content hash
//	validate.go  the JSON Schema and what it cannot say (evidence, references)
//	jsonl.go     one record a line, streaming
//
// Offsets are Unicode code points over Article.Text, end exclusive. Times are
// RFC 3339; calendar values are EDTF (ISO 8601-2, level 1).
package schema
