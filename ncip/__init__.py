"""The national digital investment platform of Kazakhstan (НЦИП)."""
