"""What must hold before an act of Module 2: guards by subject, each with the paragraph that asks for it."""
