package date

func (p *pass) bind(first int) {}
