// Package decision finds what was decided, ordered, asked for, approved,
// concluded or promised, by whom and to whom.
//
// A verb of the table decision_verb opens a frame: who acts stands before it
// (or, in the passive, between được/bị and it), who is addressed and what is
// to be done after it. Where no one is named the speaker of the passage acts,
// or the body whose document the article is about. What was only planned,
// denied or referred to gives nothing.
//
//	finder.go    Finder, Find: the walk over blocks and sentences
//	tables.go    the tables compiled
//	actors.go    who stands where: people, posts, bodies, groups as units
//	subject.go   who acts: the name, pronoun or noun phrase before a verb
//	speech.go    who is speaking: reported speech, what is stressed
//	quoted.go    quotations and whose they are
//	order.go     orders, requests, proposals
//	agentless.go orders without a subject, and whose they are
//	modal.go     phải, cần, nên before what is asked
//	addressee.go whom they address, and where what is asked begins
//	group.go     the words that belong to the name of a group addressed
//	deontic.go   "Sở phải …", "Sở sẽ …"
//	asked.go     "yêu cầu đặt ra … là …", "nhiệm vụ trọng tâm: …"
//	decide.go    "quyết định …", and the issue of documents
//	act.go       decisions with their verb: approvals, posts, awards, sanctions
//	concerned.go whom an act concerns, who gives
//	document.go  what a regulation or plan that the article is about sets
//	draft.go     what a draft would set: proposals
//	list.go      items after a colon
//	short.go     the body that a plain word stands for
//	content.go   the words of the content: where they end, how they are cut
//	deadline.go  by when it is to be done
//	kind.go      directive or request, by who stands above whom
//	english.go   the English frames
//	englishend.go  where the content of them ends
//	englishname.go who acts and who is addressed in them
package decision
