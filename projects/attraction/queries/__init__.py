"""Who sees which subjects of Module 1, how they are found, and the lists with more than one reader."""
