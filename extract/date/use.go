package date

func (p *pass) uses(first int) {}
