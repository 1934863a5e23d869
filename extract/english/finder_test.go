package english

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

func embedded(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// stub tags every word with one tag.
type stub string

func (s stub) Tag(sentence string) ([]Token, error) {
	var out []Token
	for at, w := 0, ""; at < len(sentence); at += len(w) + 1 {
		w, _, _ = strings.Cut(sentence[at:], " ")
		out = append(out, Token{Text: w, Tag: string(s), At: at})
	}
	return out, nil
}

func prepare(lex *lexicon.Lexicon, s string) *mention.Context {
	c := &mention.Context{Doc: text.New(lex, s, nil), Language: "en"}
	c.Hits = lex.Scan(c.Doc)
	return c
}

func find(t testing.TB, s string) (*mention.Context, *mention.Set) {
	t.Helper()
	lex := embedded(t)
	c := prepare(lex, s)
	set := &mention.Set{}
	(&Finder{t: newTables(lex), tagger: stub("NNP")}).Find(c, set)
	return c, set
}

func TestPeople(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"form of address", "Mr. Ordway left.", []string{"Ordway"}},
		{"ranks in a row", "Lt. Col. Ysolde Tremaine spoke.", []string{"Ysolde Tremaine"}},
		{"given name", "Opponents of Susan Ordway met.", []string{"Susan Ordway"}},
		{"initial", "Critics wrote to George F. Ordway.", []string{"George F. Ordway"}},
		{"initial that is an article", "They met Ysolde A. Ordway.", []string{"Ysolde A. Ordway"}},
		{"initial inside", "They met Qorra B. Tremaine.", []string{"Qorra B. Tremaine"}},
		{"given name that is a place, family name known", "Critics met Georgia Thompson.", []string{"Georgia Thompson"}},
		{"given name that is a place, nothing else", "They drove through Georgia Hills.", nil},
		{"who says something later", "They met Qorra Zeffet. Zeffet said it was late.", []string{"Qorra Zeffet", "Zeffet"}},
		{"brand of which nobody says anything", "They bought a Qorra Zeffet. It was late.", nil},
		{"officer is no name", "They have a Chief Wonder Officer now.", nil},
		{"ambassador to a state", "China's ambassador to Britain Qorra Zeffet left.", []string{"Qorra Zeffet"}},
		{"double name with a small word", "They met Dr. Patrick Soon-Ordway.", []string{"Patrick Soon-Ordway"}},
		{"number of a king", "They met King Edward IV. He left.", []string{"Edward IV"}},
		{"kept back after a family name", "Mr. Dang Van A, a trader, left.", []string{"Dang Van A"}},
		{"counterpart", "He met his Lao counterpart Qorra Zeffet.", []string{"Qorra Zeffet"}},
		{"particle", "Mayor Ysolde van der Tremaine left.", []string{"Ysolde van der Tremaine"}},
		{"surname alone after the full name", "Susan Ordway left. Then Ordway’s car broke.", []string{"Susan Ordway", "Ordway"}},
		{"surname of nobody", "Then Ordway left.", nil},
		{"post after the name", "Ysolde Tremaine, the former treasurer of the club, left.", []string{"Ysolde Tremaine"}},
		{"age", "Ysolde Tremaine, 67, left.", []string{"Ysolde Tremaine"}},
		{"family name first, marks", "It went to Đặng Thị Bưởi yesterday.", []string{"Đặng Thị Bưởi"}},
		{"family name first, no marks", "It went to Dang Thi Buoi yesterday.", []string{"Dang Thi Buoi"}},
		{"family name that is a small word", "General Secretary To Van Buoi left.", []string{"To Van Buoi"}},
		{"weak family name first, syllables of names", "It went to Mai Xuan Dien yesterday.", []string{"Mai Xuan Dien"}},
		{"weak family name first, a small word inside", "They met President Ton That Minh.", []string{"Ton That Minh"}},
		{"weak family name first, two words", "They met in Mai Chau.", nil},
		{"given name that is a word of places", "They met Vu Duc Dam on the dam.", []string{"Vu Duc Dam"}},
		{"place inside a name", "Nguyen Hoa Binh left Hoa Binh.", []string{"Nguyen Hoa Binh"}},
		{"list after a title in the plural", "Deputy Ministers Le Thu Ha, Qorra Zeffet and Ysolde Tremaine left.", []string{"Le Thu Ha", "Qorra Zeffet", "Ysolde Tremaine"}},
		{"second half of a given name in small letters", "They met Park Ji-won and Mr. Moon Jae-hyun.", []string{"Park Ji-won", "Moon Jae-hyun"}},
		{"particle with a capital", "They met Dr. Susan de Wit. De Wit left. De Mill closed.", []string{"Susan de Wit", "De Wit"}},
		{"street", "They closed Susan Ordway Street.", nil},
		{"school", "She went to Susan Ordway High School.", nil},
		{"prize", "He won the Susan Ordway Prize.", nil},
		{"company", "The firm is George Ordway Ltd. of Leeds.", nil},
		{"credit", "Photo: Susan Ordway", nil},
		{"months and days", "On Monday May June were named.", nil},
		{"state that is a given name", "He flew to Jordan on Friday.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, set := find(t, tt.in)
			var got []string
			for i := range set.People {
				got = append(got, set.People[i].Name)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("people of %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

// What only its context speaks for is a name where the tagger agrees.
func TestTaggerHasAVote(t *testing.T) {
	const in = "Ysolde Tremaine, 67, left."
	lex := embedded(t)
	for tag, want := range map[string]int{"NNP": 1, "VBD": 0} {
		set := &mention.Set{}
		(&Finder{t: newTables(lex), tagger: stub(tag)}).Find(prepare(lex, in), set)
		if len(set.People) != want {
			t.Errorf("all words tagged %s: %d people, want %d", tag, len(set.People), want)
		}
	}
}

func TestProseFindsItsTokensAgain(t *testing.T) {
	const in = "Ordway’s board didn't meet on Monday."
	tokens, err := Prose().Tag(in)
	if err != nil {
		t.Fatal(err)
	}
	end := 0
	for _, k := range tokens {
		if k.At < 0 {
			continue
		}
		if k.At < end || in[k.At:k.At+len(k.Text)] != k.Text {
			t.Errorf("token %q is not at %d", k.Text, k.At)
		}
		end = k.At + len(k.Text)
	}
	if end == 0 {
		t.Errorf("no token of %q was found again", in)
	}
	if _, err := Prose().Tag(strings.Repeat("word ", maxTagged)); err == nil {
		t.Error("a sentence over the limit was taken")
	}
}

func TestOrgs(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"ministry with a list", "The Ministry of Culture, Sports and Tourism met.", []string{"Ministry of Culture, Sports and Tourism"}},
		{"two ministries", "The Ministry of Health and the Ministry of Justice met.", []string{"Ministry of Health", "Ministry of Justice"}},
		{"ministry, then its minister's name", "Ask the Ministry of Health Dang Thi Buoi heads.", []string{"Ministry of Health"}},
		{"head last", "The Wexcombe Harbour Commission met.", []string{"Wexcombe Harbour Commission"}},
		{"people's committee", "The provincial People's Committee met.", []string{"provincial People's Committee"}},
		{"legal form", "They fined Wexcombe Mills Ltd. on Friday.", []string{"Wexcombe Mills Ltd."}},
		{"short form defined", "The Wexcombe Fisheries Forum (WEFF) met. WEFF voted.", []string{"Wexcombe Fisheries Forum", "WEFF", "WEFF"}},
		{"firm by its first word", "Wexcombe Mills Corp. paid. Then Wexcombe closed.", []string{"Wexcombe Mills Corp.", "Wexcombe"}},
		{"known", "The Senate wrote to the World Bank.", []string{"Senate", "World Bank"}},
		{"government of a state", "They sold two to the Ghanaian government.", []string{"Ghanaian government"}},
		{"ministry of a state", "Peru's foreign ministry and the French defence ministry met.", []string{"Peru's foreign ministry", "French defence ministry"}},
		{"government of a state in general", "Peru's government met.", nil},
		{"coast guard as it stands", "They gave Peru's coast guard a ship.", []string{"Peru's coast guard"}},
		{"soldiers", "French army officers met.", nil},
		{"office of a title", "The Ordway County Sheriff's Department and the Attorney General's Office met.", []string{"Ordway County Sheriff's Department", "Attorney General's Office"}},
		{"two known ones", "The United Nations and European Union met.", []string{"United Nations", "European Union"}},
		{"mixed capitals, a firm", "The carrier SunOrdway grew. They flew SunOrdway.", []string{"SunOrdway", "SunOrdway"}},
		{"mixed capitals, a product", "They wear SunOrdway 2 shoes.", nil},
		{"weak head after a title", "Susan Ordway, director, Wexcombe Securities, left.", []string{"Wexcombe Securities"}},
		{"weak head alone", "They took Wexcombe Securities home.", nil},
		{"place that ends with a head", "They went to the West Bank.", nil},
		{"one of many", "You may earn a Wexcombe Commission if you buy.", nil},
		{"article of the noun after it", "She is a Wexcombe University economist.", []string{"Wexcombe University"}},
		{"credit", "Susan Ordway | Reuters", nil},
		{"first word of the sentence", "The Wexcombe Council met. Key Wexcombe Council members left.", []string{"Wexcombe Council", "Wexcombe Council"}},
		{"people's army", "The People's Liberation Army left.", []string{"People's Liberation Army"}},
		{"party of a title", "Chinese Party General Secretary Dang Van Buoi left.", nil},
		{"university of two subjects", "Wexcombe University of Medicine and Pharmacy opened.", []string{"Wexcombe University of Medicine and Pharmacy"}},
		{"ministry, then a name with a weak family name", "The Ministry of Health Mai Thi Hoa heads.", []string{"Ministry of Health"}},
		{"name and a body", "They met Mai Xuan Dien and National Assembly Chairman Dang Van Buoi.", []string{"National Assembly"}},
		{"legal form in full ends the sentence", "They fined An Buoi Mills Company Limited. He left.", []string{"An Buoi Mills Company Limited"}},
		{"government with a capital", "The Government met. Government officers left.", []string{"Government"}},
		{"short form with a hyphen", "The Wexcombe State University (WSU-HCM) met. WSU-HCM voted.", []string{"Wexcombe State University", "WSU-HCM", "WSU-HCM"}},
		{"in a place", "The Wexcombe Institute in Ho Chi Minh City and the Ministry of Health in Hanoi met.", []string{"Wexcombe Institute in Ho Chi Minh City", "Ministry of Health"}},
		{"known firm of a state", "They met Samsung Vietnam in Vietnam.", []string{"Samsung Vietnam"}},
		{"head alone after a possessive", "The Wexcombe Central Committee's Secretariat met.", []string{"Wexcombe Central Committee's Secretariat"}},
		{"spelled by its short form", "The Wexcombe River Fisheries Drive (WRFD) met. WRFD voted.", []string{"Wexcombe River Fisheries Drive", "WRFD", "WRFD"}},
		{"thing spelled by its short form", "The Wexcombe Free Trade Agreement (WFTA) took effect.", nil},
		{"head alone", "The Committee met the Board.", nil},
		{"plain words", "A committee of the house met in the bank.", nil},
		{"family name in mixed capitals", "Then MacOrdway left.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, set := find(t, tt.in)
			var got []string
			for i := range set.Orgs {
				got = append(got, set.Orgs[i].Name)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("organisations of %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

func TestPosts(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string // title | organisation or place | person | status
	}{
		{"before the name", "Mayor Susan Ordway left.", []string{"Mayor||Susan Ordway|current"}},
		{"abbreviated", "Gov. Susan Ordway left.", []string{"Gov.||Susan Ordway|current"}},
		{"field of work", "Defense Secretary Susan Ordway left.", []string{"Defense Secretary||Susan Ordway|current"}},
		{"of a field", "Minister of Foreign Affairs Dang Thi Buoi left.", []string{"Minister of Foreign Affairs||Dang Thi Buoi|current"}},
		{"former", "Former Mayor Susan Ordway left.", []string{"Mayor||Susan Ordway|former"}},
		{"acting, in apposition", "Susan Ordway, the acting director of the Wexcombe Harbour Commission, left.", []string{"director|Wexcombe Harbour Commission|Susan Ordway|acting"}},
		{"organisation before", "WEFF Corp. chief executive Susan Ordway left.", []string{"chief executive|WEFF Corp.|Susan Ordway|current"}},
		{"organisation after, then the name", "Chairman of the Wexcombe City Council Susan Ordway left.", []string{"Chairman|Wexcombe City Council|Susan Ordway|current"}},
		{"organisation after the name", "Secretary Susan Ordway of the Department of Labour left.", []string{"Secretary|Department of Labour|Susan Ordway|current"}},
		{"state before", "Vietnam's Prime Minister Dang Van Buoi left.", []string{"Prime Minister|Vietnam|Dang Van Buoi|current"}},
		{"adjective before", "French President Susan Ordway left.", []string{"President||Susan Ordway|current"}},
		{"status before a state", "Susan Ordway, the former U.S. secretary of state, left.", []string{"secretary of state|U.S.|Susan Ordway|former"}},
		{"deputy of a title", "Susan Ordway, deputy warden of Wexcombe Prison, left.", []string{"deputy warden|Wexcombe Prison|Susan Ordway|current"}},
		{"appointed as", "The mayor appointed Susan Ordway as chair of the Wexcombe City Council.", []string{"chair|Wexcombe City Council|Susan Ordway|incoming"}},
		{"was elected", "Susan Ordway was elected president of Wexcombe University.", []string{"president|Wexcombe University|Susan Ordway|incoming"}},
		{"who is", "Susan Ordway, who is a director at Wexcombe University, left.", []string{"director|Wexcombe University|Susan Ordway|current"}},
		{"two titles", "Wexcombe University's founder and former rector, Susan Ordway, left.", []string{
			"founder|Wexcombe University|Susan Ordway|current", "rector|Wexcombe University|Susan Ordway|former",
		}},
		{"body named before", "The Wexcombe Harbour Board met. Its work is done, board chair Susan Ordway said.", []string{"chair|Wexcombe Harbour Board|Susan Ordway|current"}},
		{"plain word", "The mayor left.", nil},
		{"plural before names", "Deputy Ministers Dang Van Buoi and Le Thu Ha left.", []string{"Deputy Minister||Dang Van Buoi|current", "Deputy Minister||Le Thu Ha|current"}},
		{"plural after names", "Susan Ordway and George Tremaine, co-founders of Wexcombe University, left.", []string{
			"co-founder|Wexcombe University|George Tremaine|current", "co-founder|Wexcombe University|Susan Ordway|current",
		}},
		{"plural of nobody", "Fisheries Ministers from seven states left.", nil},
		{"plural before names of several states", "Ambassadors Susan Ordway of Denmark and George Tremaine of Kenya left.", []string{"Ambassador|Denmark|Susan Ordway|current", "Ambassador|Kenya|George Tremaine|current"}},
		{"body meant by its head noun", "The Wexcombe Harbour Commission met. Director of the Commission Ms. Susan Ordway spoke.", []string{"Director|Wexcombe Harbour Commission|Susan Ordway|current"}},
		{"state it is held in", "WEFF Corp. Country Director in Kenya Susan Ordway left.", []string{"Country Director|WEFF Corp.|Susan Ordway|current"}},
		{"body of a body", "Susan Ordway, head of the Ministry of Health's Department of Legal Affairs, left.", []string{"head|Department of Legal Affairs|Susan Ordway|current"}},
		{"body of a body meant by a noun", "Susan Ordway, head of the ministry's Department of Legal Affairs, left.", []string{"head|Department of Legal Affairs|Susan Ordway|current"}},
		{"house before a title", "House Speaker Susan Ordway left the house.", []string{"Speaker|House|Susan Ordway|current"}},
		{"small letter before a title in capitals", "They met state Sen. Susan Ordway.", []string{"Sen.||Susan Ordway|current"}},
		{"short form of a title said in full", "Prime Minister Dang Van Buoi left. PM Buoi spoke.", []string{"Prime Minister||Dang Van Buoi|current", "Prime Minister||Buoi|current"}},
		{"short form alone", "PM Dang Van Buoi left.", []string{"PM||Dang Van Buoi|current"}},
		{"for a field", "Assistant Secretary for European Affairs Susan Ordway left.", []string{"Assistant Secretary for European Affairs||Susan Ordway|current"}},
		{"assigned to be", "They assigned Susan Ordway to be Director of the Wexcombe Harbour Commission.", []string{"Director|Wexcombe Harbour Commission|Susan Ordway|incoming"}},
		{"served as", "Susan Ordway, born in 1975, previously served as Director of the Wexcombe Harbour Commission.", []string{"Director|Wexcombe Harbour Commission|Susan Ordway|former"}},
		{"has served as", "Susan Ordway has served as Director of the Wexcombe Harbour Commission.", []string{"Director|Wexcombe Harbour Commission|Susan Ordway|current"}},
		{"two titles that overlap", "Dang Van Buoi, Deputy Director General of the Department of Legal Affairs, left.", []string{"Deputy Director General|Department of Legal Affairs|Dang Van Buoi|current"}},
		{"its", "Wexcombe Mills Corp. built it under Plan No. 112 of May. Its chief engineer, Susan Ordway, left.", []string{"chief engineer|Wexcombe Mills Corp.|Susan Ordway|current"}},
		{"its, of two", "Wexcombe Mills Corp. built it with Tremaine Mills Corp. in May. Its chief engineer, Susan Ordway, left.", []string{"chief engineer||Susan Ordway|current"}},
		{"first words of the text", "As Mayor Susan Ordway said", []string{"Mayor||Susan Ordway|current"}},
		{"of a field at", "Susan Ordway, head of Fundamental Research at Wexcombe Securities, left.", []string{"head of Fundamental Research|Wexcombe Securities|Susan Ordway|current"}},
		{"of small words at", "Susan Ordway, a professor of molecular biology at Wexcombe University, left.", []string{"professor of molecular biology|Wexcombe University|Susan Ordway|current"}},
		{"words before the organisation", "Susan Ordway, senior fellow at the left-leaning Wexcombe Policy Forum, left.", []string{"senior fellow|Wexcombe Policy Forum|Susan Ordway|current"}},
		{"hyphen in the firm's name", "T-Ordway CEO Susan Ordway left.", []string{"CEO|T-Ordway|Susan Ordway|current"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, set := find(t, tt.in)
			var got []string
			for _, p := range set.Posts {
				of, who := c.Doc.Slice(p.Complement), ""
				if p.Org != mention.None {
					of = set.Orgs[p.Org].Name
				}
				if p.Person != mention.None {
					who = set.People[p.Person].Name
				}
				got = append(got, fmt.Sprintf("%s|%s|%s|%s", p.Title, of, who, p.Status))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("posts of %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}
