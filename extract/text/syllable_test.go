package text_test

import (
	"testing"

	"github.com/bienban/bienban/extract/text"
)

func TestIsSyllable(t *testing.T) {
	for _, w := range []string{"Nguyễn", "Thuý", "Quyết", "Gì", "giếng", "Oanh", "Yến", "khuỷu", "Đoàn", "Huỳnh", "Uyên"} {
		if !text.IsSyllable(w) {
			t.Errorf("%q is a Vietnamese syllable", w)
		}
	}
	for _, w := range []string{"Trump", "Kđăm", "Niê'", "Obama", "Facebook", "William", "Jae", "Zung", "", "Nguyênn"} {
		if text.IsSyllable(w) {
			t.Errorf("%q is no Vietnamese syllable", w)
		}
	}
}
