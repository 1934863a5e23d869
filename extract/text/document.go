package text

import (
	"sort"
	"unicode/utf8"

	"github.com/bienban/bienban/schema"
)

// Class says what a token is made of.
type Class uint8

// The classes of token.
const (
	Word   Class = iota // letters, with apostrophes inside: "Đảng", "K'Ré"
	Number              // ASCII digits
	Punct               // one code point of anything else
)

// Case says how a word is written.
type Case uint8

// The cases of a word.
const (
	NoCase Case = iota // not a word
	Lower              // "tỉnh"
	Title              // "Tỉnh", "K'Ré"; also a single capital
	Upper              // "TỈNH", two letters or more
	Mixed              // "VnExpress", "TTg"
)

// Flag is a mark the vocabulary puts on a word.
type Flag uint8

// Abbreviation marks a word whose full stop does not end a sentence ("TP",
// "ThS").
const Abbreviation Flag = 1 << iota

// Token is one word, number or punctuation mark.
type Token struct {
	Start, End int32 // bytes
	Rune       int32 // code-point offset of Start
	ID         int32 // id of the folded form in the vocabulary; 0 where it is in no lexicon
	R          rune  // first code point; the mark itself for Punct
	Class      Class
	Case       Case
	Flags      Flag
	Space      bool // white space (or the text's start) stands before it
	Break      bool // first token of a block
}

// Cap reports whether the token begins with a capital letter.
func (t *Token) Cap() bool { return t.Case >= Title && !(t.Case == Mixed && isLowerRune(t.R)) }

// Is reports whether the token is the punctuation mark r.
func (t *Token) Is(r rune) bool { return t.Class == Punct && t.R == r }

// IsDash reports whether the token is a hyphen or a dash of any length.
func (t *Token) IsDash() bool { return t.Class == Punct && isDash(t.R) }

// IsApostrophe reports whether the token is an apostrophe of any shape.
func (t *Token) IsApostrophe() bool { return t.Class == Punct && isApostrophe(t.R) }

// IsQuote reports whether the token is a double quotation mark of any shape.
func (t *Token) IsQuote() bool {
	return t.Class == Punct && (t.R == '"' || t.R == '“' || t.R == '”' || t.R == '„' || t.R == '«' || t.R == '»')
}

// Span is the tokens [Start, End).
type Span struct{ Start, End int }

// Len is the number of tokens.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no token.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether token i lies in the span.
func (s Span) Contains(i int) bool { return i >= s.Start && i < s.End }

// Covers reports whether o lies wholly in s.
func (s Span) Covers(o Span) bool { return o.Start >= s.Start && o.End <= s.End }

// Overlaps reports whether the spans share a token.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Block is one block of the article: its tokens and what it was.
type Block struct {
	Span
	Kind schema.BlockKind
}

// Vocabulary gives words their ids. Folded is the matching key made by Fold;
// id 0 means unknown.
type Vocabulary interface {
	Lookup(folded []byte) (id int32, flags Flag)
}

// Doc is a text cut into tokens, sentences and blocks.
type Doc struct {
	Text      string
	Tokens    []Token
	Sentences []Span // in order, covering every token
	Blocks    []Block

	fold [maxFold]byte // room for one word's key: on the stack it would not stay
}

// New cuts text, which must be valid UTF-8 in NFC. Blocks may be nil: every
// line is a paragraph then.
func New(v Vocabulary, text string, blocks []schema.Block) *Doc {
	d := new(Doc)
	d.Cut(v, text, blocks)
	return d
}

// Cut is New in memory that is there.
func (d *Doc) Cut(v Vocabulary, text string, blocks []schema.Block) {
	*d = Doc{Text: text}
	d.tokenize(v)
	d.cutBlocks(blocks)
	d.cutSentences()
}

// Word is the text of token i.
func (d *Doc) Word(i int) string { t := &d.Tokens[i]; return d.Text[t.Start:t.End] }

// Slice is the text from the first token of s to its last, as written.
func (d *Doc) Slice(s Span) string {
	if s.Empty() {
		return ""
	}
	return d.Text[d.Tokens[s.Start].Start:d.Tokens[s.End-1].End]
}

// Runes are the code-point offsets of s, end exclusive.
func (d *Doc) Runes(s Span) (start, end int) {
	if s.Empty() {
		return 0, 0
	}
	last := &d.Tokens[s.End-1]
	return int(d.Tokens[s.Start].Rune), int(last.Rune) + utf8.RuneCountInString(d.Text[last.Start:last.End])
}

// Evidence is the evidence of s.
func (d *Doc) Evidence(s Span) schema.Evidence {
	start, end := d.Runes(s)
	return schema.Evidence{Start: start, End: end, Exact: d.Slice(s)}
}

// SentenceOf is the index of the sentence that token i lies in.
func (d *Doc) SentenceOf(i int) int {
	return sort.Search(len(d.Sentences), func(k int) bool { return d.Sentences[k].End > i })
}

// Sentence is the sentence that token i lies in.
func (d *Doc) Sentence(i int) Span { return d.Sentences[d.SentenceOf(i)] }

// BlockOf is the index of the block that token i lies in.
func (d *Doc) BlockOf(i int) int {
	return sort.Search(len(d.Blocks), func(k int) bool { return d.Blocks[k].End > i })
}

// Glued reports whether token i follows the one before it without a space.
func (d *Doc) Glued(i int) bool { return i > 0 && i < len(d.Tokens) && !d.Tokens[i].Space }

// cutBlocks makes a block of every run between two Breaks and gives it the
// kind of the article's block at the same offset.
func (d *Doc) cutBlocks(blocks []schema.Block) {
	n := 0
	for i := range d.Tokens {
		if d.Tokens[i].Break {
			n++
		}
	}
	d.Blocks = make([]Block, 0, n)
	b := 0
	for i := 0; i < len(d.Tokens); {
		j := i + 1
		for j < len(d.Tokens) && !d.Tokens[j].Break {
			j++
		}
		kind := schema.BlockParagraph
		at := int(d.Tokens[i].Rune)
		for b < len(blocks) && blocks[b].End <= at {
			b++
		}
		if b < len(blocks) && blocks[b].Start <= at {
			kind = blocks[b].Kind
		}
		d.Blocks = append(d.Blocks, Block{Span{i, j}, kind})
		i = j
	}
}
