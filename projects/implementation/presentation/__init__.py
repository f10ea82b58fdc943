"""What the pages of Module 2 show, made ready for the templates: no question of the law is decided here."""
