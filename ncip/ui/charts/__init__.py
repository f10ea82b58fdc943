"""Charts drawn on the server as SVG: one drawing for screen, print and PDF.

Every function returns a SafeString with classes only (no style attribute), a point in numbers whatever the
language, and a name for those who cannot see it. The same figures always stand in a table beside the drawing.
"""
