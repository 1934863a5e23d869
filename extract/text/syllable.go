package text

import (
	"strings"
	"unicode"
)

// baseVowel maps a toned vowel to the same vowel without tone; the marks of
// ă, â, ê, ô, ơ, ư stay.
var baseVowel = func() map[rune]rune {
	m := map[rune]rune{}
	for _, set := range []string{
		"aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị",
		"oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
	} {
		base := []rune(set)[0]
		for _, r := range set {
			m[r] = base
		}
	}
	return m
}()

var onsets = wordSet("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x")

var rimes = wordSet(`a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông
uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu oong uit uen uet uang uan uai uao uanh uach uat uay uau uac uam uăn uăng uăm uăt uăc uet ue ueo ui uinh uich uip`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// Marked reports whether w has a letter that only Vietnamese writes, or one
// with a tone: a word may be Vietnamese that is no syllable by the book
// ("Phớc").
func Marked(w string) bool {
	for _, r := range w {
		r = unicode.ToLower(r)
		if r == 'đ' || r == 'ă' || r == 'ơ' || r == 'ư' {
			return true
		}
		if b, ok := baseVowel[r]; ok && b != r {
			return true
		}
	}
	return false
}

// IsSyllable reports whether w is written like a syllable of Vietnamese:
// a known beginning and a known rime.
func IsSyllable(w string) bool {
	if len(w) > 16 {
		return false
	}
	var buf [16]rune
	n := 0
	for _, r := range w {
		r = unicode.ToLower(r)
		if b, ok := baseVowel[r]; ok {
			r = b
		} else if r != 'đ' && (r < 'a' || r > 'z') {
			return false
		}
		buf[n] = r
		n++
	}
	s := string(buf[:n])
	if rimes[s] {
		return true
	}
	for k := min(3, n-1); k >= 1; k-- {
		if onsets[string(buf[:k])] && rimes[string(buf[k:n])] {
			return true
		}
	}
	return false
}
