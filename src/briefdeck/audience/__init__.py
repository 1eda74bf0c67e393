"""A folder of templates/: its five files, settings, plans that change another's, the facts of its Office templates."""
