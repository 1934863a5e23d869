package resolve

import "testing"

func TestEnglishNamesByRankAndLetters(t *testing.T) {
	for _, tt := range []struct {
		name, rank string
		want       bool
	}{
		{"Da Nang City People's Committee", "municipal", true},
		{"Da Nang City People's Committee", "provincial", false},
		{"People's Committee of Ha Giang Province", "provincial", true},
		{"Yen Son District People's Committee", "district", true},
	} {
		if got := ofRank(tt.name, tt.rank); got != tt.want {
			t.Errorf("ofRank(%q, %q) = %v", tt.name, tt.rank, got)
		}
	}
	for name, want := range map[string]string{"National Assembly": "NA", "Bank of the West": "BW", "Senate": ""} {
		if got := initialsOf(name); got != want {
			t.Errorf("initialsOf(%q) = %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{"NA": "NA", "U.N.": "UN", "Nam": "", "N": ""} {
		if got := capitalLetters(name); got != want {
			t.Errorf("capitalLetters(%q) = %q, want %q", name, got, want)
		}
	}
	for _, tt := range []struct {
		long, short string
		want        bool
	}{{"state president", "president", true}, {"deputy minister", "minister", false}, {"president", "president", false}} {
		if got := ranked(tt.long, tt.short); got != tt.want {
			t.Errorf("ranked(%q, %q) = %v", tt.long, tt.short, got)
		}
	}
}
