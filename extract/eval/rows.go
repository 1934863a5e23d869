package eval

// Count is right, false and missed values (or words) of one row.
type Count struct {
	TP int `json:"tp"`
	FP int `json:"fp"`
	FN int `json:"fn"`
}

func (c *Count) add(d Count) { c.TP += d.TP; c.FP += d.FP; c.FN += d.FN }

// Precision is 0 where nothing was found.
func (c Count) Precision() float64 { return ratio(c.TP, c.TP+c.FP) }

// Recall is 0 where there was nothing to find.
func (c Count) Recall() float64 { return ratio(c.TP, c.TP+c.FN) }

// F1 is the harmonic mean of precision and recall, 0 where nothing is right.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Share is how many of N comparisons came out right.
type Share struct {
	OK int `json:"ok"`
	N  int `json:"n"`
}

func (s *Share) add(t Share) { s.OK += t.OK; s.N += t.N }

func (s *Share) count(ok bool) {
	s.N++
	if ok {
		s.OK++
	}
}

// Value is 0 where nothing was compared.
func (s Share) Value() float64 { return ratio(s.OK, s.N) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// The rows of the table. Counted rows have precision, recall and F1, shared
// rows the share of comparisons that came out right.
const (
	RowPeople        = "people"
	RowNameTitle     = "name_title"
	RowPositions     = "positions"
	RowOrganizations = "organizations"
	RowDates         = "dates"
	RowDocuments     = "documents"
	RowOrganizer     = "organizer"
	RowChair         = "chair"
	RowParticipants  = "participants"
	RowDecisions     = "decisions"
	RowAttributed    = "decisions_attributed"

	RowHasRecord    = "has_record"
	RowTitle        = "title"
	RowPublished    = "published"
	RowOrgFullest   = "org_fullest"
	RowDocDate      = "doc_date"
	RowType         = "event_type"
	RowTime         = "event_time"
	RowModality     = "event_modality"
	RowKind         = "decision_kind"
	RowIssuer       = "issuer"
	RowAddressees   = "addressees"
	RowDeadline     = "deadline"
	RowEvidence     = "evidence_exact" // share; must be 1
	RowHallucinated = "hallucinated"   // rate, not share; must be 0
)

// CountedRows and SharedRows are all rows in the order they are printed.
var (
	CountedRows = []string{
		RowPeople, RowNameTitle, RowPositions, RowOrganizations, RowDates, RowDocuments,
		RowOrganizer, RowChair, RowParticipants, RowDecisions, RowAttributed,
	}
	SharedRows = []string{
		RowHasRecord, RowTitle, RowPublished, RowOrgFullest, RowDocDate,
		RowType, RowTime, RowModality, RowKind, RowIssuer, RowAddressees, RowDeadline,
		RowEvidence, RowHallucinated,
	}
)
