// Package event finds what happened: the article's main event and up to three
// further ones, each with its type, modality, time, place and the parts that
// people and organisations had in it.
//
// The type is a matter of weight: words that tell of an event (table
// event_trigger) count by where they stand, most in the title and the first
// sentence. Parts come from role verbs (table event_role) and from who acts.
//
//	finder.go    Finder, Find: the order of the steps
//	tables.go    the lexicon tables, read once
//	classify.go  the type of the main event, and the words that tell it
//	modality.go  whether it happened, will, goes on, or is called off
//	actors.go    people and organisations in order, and who acts at a verb
//	roles.go     organizer, chair, attendee, speaker, host, sender, recipient
//	name.go      what the text calls the event, and where it was
//	weights.go   what each type weighed, for those who ask why
//	further.go   further events, and which event a decision belongs to
package event
