"""How issues, meetings of the Council and assignments show themselves."""
