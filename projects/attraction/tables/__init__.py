"""The columns of the lists of Module 1."""
