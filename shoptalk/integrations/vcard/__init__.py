"""Address book cards (vCard 2.1, 3.0, 4.0) from phones and mail programs."""
