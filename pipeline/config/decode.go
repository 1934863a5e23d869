package config

import (
	"encoding"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// place is where something stands in the file, from 1.
type place struct{ line, column int }

// decoder fills Config from the YAML tree, collects every mistake, and keeps
// where each value stands ("sources[0].include[1]") for the checks after it.
type decoder struct {
	name     string
	places   map[string]place
	anchors  map[string]ast.Node
	problems Problems
}

func newDecoder(name string) *decoder {
	return &decoder{name: name, places: map[string]place{}, anchors: map[string]ast.Node{}}
}

func (d *decoder) add(at place, text, remedy string) {
	d.problems = append(d.problems, Problem{File: d.name, Line: at.line, Column: at.column, Text: text, Remedy: remedy})
}

// report adds a mistake about the value at path. Where the value is not in the
// file itself, the place of what holds it is named.
func (d *decoder) report(path, text, remedy string) {
	for p := path; p != ""; p = parentPath(p) {
		if at, ok := d.places[p]; ok {
			d.add(at, path+": "+text, remedy)
			return
		}
	}
	at := place{1, 1}
	if d.name == "" {
		at = place{}
	}
	d.add(at, path+": "+text, remedy)
}

func parentPath(p string) string {
	if i := strings.LastIndexAny(p, ".["); i >= 0 {
		return p[:i]
	}
	return ""
}

func placeOf(n ast.Node) place {
	switch n := n.(type) {
	case nil:
		return place{1, 1}
	case *ast.MappingNode:
		if len(n.Values) > 0 && !n.IsFlowStyle {
			return placeOf(n.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return placeOf(n.Key)
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		return place{t.Position.Line, t.Position.Column}
	}
	return place{1, 1}
}

func (d *decoder) document(c *Config, f *ast.File) {
	for _, more := range f.Docs[min(1, len(f.Docs)):] {
		if more.Body != nil {
			d.add(placeOf(more.Body), "a second YAML document", "put everything into one document, without ---")
		}
	}
	if len(f.Docs) == 0 || f.Docs[0].Body == nil {
		return
	}
	ast.Walk(anchorFinder(d.anchors), f.Docs[0].Body)
	body := d.resolve(f.Docs[0].Body, 0)
	if _, ok := body.(*ast.CommentGroupNode); ok || body.Type() == ast.NullType {
		return // nothing but comments
	}
	if _, ok := body.(ast.MapNode); !ok {
		d.add(placeOf(body), fmt.Sprintf("the file is %s, not keys with values", kindOf(body)), `begin with a key, as "sources:"`)
		return
	}
	d.value(reflect.ValueOf(c).Elem(), body, "")
}

type anchorFinder map[string]ast.Node

func (a anchorFinder) Visit(n ast.Node) ast.Visitor {
	if n, ok := n.(*ast.AnchorNode); ok && n.Name != nil {
		a[n.Name.GetToken().Value] = n.Value
	}
	return a
}

// resolve follows anchors, aliases and tags to the value itself.
func (d *decoder) resolve(n ast.Node, depth int) ast.Node {
	if depth > 16 {
		return n
	}
	switch n := n.(type) {
	case *ast.AnchorNode:
		return d.resolve(n.Value, depth+1)
	case *ast.TagNode:
		return d.resolve(n.Value, depth+1)
	case *ast.AliasNode:
		if v, ok := d.anchors[n.Value.GetToken().Value]; ok {
			return d.resolve(v, depth+1)
		}
		d.add(placeOf(n), fmt.Sprintf("alias *%s names nothing", n.Value.GetToken().Value), "define it before with &name")
	}
	return n
}

// maxNesting is more than any value of the file needs; it stops an alias that
// holds itself.
const maxNesting = 8

func (d *decoder) value(v reflect.Value, n ast.Node, path string) {
	if n == nil || strings.Count(path, ".")+strings.Count(path, "[") > maxNesting {
		return
	}
	at := placeOf(n)
	n = d.resolve(n, 0)
	if path != "" {
		d.places[path] = at
	}
	if n == nil || n.Type() == ast.NullType {
		return // the default stays
	}
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		s, ok := scalarText(n)
		if !ok {
			d.wrong(path, at, n, "one value")
			return
		}
		if err := u.UnmarshalText([]byte(s)); err != nil {
			text, remedy, _ := strings.Cut(err.Error(), "; ")
			d.add(at, path+": "+text, remedy)
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.fields(v, n, path, at)
	case reflect.Slice:
		d.items(v, n, path, at)
	default:
		if err := setScalar(v, n); err != nil {
			d.wrong(path, at, n, err.Error())
		}
	}
}

func (d *decoder) wrong(path string, at place, n ast.Node, want string) {
	d.add(at, fmt.Sprintf("%s: is %s", path, kindOf(n)), "give "+want)
}

func (d *decoder) fields(v reflect.Value, n ast.Node, path string, at place) {
	m, ok := n.(ast.MapNode)
	if !ok {
		d.wrong(path, at, n, "keys with values, indented below it")
		return
	}
	known := map[string]int{}
	var names []string
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		known[name] = i
		names = append(names, name)
	}
	seen := map[string]place{}
	for it := m.MapRange(); it.Next(); {
		key := it.Key()
		keyAt := placeOf(key)
		name := key.GetToken().Value
		sub := name
		if path != "" {
			sub = path + "." + name
		}
		if first, again := seen[name]; again {
			d.add(keyAt, fmt.Sprintf("%s: stands here again, first in line %d", sub, first.line), "keep one of them")
			continue
		}
		seen[name] = keyAt
		i, ok := known[name]
		if !ok {
			remedy := "known here: " + strings.Join(names, ", ")
			if near := nearest(name, names); near != "" {
				remedy = fmt.Sprintf("did you mean %q? ", near) + remedy
			}
			d.add(keyAt, fmt.Sprintf("%s: is no key", sub), remedy)
			continue
		}
		d.value(v.Field(i), it.Value(), sub)
	}
}

func (d *decoder) items(v reflect.Value, n ast.Node, path string, at place) {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		// One value where a list may stand is a list of one.
		if _, scalar := scalarText(n); scalar && v.Type().Elem().Kind() == reflect.String {
			e := reflect.New(v.Type().Elem()).Elem()
			d.value(e, n, path+"[0]")
			v.Set(reflect.Append(v, e))
			return
		}
		d.wrong(path, at, n, `a list, each item on a line of its own that begins with "- "`)
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), 0, len(seq.Values)))
	for i, item := range seq.Values {
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(e, item, fmt.Sprintf("%s[%d]", path, i))
		v.Set(reflect.Append(v, e))
	}
}

func setScalar(v reflect.Value, n ast.Node) error {
	s, ok := scalarText(n)
	switch v.Kind() {
	case reflect.String:
		if !ok {
			return errors.New("one value")
		}
		v.SetString(s)
	case reflect.Bool:
		b, isBool := n.(*ast.BoolNode)
		if !isBool {
			return errors.New("true or false")
		}
		v.SetBool(b.Value)
	case reflect.Int:
		i, err := strconv.Atoi(s)
		if !ok || err != nil || i > math.MaxInt32 || i < math.MinInt32 {
			return errors.New("a whole number")
		}
		v.SetInt(int64(i))
	default:
		return fmt.Errorf("config: no rule for %s", v.Type())
	}
	return nil
}

// scalarText is the text of a single value as it is written.
func scalarText(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

func kindOf(n ast.Node) string {
	switch n.(type) {
	case ast.MapNode:
		return "a set of keys"
	case *ast.SequenceNode:
		return "a list"
	}
	if s, ok := scalarText(n); ok {
		return fmt.Sprintf("%q", s)
	}
	return "something else"
}

// nearest is the known name within two edits of s, if there is one.
func nearest(s string, names []string) string {
	best, bestDist := "", 3
	for _, n := range names {
		if dist := edits(s, n); dist < bestDist && dist < len(n) {
			best, bestDist = n, dist
		}
	}
	return best
}

// edits is the Levenshtein distance in bytes; keys are ASCII.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			diag, row[j] = row[j], min(diag+cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
