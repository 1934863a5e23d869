package english

import (
	"fmt"
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"
)

// maxTagged bounds a sentence given to the tagger, in bytes.
const maxTagged = 2000

// proseModel is the tagger's model, loaded once: a third of a second and some
// tens of megabytes.
var proseModel = sync.OnceValues(func() (*prose.Model, error) {
	d, err := prose.NewDocument("Minutes.", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return nil, fmt.Errorf("english: load the tagger's model: %w", err)
	}
	return d.Model, nil
})

type proseTagger struct{}

// Prose is the tagger of github.com/jdkato/prose; its model is loaded at the
// first sentence.
func Prose() Tagger { return proseTagger{} }

// Tag implements Tagger. A sentence over 2000 bytes is refused.
func (proseTagger) Tag(sentence string) (tokens []Token, err error) {
	if len(sentence) > maxTagged {
		return nil, fmt.Errorf("english: a sentence of %d bytes is more than the tagger takes (%d)", len(sentence), maxTagged)
	}
	m, err := proseModel()
	if err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil {
			tokens, err = nil, fmt.Errorf("english: the tagger gave up on a sentence of %d bytes: %v", len(sentence), r)
		}
	}()
	d, err := prose.NewDocument(sentence, prose.WithSegmentation(false), prose.WithExtraction(false), prose.UsingModel(m))
	if err != nil {
		return nil, fmt.Errorf("english: tag: %w", err)
	}
	at := 0
	for _, t := range d.Tokens() {
		k := Token{Text: t.Text, Tag: t.Tag, At: -1}
		if n := strings.Index(sentence[at:], t.Text); n >= 0 {
			k.At = at + n
			at = k.At + len(t.Text)
		}
		tokens = append(tokens, k)
	}
	return tokens, nil
}
