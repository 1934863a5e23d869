package eval

import (
	"strings"

	"github.com/bienban/bienban/schema"
)

// event holds the first record against the main event.
func (s *scorer) event() {
	gold := s.Gold.main()
	if len(s.Records) == 0 {
		for _, row := range []string{RowType, RowModality, RowTime} {
			s.share(row, false, &Fault{Kind: Missed, Want: "no record"})
		}
		s.roles(gold, nil)
		return
	}
	r := &s.Records[0]
	s.share(RowType, r.Type == gold.Type, &Fault{Kind: Wrong, Value: r.Type, Want: gold.Type})
	s.share(RowModality, string(r.Modality) == gold.Modality, &Fault{Kind: Wrong, Value: string(r.Modality), Want: gold.Modality})
	var time *string
	f := Fault{Kind: Wrong, Want: show(gold.Time)}
	if r.Time != nil {
		time = &r.Time.EDTF
		f.Rule, f.Around = r.Time.Rule, s.words.at(r.Time.Evidence)
	}
	f.Value = show(time)
	ok := sameTime(time, gold.Time)
	s.share(RowTime, ok, &f)
	if r.Time != nil {
		s.hit(r.Time.Rule, yes(ok))
	}
	s.roles(gold, r)
}

// sameTime reports whether two times are equal, or of one day where one of
// them has an hour.
func sameTime(got, want *string) bool {
	if deref(got) == deref(want) {
		return (got == nil) == (want == nil)
	}
	if deref(got) == "" || deref(want) == "" {
		return false
	}
	return strings.Contains(*want+*got, "T") && firstDay(*got) == firstDay(*want)
}

// role is somebody's part in the event, in gold or in a record.
type role struct {
	forms forms
	show  string
	ev    []schema.Evidence
}

// roles compares who took part. r is nil where there is no record.
func (s *scorer) roles(gold *GoldEvent, r *schema.Record) {
	s.role(RowOrganizer, s.goldRoles(gold.Organizer), recordRoles(r, false, schema.Organizer, schema.Host))
	s.role(RowChair, s.goldRoles(gold.Chair), recordRoles(r, false, schema.Chair))
	var all []role
	for _, list := range [][]string{gold.Organizer, gold.Chair, gold.Attend} {
		all = append(all, s.goldRoles(list)...)
	}
	s.role(RowParticipants, all, recordRoles(r, true))
}

func (s *scorer) goldRoles(list []string) []role {
	out := make([]role, len(list))
	for i, n := range list {
		out[i] = role{forms: s.names.of(&n), show: n}
	}
	return out
}

// recordRoles are those with one of the roles; with once, everybody but the
// mentioned, each once.
func recordRoles(r *schema.Record, once bool, want ...schema.Role) []role {
	if r == nil {
		return nil
	}
	var out []role
	done := map[string]bool{}
	for _, p := range r.Participants {
		if once {
			if p.Role == schema.Mentioned || done[p.Ref] {
				continue
			}
			done[p.Ref] = true
		} else {
			ok := false
			for _, w := range want {
				ok = ok || p.Role == w
			}
			if !ok {
				continue
			}
		}
		out = append(out, role{forms: refForms(r, p.Ref), show: partyName(r, schema.Party{Ref: p.Ref}), ev: p.Evidence})
	}
	return out
}

func (s *scorer) role(row string, gold, sys []role) {
	pairs := match(len(gold), len(sys), 1, func(i, j int) float64 { return yes(gold[i].forms.meets(sys[j].forms)) })
	n := len(pairs)
	s.count(row, Count{n, len(sys) - n, len(gold) - n})
	missed, false_ := alone(pairs, len(gold), len(sys))
	for _, i := range missed {
		s.fault(row, s.missed(gold[i].show))
	}
	for _, j := range false_ {
		s.fault(row, s.falsely(sys[j].show, "", sys[j].ev))
	}
}
