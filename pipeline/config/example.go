package config

import (
	"bytes"
	_ "embed"
)

//go:embed example.yaml
var example []byte

// Example is the commented file that "bienban init" writes. It teaches every
// key and can be run as it is.
func Example() []byte { return bytes.Clone(example) }
