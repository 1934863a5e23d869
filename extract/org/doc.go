// Package org finds the names of organisations, and of groups of them, in
// Vietnamese text.
//
// A name is a head ("Sở", "UBND", "Công ty"; table org_head) and what may
// follow it: fields of state management, a proper name, words of org_topic, a
// level ("tỉnh"), a place, another organisation. A comma, "và" or a dash
// belongs to the name only between parts that the tables know. The name of a
// body inside the name of another ("Đảng ủy Sở Nội vụ") is part of it and no
// mention of its own; mentions do not overlap.
//
//	finder.go  Finder, Find: the walk over the text
//	tables.go  the tables compiled: heads, fields, combinations, places
//	name.go    a head and its complement
//	part.go    the parts: field, level and place, topic
//	word.go    words no table knows, linkers and marks inside a name
//	check.go   what a name may not be: half a word, a trade, a person
//	alias.go   short forms defined in parentheses, and where they stand later
//	list.go    "các Bộ: Tư pháp, Công an", "các sở, ban, ngành"
package org
