package date

func (p *pass) atEnglish(i int, k kind) int { return 0 }
func (p *pass) dayMonth(i int) int          { return 0 }
func (p *pass) decadeS(i int) bool          { return false }
