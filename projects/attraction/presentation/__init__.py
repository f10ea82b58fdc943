"""How the subjects of Module 1 show their facts: rows, badges, the steps of the road."""
