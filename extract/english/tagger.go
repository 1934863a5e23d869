package english

// Token is a word of a sentence with its part of speech.
type Token struct {
	Text string
	Tag  string // Penn Treebank: "NNP" for a proper noun
	At   int    // byte offset in the sentence, -1 where it was not found again
}

// Tagger tells the parts of speech of one sentence. It must be safe for use by
// many goroutines.
type Tagger interface {
	Tag(sentence string) ([]Token, error)
}
