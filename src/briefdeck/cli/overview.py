"""What `briefdeck --help` says, as it stands: nothing need be imported to print it.

`tests/test_cli.py` holds it against the commands.
"""

OVERVIEW = """\
Usage: briefdeck [OPTIONS] COMMAND [ARGS]...

  Make a PowerPoint deck and a Word memo from one YAML briefing, for each
  audience.

Options:
  --version   Show the version and exit.
  --debug     Show a traceback where briefdeck itself fails.
  -h, --help  Show this message and exit.

Commands:
  build      Build the documents of each briefing for each audience.
  check      Read and judge briefings as a careful reviewer would.
  preflight  Judge .pptx and .docx files, whoever wrote them.
  pull       Bring edits made in PowerPoint and Word back into the briefing.
  comments   List the comments of .pptx and .docx files.
  diff       Tell what changed between two versions of a briefing.
  new        Write NAME.yaml, a commented briefing to start from.
  schema     Print the JSON Schema of a briefing, for editors.
  audiences  List the audiences and where each comes from.
  audience   Judge one audience: its plans and its templates.
  show       Print what briefdeck made of a briefing at one stage.
  explain    Explain a diagnostic, or list them all.

  Example:
    briefdeck build briefings/code-red.yaml --audience executive
"""
