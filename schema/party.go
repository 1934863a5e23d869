package schema

import (
	"bytes"
	"encoding/json"
	"errors"
)

// Party is who issues or must carry out a decision: a reference into the
// record ("o1", "p2"), else the words the article uses ("các Sở, ban ngành"),
// else, with both empty, nobody said.
type Party struct {
	Ref     string
	Written string
}

// IsZero reports whether nobody is said.
func (p Party) IsZero() bool { return p == Party{} }

// MarshalJSON writes "o1", {"written": "…"} or null.
func (p Party) MarshalJSON() ([]byte, error) {
	switch {
	case p.Ref != "":
		return marshal(p.Ref)
	case p.Written != "":
		return marshal(struct {
			Written string `json:"written"`
		}{p.Written})
	}
	return []byte("null"), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Party) UnmarshalJSON(b []byte) error {
	*p = Party{}
	b = bytes.TrimSpace(b)
	switch {
	case bytes.Equal(b, []byte("null")):
		return nil
	case len(b) > 0 && b[0] == '"':
		return json.Unmarshal(b, &p.Ref)
	case len(b) > 0 && b[0] == '{':
		var w struct {
			Written string `json:"written"`
		}
		dec := json.NewDecoder(bytes.NewReader(b))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&w); err != nil {
			return err
		}
		p.Written = w.Written
		return nil
	}
	return errors.New(`schema: party is neither null, a reference nor {"written": …}`)
}

// marshal is json.Marshal without HTML escaping.
func marshal(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}
