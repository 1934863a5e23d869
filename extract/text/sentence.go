package text

// cutSentences ends a sentence at a full stop, question or exclamation mark or
// ellipsis that white space follows, unless the stop belongs to an
// abbreviation ("TP. Mỹ Tho"), an initial ("N. T. H"), the "No." of a number or
// a number that opens an item ("1. "). Closing quotes and brackets stay with the sentence they
// close. A block always ends one.
func (d *Doc) cutSentences() {
	d.Sentences = make([]Span, 0, len(d.Tokens)/16+len(d.Blocks))
	for _, b := range d.Blocks {
		start := b.Start
		for i := b.Start; i < b.End; i++ {
			if !d.endsSentence(i, start, b.End) {
				continue
			}
			end := i + 1
			for end < b.End && !d.Tokens[end].Space && closes(&d.Tokens[end]) {
				end++
			}
			d.Sentences = append(d.Sentences, Span{start, end})
			start = end
			i = end - 1
		}
		if start < b.End {
			d.Sentences = append(d.Sentences, Span{start, b.End})
		}
	}
}

func (d *Doc) endsSentence(i, start, end int) bool {
	t := &d.Tokens[i]
	if t.Class != Punct {
		return false
	}
	switch t.R {
	case '.', '!', '?', '…':
	default:
		return false
	}
	// Look past closing marks: what follows must stand apart.
	next := i + 1
	for next < end && !d.Tokens[next].Space && closes(&d.Tokens[next]) {
		next++
	}
	if next >= end {
		return true
	}
	n := &d.Tokens[next]
	if !n.Space {
		// "…tỉnh.Ông": a missing space after a small letter, before a capital.
		return t.R == '.' && next == i+1 && n.Class == Word && n.Case == Title && i > start &&
			d.Tokens[i-1].Class == Word && d.Tokens[i-1].Case == Lower && d.Tokens[i-1].Flags&Abbreviation == 0 &&
			d.Tokens[i-1].End-d.Tokens[i-1].Start > 2
	}
	if n.Class == Word && n.Case == Lower {
		return t.R == '!' || t.R == '?'
	}
	if t.R != '.' || i == start {
		return i > start
	}
	p := &d.Tokens[i-1]
	switch {
	case t.Space: // "A ." still ends
		return true
	case p.Class == Number:
		return !(i-1 == start) // "1. Kết quả" opens an item
	case p.Class == Word && p.Flags&Abbreviation != 0:
		return false
	case n.Class == Number && p.Case == Title && d.Word(i-1) == "No":
		return false // "Decision No. 12"
	case p.Class == Word && p.Case != Lower && n.Class == Word && runeLen(d, i-1) == 1:
		return false // an initial, or the letter of an item ("A. ")
	}
	return true
}

func runeLen(d *Doc, i int) int {
	n := 0
	for range d.Word(i) {
		n++
	}
	return n
}

func closes(t *Token) bool {
	if t.Class != Punct {
		return false
	}
	switch t.R {
	case '"', '”', '’', '\'', ')', ']', '»', '.', '!', '?', '…', '/':
		return true
	}
	return false
}
