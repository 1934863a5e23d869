package page

import (
	"bufio"
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed data/classes.tsv
var classesTSV string

//go:embed data/phrases.tsv
var phrasesTSV string

//go:embed data/words.tsv
var wordsTSV string

//go:embed data/notices.tsv
var noticesTSV string

// A hint is what a class, an id, a role or a tag says an element is. Hints
// are evidence, not verdicts: content.go weighs them against the text.
type hint uint32

const (
	hintDrop    hint = 1 << iota // never part of the body: menus, share bars, related links
	hintWeak                     // usually not part of the body: sidebars, boxes, promos
	hintBody                     // the body of the article
	hintLead                     // the lead (sapo, deck, standfirst)
	hintTitle                    // the headline
	hintByline                   // who wrote it
	hintDate                     // when it was published
	hintCaption                  // words under a picture
	hintComment                  // readers' comments
	hintTags                     // tags, keywords
	hintSection                  // section, breadcrumb
	hintRelated                  // related articles
	hintQuote                    // pull quote: repeats the body
	hintHidden                   // not shown
	hintEmbed                    // a post of a social network, quoted whole
	hintSchema                   // says so by schema.org or RDFa
	hintSkip                     // an inline helper: tooltip, screen reader text
)

var hintNames = map[string]hint{
	"drop": hintDrop, "weak": hintWeak, "body": hintBody, "lead": hintLead, "title": hintTitle,
	"byline": hintByline, "date": hintDate, "caption": hintCaption, "comment": hintComment | hintDrop,
	"tags": hintTags | hintDrop, "section": hintSection | hintDrop, "related": hintRelated | hintDrop,
	"quote": hintQuote, "hidden": hintHidden, "skip": hintSkip, "embed": hintEmbed,
}

// phrases are the sayings of one table and the role each has.
type phrases struct {
	exact  map[string]string
	prefix map[string][]phrase // by first word
	firsts map[string]bool     // the first words of them all
}

type lexicon struct {
	phrases
	classes map[string]hint    // word or "word-word" of a class or id
	shapes  [32][maxClass]bool // by first letter and length: whether classes has such a name
	notices phrases
	lists   map[string][]string        // of words.tsv by role
	sets    map[string]map[string]bool // the same
}

const maxClass = 32 // bytes; longer names of classes.tsv would never be found

type phrase struct {
	words string // folded, words divided by one space
	role  string
}

var lex = sync.OnceValue(func() *lexicon {
	l := &lexicon{classes: map[string]hint{}, phrases: readPhrases(phrasesTSV), notices: readPhrases(noticesTSV)}
	rows(classesTSV, func(f []string) {
		h, ok := hintNames[f[1]]
		if !ok {
			panic(fmt.Sprintf("page: data/classes.tsv: unknown role %q", f[1]))
		}
		if len(f[0]) >= maxClass {
			panic(fmt.Sprintf("page: data/classes.tsv: %q is too long", f[0]))
		}
		l.classes[f[0]] |= h
		l.shapes[f[0][0]&31][len(f[0])] = true
	})
	l.lists, l.sets = map[string][]string{}, map[string]map[string]bool{}
	rows(wordsTSV, func(f []string) {
		word, role := f[0], f[1]
		l.lists[role] = append(l.lists[role], word)
		if l.sets[role] == nil {
			l.sets[role] = map[string]bool{}
		}
		l.sets[role][word] = true
	})
	return l
})

// startsWith reports whether a folded text begins with one of the role's
// sayings, whole words.
func (l *lexicon) startsWith(role, key string) bool {
	for _, w := range l.lists[role] {
		if rest, ok := strings.CutPrefix(key, w); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}

func readPhrases(tsv string) phrases {
	p := phrases{exact: map[string]string{}, prefix: map[string][]phrase{}, firsts: map[string]bool{}}
	rows(tsv, func(f []string) {
		key := foldPhrase(f[0])
		first, _, _ := strings.Cut(key, " ")
		p.firsts[first] = true
		if f[1] == "is" {
			p.exact[key] = f[2]
			return
		}
		p.prefix[first] = append(p.prefix[first], phrase{key, f[2]})
	})
	return p
}

// rows calls do with the fields of each line of a TSV that is neither empty,
// a comment nor the header.
func rows(tsv string, do func([]string)) {
	sc := bufio.NewScanner(strings.NewReader(tsv))
	header := true
	for sc.Scan() {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		if header {
			header = false
			continue
		}
		do(strings.Split(line, "\t"))
	}
}
