package person

import "github.com/bienban/bienban/extract/text"

// unit is the end of the territorial unit at token i, i where there is none:
// "huyện Bình Chánh", "TP Đà Nẵng", "tỉnh".
func (s *scan) unit(i int) int {
	n := len(s.d.Tokens)
	e, communal := i, false
	switch s.d.Word(i) {
	case "tỉnh", "huyện", "quận", "phường", "xã", "Tỉnh", "Huyện", "Quận", "Phường", "Xã", "TP":
		e = i + 1
		switch s.d.Word(i) {
		case "phường", "xã", "Phường", "Xã":
			communal = true
		}
		if e < n && s.d.Tokens[e].Is('.') && !s.d.Tokens[e].Space {
			e++
		}
	case "thành", "Thành", "thị", "Thị", "đặc", "Đặc":
		if i+1 >= n || s.d.Tokens[i+1].Break {
			return i
		}
		switch s.d.Word(i + 1) {
		case "phố", "xã", "trấn", "Phố", "khu":
			e = i + 2
		default:
			return i
		}
	default:
		if p := s.placeEnd(i); p < i+3 { // "Chủ tịch Hồ Chí Minh" is no post of a city
			return p
		}
		return i
	}
	if e < n && !s.d.Tokens[e].Break {
		if p := s.placeEnd(e); p > e {
			return p
		}
		// An unknown place of one to three words, up to a family name.
		k := e
		if s.d.Tokens[e].Case == text.Title && s.family(e)&foreignName != 0 {
			if m, ok := s.nameAt(e); ok && m.words == 2 && m.shape == kinhName { // "phường Thành Tô"
				return m.end
			}
		}
		for k < n && k < e+3 && !s.d.Tokens[k].Break && s.d.Tokens[k].Class == text.Word && s.d.Tokens[k].Case == text.Title {
			if k > e && s.fullNameAt(k) {
				break
			}
			k++
		}
		if k < n && k > e && s.d.Tokens[k].Class == text.Number {
			return e
		}
		if k == e && k < n && s.d.Tokens[k].Class == text.Number {
			return k + 1 // "quận 12"
		}
		// Few people have names of two words, and few posts of a commune leave
		// its name out.
		if k > e && (!s.fullNameAt(e) || k == e+2 && (communal || s.namedBehind(k))) {
			return k
		}
	}
	return e
}

// state is the end of the name of a state at token i: of a run of one or two
// words all, of a longer one what leaves two for a person.
func (s *scan) state(i int) int {
	k := i
	for k < len(s.d.Tokens) && k < i+5 && !s.d.Tokens[k].Break && s.d.Tokens[k].Class == text.Word && s.d.Tokens[k].Cap() {
		k++
	}
	if k > i+2 {
		return k - 2
	}
	return k
}

// region takes the first word of a run of three foreign ones or more as the
// city or region of a post: "Thị trưởng Paris Anne Hidalgo".
func (s *scan) region(i int) int {
	if i > 0 && s.d.Word(i-1) == "bang" { // "Thống đốc bang Iowa"
		return s.state(i)
	}
	if n, ok := s.nameAt(i); ok && n.shape == foreign && n.words >= 3 {
		return i + 1
	}
	return i
}

// fullNameAt reports whether a Kinh name of two words or more begins at i.
func (s *scan) fullNameAt(i int) bool {
	if s.family(i)&familyWord == 0 || s.startsNotName(i) {
		return false
	}
	n, ok := s.nameAt(i)
	return ok && n.words >= 2 && n.shape != foreign
}

// placeEnd is the end of a known place at i, i where there is none.
func (s *scan) placeEnd(i int) int {
	e := i
	for _, h := range s.hits.At(i) {
		if s.f.place(h.Table) && int(h.End) > e && s.d.Tokens[i].Cap() {
			e = int(h.End)
		}
	}
	return e
}

// namedBehind reports whether a dash or comma at token i goes before a person:
// two words in capitals before it are then a place, "PCT phường Quan Hoa - ông
// A".
func (s *scan) namedBehind(i int) bool {
	if i+1 >= len(s.d.Tokens) || s.d.Tokens[i].Break || s.d.Tokens[i+1].Break || !s.d.Tokens[i].IsDash() && !s.d.Tokens[i].Is(',') {
		return false
	}
	h, ok := s.hits.Longest(i+1, s.f.honorificTable)
	return ok && s.isNameAfter(int(h.End))
}
