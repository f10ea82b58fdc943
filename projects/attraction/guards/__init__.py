"""What must hold in Module 1, by subject, each with the paragraph that asks for it."""
