// Package event finds what happened: the article's main event and up to three
// further ones, each with its type, modality, time, place and the parts that
// people and organisations had in it.
//
// The type is a matter of weight: words that tell of an event (table
// event_trigger) count by where they stand, most in the title and the first
// sentence. Parts come from role verbs (table event_role) and from who acts.
//
//	finder.go    Finder, Find: the order of the steps; sentences that tell of something else
//	tables.go    the lexicon tables, read once
//	classify.go  the type of the main event, and the words that tell it
//	title.go     what the title says of the type
//	speech.go    whether what is said is the news, or only carries it
//	frame.go     what is held: "Sở tổ chức Hội thảo", "Hội nghị diễn ra"
//	modality.go  whether it happened, will, goes on, or is called off
//	actors.go    people and organisations in order, and who acts at a verb
//	head.go      who acts at the event's words, and for which body
//	roles.go     parts by role words
//	whose.go     whose the event is, where no role word says
//	present.go   guests: lists of them, who speaks, whom the title names
//	done.go      to whom it was done: appointed, honoured, punished, inspected
//	name.go      what the text calls the event, and where it was
//	further.go   further events, and which event a decision belongs to
//	weights.go   what each type weighed, for those who ask why
package event
