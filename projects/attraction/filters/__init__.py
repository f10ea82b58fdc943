"""How the lists of Module 1 are narrowed."""
