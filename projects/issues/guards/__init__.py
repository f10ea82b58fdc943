"""What must hold before the acts on issues, agendas and assignments."""
