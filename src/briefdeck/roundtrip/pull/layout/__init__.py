"""What was done by hand to slides, shapes, looks and drawings: it is told, since a build lays it out anew."""
