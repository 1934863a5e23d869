package main

import "github.com/bienban/bienban/schema"

// SchemaCmd prints the record's JSON Schema.
type SchemaCmd struct{}

// Help is shown under --help.
func (SchemaCmd) Help() string {
	return `The contract every record follows (JSON Schema 2020-12).

  bienban schema > event-record.schema.json`
}

// Run prints it.
func (SchemaCmd) Run(a *app) error {
	_, err := a.stdout.Write(schema.EventSchema())
	return err
}
