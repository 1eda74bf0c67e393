"""What a slide's content is made of before it has places: nodes, their heights, and the shapes that they become.

A block says what stands beside, below or inside what, in roles of type and surfaces of the design; `measuring` says how
high that is in a width, `placing` gives it frames. Lengths are points.
"""
