package resolve

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/schema"
)

// positions are the posts of each person: "name: title/written/organisation".
func positions(ent *mention.Entities) []string {
	out := []string{}
	for i := range ent.People {
		p := &ent.People[i]
		for _, q := range p.Positions {
			s := p.Name + ": "
			if q.Status != schema.Current {
				s += string(q.Status) + " "
			}
			s += q.Title + "/" + q.OrgWritten + "/"
			if q.Org != mention.None {
				s += ent.Orgs[q.Org].Name
			}
			out = append(out, s)
		}
	}
	return out
}

func TestPositions(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{
			"said twice is one", "Ông {Lê Chí}, <1Chủ tịch> [UBND tỉnh Bình Định] nói. <2Chủ tịch> [UBND tỉnh Bình Định] {Lê Chí} ký.",
			[]string{"Lê Chí: Chủ tịch/UBND tỉnh Bình Định/UBND tỉnh Bình Định"},
		},
		{
			"bare title is the post said before", "Ông {Lê Chí}, <1Chủ tịch> [UBND tỉnh Bình Định] nói. <2Chủ tịch> {Lê Chí} ký.",
			[]string{"Lê Chí: Chủ tịch/UBND tỉnh Bình Định/UBND tỉnh Bình Định"},
		},
		{
			"former and current are two", "Ông {Lê Chí}, <-1Giám đốc> [Sở Y tế], nay là <1Giám đốc> [Sở Nội vụ].",
			[]string{"Lê Chí: former Giám đốc/Sở Y tế/Sở Y tế", "Lê Chí: Giám đốc/Sở Nội vụ/Sở Nội vụ"},
		},
		{
			"field for its ministry", "<1~Bộ trưởng> Tư pháp {Lê Chí} nói. [Bộ Tư pháp] trình.",
			[]string{"Lê Chí: Bộ trưởng/Tư pháp/Bộ Tư pháp"},
		},
		{
			"bare minister of the one ministry", "[Bộ Tư pháp] trình dự án. <1Bộ trưởng> {Lê Chí} nói.",
			[]string{"Lê Chí: Bộ trưởng//Bộ Tư pháp"},
		},
		{
			"bare minister among two ministries", "[Bộ Tư pháp] và [Bộ Nội vụ] trình. <1Bộ trưởng> {Lê Chí} nói.",
			[]string{"Lê Chí: Bộ trưởng//"},
		},
		{
			"minister who heads no ministry", "[Bộ Tư pháp] trình. <1Bộ trưởng>, <1Chủ nhiệm> [Văn phòng Chính phủ] {Lê Chí} nói.",
			[]string{"Lê Chí: Bộ trưởng//", "Lê Chí: Chủ nhiệm/Văn phòng Chính phủ/Văn phòng Chính phủ"},
		},
		{
			"implied body that the article names", "[Chính phủ] họp. <1Thủ tướng> {Lê Chí} nói.",
			[]string{"Lê Chí: Thủ tướng//Chính phủ"},
		},
		{
			"implied body is not that of another country", "[Chính phủ Campuchia] họp. <1Thủ tướng> {Lê Chí} nói.",
			[]string{"Lê Chí: Thủ tướng//"},
		},
		{
			"deputy minister and something more of the ministry", "<1Thứ trưởng>, <1Người phát ngôn> [Bộ Tư pháp] {Lê Chí} nói.",
			[]string{"Lê Chí: Thứ trưởng//Bộ Tư pháp", "Lê Chí: Người phát ngôn/Bộ Tư pháp/Bộ Tư pháp"},
		},
		{
			"country said where no name stands", "<~Thủ tướng> Thái Lan cảnh báo. <1Thủ tướng> {Somchai} nói.",
			[]string{"Somchai: Thủ tướng/Thái Lan/"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			st := tell(t, tt.in)
			if diff := cmp.Diff(tt.want, positions(st.resolve(t))); diff != "" {
				t.Errorf("positions in %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

// A post without a name means the one person who holds it, and nobody where
// two do or did.
func TestHolders(t *testing.T) {
	tests := []struct {
		name, in, want string
	}{
		{"the holder", "<1Chủ tịch> [UBND tỉnh Bình Định] {Lê Chí} đến. <Chủ tịch> [UBND tỉnh Bình Định] yêu cầu.", "Lê Chí"},
		{"bare title", "<1Bộ trưởng> [Bộ Tư pháp] {Lê Chí} đến. <Bộ trưởng> yêu cầu.", "Lê Chí"},
		{"of another body", "<1Giám đốc> [Sở Y tế] {Lê Chí} đến. <Giám đốc> [Sở Nội vụ] yêu cầu.", "?"},
		{"two holders", "<1Phó Chủ tịch> [UBND tỉnh Bình Định] {Lê Chí}, <2Phó Chủ tịch> [UBND tỉnh Bình Định] {Vũ Hoa} đến. <Phó Chủ tịch> yêu cầu.", "?"},
		{"no longer", "<-1Bộ trưởng> [Bộ Tư pháp] {Lê Chí} đến. <Bộ trưởng> yêu cầu.", "?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			st := tell(t, tt.in)
			ent := st.resolve(t)
			got := "?"
			if e := ent.HolderOf[len(ent.HolderOf)-1]; e != mention.None {
				got = ent.People[e].Name
			}
			if got != tt.want {
				t.Errorf("the last post of %q means %s, want %s", tt.in, got, tt.want)
			}
		})
	}
}
