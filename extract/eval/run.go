package eval

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"github.com/PuerkitoBio/goquery"

	"github.com/bienban/bienban/extract"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/schema"
)

// Extract makes the records of an article, and the facts behind them where
// the table of rules is wanted (nil otherwise). Safe for parallel use.
type Extract func(a *schema.Article) ([]schema.Record, []Fact)

// Records is an Extract without facts.
func Records(x *extract.Extractor) Extract {
	return func(a *schema.Article) ([]schema.Record, []Fact) {
		r, _ := x.Extract(a)
		return r, nil
	}
}

// RecordsAndFacts is an Extract that also gives what the rules for people,
// organisations and documents found.
func RecordsAndFacts(x *extract.Extractor) Extract {
	return func(a *schema.Article) ([]schema.Record, []Fact) {
		r, _ := x.Extract(a)
		if len(r) == 0 {
			return r, nil
		}
		_, set, ent := x.Mentions(a)
		return r, facts(set, ent)
	}
}

func facts(set *mention.Set, ent *mention.Entities) []Fact {
	var out []Fact
	for i, p := range set.People {
		if k := ent.PersonOf[i]; k != mention.None {
			out = append(out, Fact{string(p.Rule), FactPerson, ent.People[k].Name})
		}
	}
	for i, o := range set.Orgs {
		if k := ent.OrgOf[i]; k != mention.None && !o.Generic {
			out = append(out, Fact{string(o.Rule), FactOrganization, o.Name})
		}
	}
	for _, d := range set.Documents {
		out = append(out, Fact{string(d.Rule), FactDocument, d.Number})
	}
	return out
}

// ReadEntry reads the page of an entry; source.url of its records is the
// page's name without ".gz".
func ReadEntry(e *Entry) (*schema.Article, error) {
	name := strings.TrimSuffix(e.Page, ".gz")
	if strings.HasSuffix(name, ".txt") {
		return page.ReadText(name, e.Body)
	}
	return page.Read(&schema.Page{
		URL: name, FinalURL: name, Status: 200, ContentType: "text/html",
		SHA256: schema.SHA256Hex(e.Body), Body: e.Body,
	}, page.Options{})
}

// Run reads, extracts and scores every entry, as many at once as there are
// processors, and gives the scores in their order. What breaks the guide is
// named in the problems; a page that cannot be read counts as without records.
func Run(ctx context.Context, entries []Entry, extract Extract) ([]*Score, []Problem, error) {
	scores := make([]*Score, len(entries))
	problems := make([][]Problem, len(entries))
	err := parallel(ctx, len(entries), func(i int) {
		e := &entries[i]
		a := &Article{Gold: e.Gold}
		art, err := ReadEntry(e)
		switch {
		case err != nil:
			problems[i] = append(problems[i], Problem{File: e.Page, Text: err.Error()})
		default:
			problems[i] = CheckGold(e.Name+".json", e.Gold, goldText(e, art))
			a.Records, a.Facts = extract(art)
			for j := range a.Records {
				a.Records[j].Source.Text = art.Text
			}
		}
		scores[i] = NewScore(a)
		scores[i].ID = e.Name
	})
	var all []Problem
	for _, p := range problems {
		all = append(all, p...)
	}
	return scores, all, err
}

// goldText is what gold may quote: the article as read, and what else the page
// shows, so that what was read wrong does not count against gold.
func goldText(e *Entry, a *schema.Article) string {
	all := []string{e.Gold.Page.Title, a.Title, a.Lead, a.Text}
	if !strings.HasPrefix(strings.TrimPrefix(e.Page, e.Name), ".txt") {
		if doc, err := goquery.NewDocumentFromReader(bytes.NewReader(e.Body)); err == nil {
			all = append(all, doc.Text())
		}
	}
	return strings.Join(all, "\n")
}

// parallel calls work for 0 to n-1, as many at once as there are processors.
func parallel(ctx context.Context, n int, work func(i int)) error {
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				work(i)
			}
		})
	}
	var err error
	for i := range n {
		select {
		case next <- i:
			continue
		case <-ctx.Done():
			err = fmt.Errorf("after %d of %d: %w", i, n, ctx.Err())
		}
		break
	}
	close(next)
	wg.Wait()
	return err
}
