package charset

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// IsSyllable reports whether word is spelt as one Vietnamese syllable: an onset,
// a rime that may follow it, and a tone the rime can bear, written on the vowel
// where one of the two usual styles puts it. In small letters, in capitals, or with
// a capital first; NFC. It says nothing of meaning: "ban" is one, and so is the
// English "me".
func IsSyllable(word string) bool { return spelling().has(word) }

// HasTone reports whether r is a letter only Vietnamese spelling uses: one of
// Unicode's Vietnamese block, or ă, đ, ơ, ư.
func HasTone(r rune) bool {
	return r >= 0x1ea0 && r <= 0x1ef9 || r == 'ă' || r == 'Ă' || r == 'đ' || r == 'Đ' || r == 'ơ' || r == 'Ơ' || r == 'ư' || r == 'Ư'
}

// The tones, as combining marks in the order of their numbers here: level 0,
// grave, acute, hook, tilde, dot below. Stop finals bear acute and dot only.
var toneMarks = [...]rune{0, 0x300, 0x301, 0x309, 0x303, 0x323}

const (
	acute = 2
	dot   = 5
)

// maxLetters is the length of the longest syllables (nghiêng).
const maxLetters = 7

// speller holds every syllable without its tone, its letters coded one byte each.
type speller struct {
	letters [0x1efa]letter
	shapes  map[string]shape
}

// letter is a code for base and quality (0: not of Vietnamese) and a tone.
type letter struct {
	code, tone byte
	upper      bool
}

// shape says of a toneless syllable which letters may bear the tone (bit i:
// letter i) and whether it ends in a stop.
type shape struct {
	bearers byte
	stop    bool
}

const plainVowels, markedVowels = "aeiouy", "ăâêôơư"

var spelling = sync.OnceValue(func() *speller {
	s := &speller{shapes: map[string]shape{}}
	code := byte(0)
	for _, r := range plainVowels + markedVowels + "bcdđghklmnpqrstvx" {
		code++
		for t, mark := range toneMarks {
			if t > 0 && !strings.ContainsRune(plainVowels+markedVowels, r) {
				break
			}
			form := string(r)
			if mark != 0 {
				form = norm.NFC.String(form + string(mark))
			}
			s.letters[[]rune(form)[0]] = letter{code, byte(t), false}
			s.letters[[]rune(strings.ToUpper(form))[0]] = letter{code, byte(t), true}
		}
	}
	type onset struct{ text, before string }
	onsets := []onset{{"", "*"}}
	for _, row := range table("onsets.tsv", "onset", "before") {
		onsets = append(onsets, onset{row[0], row[1]})
	}
	for _, row := range table("rimes.tsv", "rime", "onsets") {
		rime := row[0]
		first := string([]rune(rime)[0])
		for _, o := range onsets {
			before, not := strings.CutPrefix(o.before, "! ")
			fits := before == "*" || slices.Contains(strings.Fields(before), first) != not
			name := o.text
			if name == "" {
				name = "-"
			}
			if fits && (row[1] == "*" || slices.Contains(strings.Fields(row[1]), name)) {
				key, _, _ := s.code(o.text + rime)
				skip := len([]rune(o.text))
				if _, ok := s.shapes[key]; ok && o.text == "g" {
					continue // "gia" is "gi" and "a", not "g" and "ia"
				}
				s.shapes[key] = shape{bearers: bearers(rime) << skip, stop: endsInStop(rime)}
			}
		}
	}
	return s
})

func endsInStop(rime string) bool {
	return strings.HasSuffix(rime, "c") || strings.HasSuffix(rime, "ch") || strings.HasSuffix(rime, "p") || strings.HasSuffix(rime, "t")
}

// bearers are the letters of a rime that may bear its tone: the last vowel with
// a quality mark; else of two vowels the second before a consonant, either in
// "oa", "oe", "uy" (old and new style), the first otherwise; of three the middle.
func bearers(rime string) byte {
	var vowels []rune
	marked := -1
	rs := []rune(rime)
	for i, r := range rs {
		if strings.ContainsRune(markedVowels, r) {
			marked = i
		}
		if strings.ContainsRune(plainVowels+markedVowels, r) {
			vowels = append(vowels, r)
		}
	}
	closed := len(vowels) < len(rs)
	switch {
	case marked >= 0:
		return 1 << marked
	case len(vowels) == 1:
		return 1
	case len(vowels) == 2 && closed, len(vowels) == 3:
		return 1 << 1
	case rime == "oa" || rime == "oe" || rime == "uy":
		return 1<<0 | 1<<1
	}
	return 1
}

// code turns a word into the key of its shape, its tone (0: level) and where
// that stands; an empty key for what cannot be Vietnamese.
func (s *speller) code(word string) (key string, tone byte, at int) {
	var buf [maxLetters]byte
	n, tone, at, ok := s.fill(&buf, word)
	if !ok {
		return "", 0, 0
	}
	return string(buf[:n]), tone, at
}

func (s *speller) fill(buf *[maxLetters]byte, word string) (n int, tone byte, at int, ok bool) {
	capitals := 0
	for _, r := range word {
		if r >= rune(len(s.letters)) || n == maxLetters {
			return 0, 0, 0, false
		}
		l := s.letters[r]
		if l.code == 0 {
			return 0, 0, 0, false
		}
		if l.tone != 0 {
			if tone != 0 {
				return 0, 0, 0, false
			}
			tone, at = l.tone, n
		}
		if l.upper {
			if capitals < n {
				return 0, 0, 0, false
			}
			capitals++
		}
		buf[n] = l.code
		n++
	}
	return n, tone, at, n > 0 && (capitals <= 1 || capitals == n)
}

func (s *speller) has(word string) bool {
	var buf [maxLetters]byte
	n, tone, at, ok := s.fill(&buf, word)
	if !ok {
		return false
	}
	sh, ok := s.shapes[string(buf[:n])]
	switch {
	case !ok:
		return false
	case sh.stop && tone != acute && tone != dot:
		return false
	}
	return tone == 0 || sh.bearers&(1<<at) != 0
}
