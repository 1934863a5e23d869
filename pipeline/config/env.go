package config

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// EnvPrefix begins the name of every variable: nats.url is BIENBAN_NATS_URL,
// fetch.user_agent is BIENBAN_FETCH_USER_AGENT.
const EnvPrefix = "BIENBAN_"

// fromEnv puts the environment over c. An empty variable counts as not set.
// NATS_URL and NATS_CREDS, which other NATS programs read too, stand behind
// our own names.
func (c *Config) fromEnv(lookup func(string) (string, bool)) Problems {
	var ps Problems
	eachScalar(c, func(name string, v reflect.Value) {
		s, _ := lookup(name)
		if s == "" && (name == "BIENBAN_NATS_URL" || name == "BIENBAN_NATS_CREDS") {
			name = strings.TrimPrefix(name, EnvPrefix)
			s, _ = lookup(name)
		}
		if s == "" {
			return
		}
		if err := setText(v, s); err != nil {
			text, remedy, _ := strings.Cut(err.Error(), "; ")
			ps = append(ps, Problem{File: "environment " + name, Text: text, Remedy: remedy})
		}
	})
	if len(ps) > 0 {
		return ps
	}
	// What came from the environment is checked like the file's values.
	d := newDecoder("")
	plain := *c
	plain.Sources = nil
	d.check(&plain)
	for _, p := range d.problems {
		key, _, _ := strings.Cut(p.Text, ":")
		name := EnvPrefix + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
		if s, _ := lookup(name); s == "" {
			name = strings.TrimPrefix(name, EnvPrefix)
			if s, _ := lookup(name); s == "" {
				continue // the file's mistake, already reported with its line
			}
		}
		p.File = "environment " + name
		ps = append(ps, p)
	}
	return ps
}

// eachScalar visits every value outside the sources with its variable's name.
func eachScalar(c *Config, visit func(name string, v reflect.Value)) {
	root := reflect.ValueOf(c).Elem()
	for i := range root.NumField() {
		section := root.Field(i)
		if section.Kind() != reflect.Struct {
			continue
		}
		for j := range section.NumField() {
			name := root.Type().Field(i).Tag.Get("yaml") + "_" + section.Type().Field(j).Tag.Get("yaml")
			visit(EnvPrefix+strings.ToUpper(name), section.Field(j))
		}
	}
}

func setText(v reflect.Value, s string) error {
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		return u.UnmarshalText([]byte(s))
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(s)
	case reflect.Bool:
		b, err := strconv.ParseBool(s)
		if err != nil {
			return fmt.Errorf("%q is neither true nor false; give true or false", s)
		}
		v.SetBool(b)
	case reflect.Int:
		n, err := strconv.Atoi(s)
		if err != nil {
			return fmt.Errorf("%q is no whole number; give a whole number", s)
		}
		v.SetInt(int64(n))
	default:
		return fmt.Errorf("config: no rule for %s", v.Type())
	}
	return nil
}
