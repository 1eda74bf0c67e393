"""From a syntax error to plain words: the parser says what it expected, this says what was probably meant."""

from __future__ import annotations

import difflib
import re
from contextlib import suppress
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import files
from briefdeck.disk import names_in
from briefdeck.patterns import regex

_VALUE = regex(r"\s*(?:-\s+)*(?:[^\s:\"'{\[][^:]*:\s+)?(?:-\s+)*(.*)")
_KANA = regex(b"[\x81-\x83]")
_NO_DASH_SPACE = regex(r"\s*-(?=[^\s\-\d.])")
_NO_SPACE = regex(r"\s*(?:-\s+)*[\w-]+:(?![\s/]|$)")
_OTHER_DASH = regex(r"\s*(?:([–—•·‣▪▸►●○■□◆◇※→*+－ー・ㆍ]|\d{1,2}[.)])\s+\S|([・ㆍ])(?=\S))")
_STRANGE_AFTER = regex(r"\s*(?:-\s+)*[\w-]+:[\u00a0\u2000-\u200a\u202f\u3000]")
_EQUALS = regex(r"\s*(?:-\s+)?([A-Za-z_]\w*)\s*=(?!=)")
_OTHER_COMMENT = regex(r"\s*(//|/\*|--\s|<!--|%\s|;\s)")
_STARRED = regex(r"\s*(?:-\s+)?(\*\*|__|\*|`)([\w-]+)(?::\1|\1:)")
_SEMICOLON = regex(r"\s*(?:-\s+)?([a-z_]{2,20});\s")
_WORD = regex(r"\s*(?:-\s+)?([A-Za-z_]\w*)[,.]?\s+[^\s:]")
_COLON_BEFORE = regex(r"\s*(?:-\s+)?([A-Za-z_]\w*)\s+:(?=[^\s:/])")
_SIGNED_CELL = regex(r"[\[,]\s*([%@*&!|>`][^,\]]*?)\s*(?=[,\]])")
_OTHER_PAGE = regex(
    r"\s*(?:(?P<rule>-{3,}|\*{3,}|={3,}|_{3,})|(?P<contents>\[{1,2}_?TOC_?\]{1,2}|\{:toc\}|@?toc)"
    r"|(?P<note>\[\^?[\w-]+\]:\s.*)|(?P<command>\\[A-Za-z]+(?:\{.*\})?))\s*",
    re.IGNORECASE,
)
"""A line that other languages know, and YAML does not."""
_OF_OTHER_PAGES = {
    "rule": "delete this line: sections begin with their dashes, and need nothing between them",
    "contents": "delete this line: documents have their contents themselves",
    "note": "delete this line: what it names is a source, under sources: with a key, and texts cite it as [@key]",
    "command": "delete this line: it is LaTeX, and plans and templates say how documents look",
}
_TEMPLATE = regex(r"\{\{-?\s*([^{}]*?)\s*-?\}\}")
_IMAGE = regex(r"!\[([^\]]*)\]\(([^)\s]+)\)\s*$")
_CLOSING = {"[": "]", "{": "}"}
_SPECIAL = "@%*&!{[`"
_BLOCK = regex(r":\s+([|>])[-+]?\d?\s*$")
_KEY_WITHOUT_COLON = regex(r"\s*- (text|title|name|claim|actor|question|kind|label|date|id|period) +[^\s:][^:]*$")
_WORDS_ALONE = regex(r"\s*- [^\s\[{\"'&*!|>%@`#-][^:#]*$")
_INDENT = "indent this line exactly like the lines that it belongs to"

_KEY_LINE = regex(r"\s*(?:-\s+)?[A-Za-z_][\w-]*:(?:\s|$)")
_STRANGE = regex("[ \t]*[\u00a0\u2000-\u200a\u202f\u3000]")
_UNFINISHED = regex(
    r"(?i)\b(?:an?|the|of|to|in|on|at|by|for|from|with|and|or|as|is|are|was|were|our|number|no\.?|rank(?:s|ed|ing)?)$"
)

# What libyaml says, or PyYAML's own parser, which differs in a few words.
_PLAIN_WORDS = {
    "mapping values are not allowed": "a key, or a colon and a space, is not possible here",
    "cannot start any token": "no value can begin with this character",
    "unexpected end of stream": "a quote is opened here and never closed",
    "expected ',' or": "a bracket is opened here, and not closed where it should be",
    "expected key": "a value ended, and this does not belong to it",
    "expected <block end>": "a value ended, and this does not belong to it",
    "expected '-' indicator": "this line stands in a list but does not begin with a dash",
    "keys are not allowed": "? and a space begin a key, and none is possible here",
    "document start>": "this line does not belong to what stands above it",
    "expected ':'": "a key is begun here, and no colon follows it",
    "sequence entries are not allowed": "a dash begins a list, and none is possible here",
    "comment or line break": "a text begins below this sign, not behind it",
    "violates indentation": "a tab does not indent a line",
    "whitespace or line break": "! begins a tag of YAML, and none is meant",
    "node content": "a value is missing here",
    "alphabetic or numeric": "* and & begin a YAML reference, and no name follows",
    "escape": "a backslash in double quotes begins an escape that does not exist",
}


def plain(problem: str) -> str:
    """What is wrong, in plain words; the parser's own where it says something rare."""
    return next((words for key, words in _PLAIN_WORDS.items() if key in problem), problem)


def reads_as_key(line: str) -> bool:
    """Whether a line begins as a key or an item with a key does."""
    return bool(_KEY_LINE.match(line))


def strange_space(line: str) -> bool:
    """Whether a line is indented with spaces that are none to YAML."""
    return bool(_STRANGE.match(line))


def is_cut(words: str, comment: str, gap: str) -> bool:
    """Whether words before a # read as a sentence that goes on behind it; a comment begins with a space, and stands
    apart by more than one, the `gap`, where people mean it."""
    if comment[:1].isspace() or not comment:
        goes_on = len(gap) == 1 and len(words.split()) > 1 and _UNFINISHED.search(words)
        return bool(goes_on) and comment.strip()[:1].isalnum()
    return comment[0].isdigit() or (comment[0].isalpha() and len(words.split()) > 1)


def not_utf8(raw: bytes, at: int, file: str) -> Diagnostic:
    """A file that is not UTF-8 from one of its bytes on."""
    before = raw[:at].decode("utf-8-sig")
    line = before.count("\n") + 1
    span = Span(file, line, len(before) - before.rfind("\n"))
    return files.NOT_UTF_8.at(span, f"byte 0x{raw[at]:02X} is not UTF-8 text", encoding(raw))


def encoding(raw: bytes) -> str:
    """The cure of bytes that are not UTF-8, with the encoding that they look like."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "the file looks like UTF-16 (“Unicode”): save it as UTF-8"
    # Kana and Japanese punctuation have these bytes; in Windows-1252 they are rare, or nothing.
    likely = ("Shift_JIS", "cp932"), ("Windows-1252", "cp1252")
    for name, codec in likely if _KANA.search(raw) else likely[::-1]:
        with suppress(UnicodeDecodeError):
            raw.decode(codec)
            return f"the file looks like {name} (ANSI): save it as UTF-8"
    return "save the file as UTF-8"


def near(path: Path, endings: tuple[str, ...] = (".yaml", ".yml")) -> str:
    """The file that is meant by a name that none has, if one with such an ending is like it, or begins so."""
    names = [name for name in names_in(path.parent) if name.endswith(endings) and not name.startswith(".")]
    alike = difflib.get_close_matches(path.name, names, n=1, cutoff=0.7)
    alike = alike or sorted(one for one in names if one.startswith(f"{path.stem}.") and one.endswith(path.suffix))
    return f"did you mean “{path.parent / alike[0]}”?" if alike else "check the path for slips"


def of_a_briefing(name: str) -> str:
    """What to do where a briefing stands for a file that was built of it; nothing for any other file."""
    path = Path(name)
    if path.suffix not in (".yaml", ".yml"):
        return ""
    return f"it is a briefing: name what was built of it, such as output/{path.stem}.executive.pptx"


def cure(problem: str, line: str, previous: str = "") -> str:
    """What to write instead, or nothing; `line` is the line of the error, `previous` the one before."""
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation:
        return "indent with spaces: this line begins with a tab"
    for words, text in (("this line", line), ("the line above", previous)):
        if text.lstrip(" ").startswith("\u3000"):
            return f"indent with ordinary spaces: {words} begins with a full-width space"
    if (found := re.search(r"figures\[([\"'])(\w+)\1\]", line)) and line.count('"') + line.count("'") > 2:
        return f"write {{{{ figures.{found[2]} }}}}: a quote inside of quotes ends the text"
    if (found := re.search(r"(?:sources|outlets):\s*\[?\s*@([A-Za-z][\w-]*)", line)) and "@" in line:
        return f"write {found[1]} without the @: here stand keys of sources:"
    if "expected ':'" in problem and (word := re.fullmatch(r"\s*(?:- )?([A-Za-z_]+)\s*", line)):
        return f"write a colon behind “{word[1]}”"
    if "end of stream" in problem and re.search(r"'\d\d(?:\.|년|年|/)", line):
        return "write the year in four digits: the ' before two of them opens a quote"
    if "end of stream" in problem:
        return "close the quote"
    if "sequence entries" in problem:
        return "begin the list in the line below, or put the text into double quotes"
    if "escape" in problem:
        return "write \\\\ for the backslash itself, or put the text into single quotes"
    if line.rstrip().endswith(("}", "]")) and line.count("}") + line.count("]") > line.count("{") + line.count("["):
        return f"delete the last {line.rstrip()[-1]}"
    if line.rstrip().endswith(("],", "},")):
        return "delete the comma at the end of the line"
    if "expected '-'" in problem and not about_colon(line):
        return (
            "indent this line like the others of the item above it, or begin it with a dash if it is an item of its own"
        )
    if (bare := _KEY_WITHOUT_COLON.match(previous)) and _deeper(line, previous) and "not allowed" in problem:
        return f"write “{bare[1]}:” in the line above: the colon behind the key is missing"
    if _WORDS_ALONE.match(previous) and _deeper(line, previous) and "not allowed" in problem:
        return "write “- text: …” in the line above, where the words stand without a key"
    if (sign := _BLOCK.search(previous)) and not reads_as_key(line):
        return f"indent the text below the {sign[1]} deeper than its key"
    if "expected ':'" in problem and (word := _WORD.match(line)) and not about_colon(line):
        return f"write a colon behind “{word[1]}” if it is a key; a text that goes on is indented deeper than its key"
    return about_colon(line) or _about_start(line) or _about_mapping(problem, line)


def about_colon(line: str) -> str:
    """What keeps a line from being a key with its value, or an item."""
    if found := _OTHER_PAGE.fullmatch(line):
        return _OF_OTHER_PAGES[str(found.lastgroup)]
    if dash := _OTHER_DASH.match(line):
        return f"write “-” in the place of “{dash[1] or dash[2]}”: an item of a list begins with a hyphen and a space"
    if re.match(r"\s*-[\u3000\u00a0]", line):
        return "write an ordinary space behind the dash, in the place of a full-width or no-break one"
    if line.lstrip().startswith("＃"):
        return "a comment begins with a half-width #"
    if re.match(r"\s*(?:-\s+)?｛", line):
        return "write { and } in the place of ｛ and ｝, and commas as half-width ones"
    if sign := _EQUALS.match(line):
        return f"write “{sign[1]}:” and a space in the place of “{sign[1]} =”"
    if re.match(r"\s*--+\s+[\w-]+:", line):
        return "write one dash: “- …”"
    if (mark := _STARRED.match(line)) and line.lstrip().startswith("- ") and line[mark.end() :].strip():
        return f'put the whole text into double quotes: "{line.strip()[2:].strip()}"'
    if mark:
        return f"write {mark[2]}: without the {mark[1]}"
    if sign := _OTHER_COMMENT.match(line):
        return f"a comment begins with #, not with {sign[1].strip()}"
    if sign := _SEMICOLON.match(line):
        return f"write “{sign[1]}:” in the place of “{sign[1]};”"
    if stuck := _COLON_BEFORE.match(line):
        return f"write “{stuck[1]}:” and a space: the colon stands at its key, and the space behind it"
    if _NO_DASH_SPACE.match(line):
        return "write a space after the dash: “- …”"
    if "：" in line and ":" not in line:
        return "write the colon after a key as a half-width `:` followed by a space"
    if _STRANGE_AFTER.match(line):
        return "write an ordinary space behind the colon, in the place of a full-width or no-break one"
    if _NO_SPACE.match(line):
        return "write a space after the colon of a key"
    return ""


def _about_start(line: str) -> str:
    """A value that begins with a character that means something in YAML is the most usual fault of all."""
    found = _VALUE.match(line)
    value = found[1] if found else ""
    if shown := _IMAGE.match(value):
        return f"write {{file: {shown[2]}, alt: {shown[1] or '…'}}} behind picture:"
    if value.startswith("{{"):
        return 'put the whole text into double quotes: "{{ … }} …"'
    if value.startswith("[") and value.rstrip().endswith("]]") and value.count("]") > value.count("["):
        return "delete the last ]"
    if value[:2] in ("? ", ": "):
        return f"a text that begins with {value[0]} needs double quotes around the whole of it"
    if value[:1] in ("|", ">"):
        return f"write the text in the lines below the {value[0]}, indented, or put it into double quotes"
    if value[:1] in ('"', "'"):
        return f'nothing may follow the closing {value[0]}; put the whole text into double quotes, quotes in it as \\"'
    if value.startswith("*") and value.count("*") > 1:
        return 'a text that begins with * needs double quotes around the whole of it; bold words are "**…** …"'
    if value[:1] == "{" and value.count('"') % 2 and "'" not in value:
        return 'close the quote: in this line one " has no other half'
    if value[:1] == "{" and (told := _about_braces(value)):
        return told
    if value[:1] == "[" and value.rstrip().endswith("]") and (cell := _SIGNED_CELL.search(value)):
        return f'a cell that begins with {cell[1][0]} needs double quotes: "{cell[1]}"'
    if value[:1] == "[" and re.search(r"[\[,]\s*-\s", value):
        return "delete the dashes: in brackets a comma parts the items"
    if value and value[0] in "[{" and _CLOSING[value[0]] in value[:-1]:
        return f"a text that begins with {value[0]} needs double quotes around the whole of it"
    if re.match(r"\{\s*[A-Za-z_]+:\s", value) and value.count("{") == value.count("}") + 1:
        return "close the { at the end of the line with }"
    if re.match(r"\[[^\[\]\"']*$", value) and ("," in value or len(value.split()) == 1):
        return "close the [ at the end of the line with ]"
    if value and value[0] in _SPECIAL:
        closed = f"; if it is no text, close the {value[0]}" if value[0] in "[{" else ""
        return f"a text that begins with {value[0]} needs double quotes around the whole of it{closed}"
    return ""


def no_key(line: str, column: int) -> tuple[str, str]:
    """What is wrong where a list or a mapping stands for a key, and the cure; `column` counts from 1."""
    if line[:column].endswith("{{"):
        return "{{ … }} outside of quotes", _about_template(line)
    if told := about_colon(line):
        return "this line is neither a key nor an item", told
    return "a list or a mapping stands where a key is wanted", "put the whole text into double quotes"


def _about_template(line: str) -> str:
    """What to write for {{ … }} without quotes: those of figures stand in texts, and others stand for nothing."""
    found = _TEMPLATE.search(line)
    if found and not found[1].startswith("figures.") and not line[found.end() :].strip():
        said = "{{ figures.name }}"
        return f"write what is meant itself: nothing is put in the place of {found[0]}, but of {said} in texts"
    return 'put the whole text into double quotes: "{{ … }} …"'


_USUAL = regex(
    "text|title|detail|label|url|date|outlet|author|note|status|sources|name|alt|file|caption|value|unit|period|action"
    "|actor|implication|before|claim|stance|outlets|reasons|by|until|time|start|end|from|to|id|kind|icon|caution|headline"
    "|cells|scores|points|credit|as_of|accessed|via|see|audiences|preferred|current|critical|decimals|approximate"
)
"""Keys that stand in braces, by which a missing comma is told from a colon of the words."""


def _deeper(line: str, previous: str) -> bool:
    """Whether a line stands as the keys of an item do that begins in the line before."""
    return len(line) - len(line.lstrip()) == len(previous) - len(previous.lstrip()) + len("- ")


_WHOLE = 'put the text into double quotes: "{}"'
_UNQUOTED = (
    (r":\s+([^,{}\"']*\w:\s[^,{}]*)", _WHOLE),
    (r":\s+([^,{}\"':]*\{[^{},:]*\}[^,{}]*)[,}]", _WHOLE),
    (r":\s+([^\s,{}\[\]\"':][^,{}\[\]\"']*\[[^\[\],]*\][^,{}]*)[,}]", _WHOLE),
    (r":\s+([^\s,{}\[\]\"':][^,\[\]\"':]*\{\{[^{}]*\}\}[^,{}]*)[,}]", _WHOLE),
    (r":\s+(\"[^\",{}]+\"[^\s,}\"][^,{}\"]*)[,}]", "put the whole text into single quotes: '{}'"),
    (r":\s+([^\s,{}\[\]\"':][^{}\[\]\"':]*,\d[^{}\[\]\"':]*\[[^\[\],]*\][^,{}]*)[,}]", _WHOLE),
)
"""Texts in braces that are no texts without quotes, in the order in which they are asked for, and what to write."""


def _about_braces(value: str) -> str:
    """What keeps words in braces from being keys with values."""
    if found := re.search(r"[，、；](?=\s*[\w-]+\s*[:：])|(?<=[a-z_])：", value):
        right = ": " if found[0] == "：" else ", "
        return f"write “{right}” in the place of “{found[0]}”: signs between keys and values are half-width"
    if found := re.search(r":\s+([%@`&*!|>?][^,}]*)", value):
        return f'a text that begins with {found[1][0]} needs double quotes around it: "{found[1].strip()}"'
    if re.search(r";\s+[a-z_]+:\s", value):
        return "write commas in the place of the semicolons"
    if found := re.search(r":\s+[^,{}\"']+\s([a-z_]{2,20}):\s", value):
        text = re.search(rf":\s+([^,{{}}\"']+\s{found[1]}:\s[^,{{}}]*)", value)
        if text and not _USUAL.fullmatch(found[1]):
            return f'put the text into double quotes: "{text[1].strip()}"'
        return f"write a comma before {found[1]}:"
    for pattern, hint in _UNQUOTED:
        if found := re.search(pattern, value):
            return hint.format(found[1].strip())
    return ""


def _about_mapping(problem: str, line: str) -> str:
    if "mapping values are not allowed" in problem:
        if "<!--" in line:
            return "delete the comment of HTML, <!-- … -->; one of YAML begins with #"
        if len(re.findall(r":(?:\s|$)", line)) > 1:
            return "a text that holds a colon and a space needs double quotes around the whole of it"
        return _INDENT
    return _INDENT if "expected" in problem else ""
