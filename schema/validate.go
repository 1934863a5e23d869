package schema

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

//go:embed event-record.schema.json
var eventSchema []byte

// EventSchema is the JSON Schema (2020-12) of a record, as published.
func EventSchema() []byte { return bytes.Clone(eventSchema) }

var compiled = sync.OnceValues(func() (*jsonschema.Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(eventSchema))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	// An absolute name: a relative one would be looked for in the working folder.
	const name = "urn:bienban:event:1"
	if err := c.AddResource(name, doc); err != nil {
		return nil, err
	}
	return c.Compile(name)
})

// ValidateJSON checks one record's JSON against the schema.
func ValidateJSON(b []byte) error {
	sch, err := compiled()
	if err != nil {
		return fmt.Errorf("schema: event schema: %w", err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		return fmt.Errorf("schema: record is not JSON: %w", err)
	}
	if err := sch.Validate(doc); err != nil {
		return fmt.Errorf("schema: record: %w", err)
	}
	return nil
}

// Validate checks what a consumer relies on: the JSON Schema, references that
// resolve, and, where text is not empty, that every evidence is the slice of
// text it says it is.
func (r *Record) Validate(text string) error {
	b, err := r.MarshalLine()
	if err != nil {
		return err
	}
	if err := ValidateJSON(b); err != nil {
		return err
	}
	if err := r.checkRefs(); err != nil {
		return fmt.Errorf("schema: record %s: %w", r.ID, err)
	}
	if text == "" {
		return nil
	}
	ix := NewTextIndex(text)
	for ev := range r.Evidence() {
		if !ix.Proves(ev) {
			return fmt.Errorf("schema: record %s: evidence [%d:%d) is not %q", r.ID, ev.Start, ev.End, ev.Exact)
		}
	}
	return nil
}

func (r *Record) checkRefs() error {
	known := map[string]bool{}
	add := func(ref string) error {
		if known[ref] {
			return fmt.Errorf("reference %q is defined twice", ref)
		}
		known[ref] = true
		return nil
	}
	for _, o := range r.Organizations {
		if err := add(o.Ref); err != nil {
			return err
		}
	}
	for _, p := range r.People {
		if err := add(p.Ref); err != nil {
			return err
		}
	}
	for _, d := range r.Documents {
		if err := add(d.Ref); err != nil {
			return err
		}
	}
	var errs []error
	use := func(ref, where string) {
		if ref != "" && !known[ref] {
			errs = append(errs, fmt.Errorf("%s names %q, which is not in the record", where, ref))
		}
	}
	deref := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	for _, o := range r.Organizations {
		use(deref(o.Parent), "organizations.parent")
	}
	for _, p := range r.People {
		for _, q := range p.Positions {
			use(deref(q.Organization), "people.positions.organization")
		}
	}
	for _, p := range r.Participants {
		use(p.Ref, "participants.ref")
	}
	for _, d := range r.Decisions {
		use(d.Issuer.Ref, "decisions.issuer")
		for _, a := range d.Addressees {
			use(a.Ref, "decisions.addressees")
		}
		use(deref(d.Document), "decisions.document")
	}
	return errors.Join(errs...)
}

// Evidence yields every evidence of the record.
func (r *Record) Evidence() func(yield func(Evidence) bool) {
	return func(yield func(Evidence) bool) {
		each := func(list []Evidence) bool {
			for _, e := range list {
				if !yield(e) {
					return false
				}
			}
			return true
		}
		if r.Time != nil && !each(r.Time.Evidence) {
			return
		}
		if r.Place != nil && !each(r.Place.Evidence) {
			return
		}
		for _, o := range r.Organizations {
			if !each(o.Evidence) {
				return
			}
		}
		for _, p := range r.People {
			if !each(p.Evidence) {
				return
			}
			for _, q := range p.Positions {
				if !each(q.Evidence) {
					return
				}
			}
		}
		for _, p := range r.Participants {
			if !each(p.Evidence) {
				return
			}
		}
		for _, d := range r.Dates {
			if !each(d.Evidence) {
				return
			}
		}
		for _, d := range r.Documents {
			if !each(d.Evidence) {
				return
			}
		}
		for _, d := range r.Decisions {
			if !each(d.Evidence) {
				return
			}
		}
	}
}
