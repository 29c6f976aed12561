"""The official downloads about occupations: O*NET (text or Excel), the survey of pay (OEWS), Employment Projections.

Tables are recognised by their columns and by the scales in them, so a file that a later edition renames is still read.
"""
