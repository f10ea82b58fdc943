"""The law floor: the register of rules and what it computes, as plain Python.

Terms, thresholds, scores and colours of the Rules stand here once, each under the id of its paragraph.
Nothing in this package knows Django, a database, the clock or the reader's language; days and instants are
arguments.
"""
