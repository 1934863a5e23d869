package page

import (
	"fmt"
	"strings"

	"github.com/andybalholm/cascadia"
)

// Selectors are the CSS selectors a source may name where the general rules
// do not read its pages right. Every one may be empty.
type Selectors struct {
	Title     string   `yaml:"title,omitempty"`
	Lead      string   `yaml:"lead,omitempty"`
	Body      string   `yaml:"body,omitempty"`
	Author    string   `yaml:"author,omitempty"`
	Published string   `yaml:"published,omitempty"`
	Section   string   `yaml:"section,omitempty"`
	Drop      []string `yaml:"drop,omitempty"`
}

// Overrides are compiled Selectors. They are safe for parallel use.
type Overrides struct {
	title, lead, body, author, published, section cascadia.Selector
	drop                                          []cascadia.Selector
}

// CompileOverrides checks and compiles the selectors; nil where none is set.
// The error names the field and the selector.
func CompileOverrides(s Selectors) (*Overrides, error) {
	o := new(Overrides)
	set := false
	for _, f := range []struct {
		name, sel string
		to        *cascadia.Selector
	}{
		{"title", s.Title, &o.title},
		{"lead", s.Lead, &o.lead},
		{"body", s.Body, &o.body},
		{"author", s.Author, &o.author},
		{"published", s.Published, &o.published},
		{"section", s.Section, &o.section},
	} {
		if strings.TrimSpace(f.sel) == "" {
			continue
		}
		c, err := cascadia.Compile(f.sel)
		if err != nil {
			return nil, selectorError(f.name, f.sel, err)
		}
		*f.to, set = c, true
	}
	for i, sel := range s.Drop {
		c, err := cascadia.Compile(sel)
		if err != nil {
			return nil, selectorError(fmt.Sprintf("drop[%d]", i), sel, err)
		}
		o.drop, set = append(o.drop, c), true
	}
	if !set {
		return nil, nil
	}
	return o, nil
}

func selectorError(field, sel string, err error) error {
	return fmt.Errorf("selectors.%s: %q is no CSS selector: %w", field, sel, err)
}
