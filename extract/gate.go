package extract

import (
	"slices"

	"github.com/bienban/bienban/schema"
)

// gate is the last step before a record leaves: a fact whose evidence is not
// what stands in the text is dropped and counted, and a record above the size
// limit has its lists cut.
func gate(records []schema.Record, text string, rep *Report) {
	ix := schema.NewTextIndex(text)
	for i := range records {
		r := &records[i]
		proveAll(r, ix, rep)
		shrink(r, rep)
	}
}

// proveAll drops the facts that their evidence does not prove.
func proveAll(r *schema.Record, ix *schema.TextIndex, rep *Report) {
	proven := func(list []schema.Evidence) bool {
		if len(list) > 0 && !slices.ContainsFunc(list, func(e schema.Evidence) bool { return !ix.Proves(e) }) {
			return true
		}
		rep.drop("evidence")
		return false
	}
	if r.Time != nil && !proven(r.Time.Evidence) {
		r.Time = nil
	}
	if r.Place != nil && !proven(r.Place.Evidence) {
		r.Place = nil
	}
	r.Organizations = slices.DeleteFunc(r.Organizations, func(o schema.Organization) bool { return !proven(o.Evidence) })
	r.People = slices.DeleteFunc(r.People, func(p schema.Person) bool { return !proven(p.Evidence) })
	for i := range r.People {
		p := &r.People[i]
		p.Positions = slices.DeleteFunc(p.Positions, func(q schema.Position) bool { return !proven(q.Evidence) })
	}
	r.Participants = slices.DeleteFunc(r.Participants, func(p schema.Participant) bool { return !proven(p.Evidence) })
	r.Dates = slices.DeleteFunc(r.Dates, func(d schema.Date) bool { return !proven(d.Evidence) })
	r.Documents = slices.DeleteFunc(r.Documents, func(d schema.Document) bool { return !proven(d.Evidence) })
	r.Decisions = slices.DeleteFunc(r.Decisions, func(d schema.Decision) bool { return !proven(d.Evidence) })
	dropUnknown(r)
}

// shrink cuts a record's lists until it fits: repeated evidence first, then
// the lists that consumers miss least, from their ends.
func shrink(r *schema.Record, rep *Report) {
	if size(r) <= schema.MaxRecordBytes {
		return
	}
	cut := func(name string) {
		rep.drop("size")
		if !slices.Contains(r.Truncated, name) {
			r.Truncated = append(r.Truncated, name)
		}
	}
	for i := range r.Organizations {
		r.Organizations[i].Evidence = first(r.Organizations[i].Evidence)
	}
	for i := range r.People {
		r.People[i].Evidence = first(r.People[i].Evidence)
	}
	for i := range r.Dates {
		r.Dates[i].Evidence = first(r.Dates[i].Evidence)
	}
	cut("evidence")
	isMention := func(p schema.Participant) bool { return p.Role == schema.Mentioned }
	if size(r) > schema.MaxRecordBytes {
		r.Participants = slices.DeleteFunc(r.Participants, isMention)
		cut("participants")
	}
	for size(r) > schema.MaxRecordBytes && len(r.Dates) > 1 {
		r.Dates = r.Dates[:len(r.Dates)/2]
		cut("dates")
	}
	for size(r) > schema.MaxRecordBytes && len(r.Decisions) > 1 {
		r.Decisions = r.Decisions[:len(r.Decisions)/2]
		cut("decisions")
	}
	for size(r) > schema.MaxRecordBytes && len(r.Documents) > 1 {
		r.Documents = r.Documents[:len(r.Documents)/2]
		cut("documents")
		dropUnknown(r)
	}
	for size(r) > schema.MaxRecordBytes && len(r.People) > 1 {
		r.People = r.People[:len(r.People)/2]
		cut("people")
		dropUnknown(r)
	}
	for size(r) > schema.MaxRecordBytes && len(r.Organizations) > 1 {
		r.Organizations = r.Organizations[:len(r.Organizations)/2]
		cut("organizations")
		dropUnknown(r)
	}
}

// dropUnknown takes out references to what is no longer in the record.
func dropUnknown(r *schema.Record) {
	known := map[string]bool{"": true}
	for i := range r.Organizations {
		known[r.Organizations[i].Ref] = true
	}
	for i := range r.People {
		known[r.People[i].Ref] = true
	}
	for i := range r.Documents {
		known[r.Documents[i].Ref] = true
	}
	lose := func(ref **string) {
		if *ref != nil && !known[**ref] {
			*ref = nil
		}
	}
	for i := range r.Organizations {
		lose(&r.Organizations[i].Parent)
	}
	for i := range r.People {
		for j := range r.People[i].Positions {
			lose(&r.People[i].Positions[j].Organization)
		}
	}
	r.Participants = slices.DeleteFunc(r.Participants, func(p schema.Participant) bool { return !known[p.Ref] })
	for i := range r.Decisions {
		d := &r.Decisions[i]
		if !known[d.Issuer.Ref] {
			d.Issuer = schema.Party{}
		}
		d.Addressees = slices.DeleteFunc(d.Addressees, func(p schema.Party) bool { return !known[p.Ref] })
		lose(&d.Document)
	}
}

func first(list []schema.Evidence) []schema.Evidence { return list[:min(1, len(list))] }

func size(r *schema.Record) int {
	b, err := r.MarshalLine()
	if err != nil { // a record of plain values always encodes
		return 0
	}
	return len(b)
}
