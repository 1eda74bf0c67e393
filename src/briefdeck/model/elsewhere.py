"""What other tools, and people, call the keys of a briefing, in English."""

from __future__ import annotations


def table(lines: str) -> dict[str, tuple[str, ...]]:
    """Lines of ours, the likeliest first, and behind a colon theirs → theirs to ours."""
    made: dict[str, tuple[str, ...]] = {}
    for line in lines.strip().splitlines():
        ours, _, theirs = line.partition(":")
        for name in theirs.split():
            made[name] = tuple(dict.fromkeys((*made.get(name, ()), *ours.split())))
    return made


KEYS = table("""
outlet: organisation organization institution agency company newspaper broadcaster
to: prepared_for presented_to sent_to addressed_to attn attention for_attention_of
caption title: chart_title table_title figure_title graph_title
as_of: date valid_at valid_as_of reference_date measured measured_on status_date stand
unit: prefix suffix symbol sign
accessed: visited last_checked

points items: subpoints sub_points children sub_items nested sub subs sub_bullets subitems more
points: cards blocks columns boxes
points items: bullets bullet_points items list key_points statements
text detail points: content contents body paragraph intro introduction
title message text label: heading headline header_text
title name text label outlet: name title label
message text: takeaway key_message main_message action_title
subtitle message text: tagline subheading sub_title subhead lead standfirst
detail text alt label: detail details description explanation long_text
text: action
text: what event message claim statement sentence bullet point
question: decision
decimals: precision digits decimal_places
caution: footer footnote footnotes caveat caveats disclaimer
to: cc bcc
events: milestones dates entries items moments
phases: stages periods eras steps
steps: stages actions phases
period: months weeks when dates time timing timeframe start
current: active is_current status now
preferred: recommended winner chosen selected best
claim: text opinion view statement position quote
stance: sentiment attitude tone
held_by outlets: speaker author
implication: impact effect consequence risk
action: next_step next_steps recommendation measure mitigation
scores: ratings marks score values
from: source
to: target destination
time: duration
views: opinions perspectives positions
options columns: nodes
options: alternatives choices variants columns
aspects: criteria dimensions attributes rows
items: entries rows
id: slug anchor key name
see: links_to related section_ref goto
note: notes speaker_notes speakernotes presenter_notes talking_points
keywords: tags
picture: pictures images image img photo figure_file graphic screenshot
file url data see: path src filename href link
alt: alt_text alttext
sources outlets: source citation citations cite ref refs reference references bibliography evidence
from author outlet: author authors sender prepared_by department organization organisation company team
outlet: publisher publication journal site newspaper
audiences: visible_to only only_for for show_to shown_to restricted_to
audiences to: audience recipient recipients addressee addressees
sections: slides pages chapters parts
kind: type section_type layout_type
type: chart_type graph_type kind mark
columns: headers header heads column_names
rows values data: table_rows cells values
values: data points
data: csv data_file datafile dataset
categories data: labels x x_axis categories
series data: datasets y y_axis series
summary: abstract overview summary_points executive_summary tldr tl_dr key_takeaways bottom_line
conclusion: conclusions closing recommendation
marking: confidential secret classification confidentiality sensitivity
language: lang locale languages
briefdeck: version schema_version format spec
unit: units suffix currency
value: amount number val
status: confidence certainty evidence_type confirmed verified
date as_of: published publish_date published_at published_on year day when start begin from_date period due deadline
accessed: retrieved accessed_on access_date
by actor: owner responsible assignee who
until end: due deadline due_date
callout: key_quote box quote quotation pull_quote blockquote
emphasis callout: highlight highlighted focus
message callout text: so_what insight finding main_point core_message governing_thought lead_message answer
callout message: lesson learning remember punchline verdict
points reasons aspects items: arguments findings insights facts observations details_list topics highlights_list
points: deliverables activities tasks_list achievements results outcomes
claim text: says said thesis argument assertion belief
held_by outlets actor: who whom voice stakeholder speaker_name analyst expert person
reasons: reason why because rationale justification grounds supporting_points
stance: rating direction side polarity bias
actor name: party role group industry sector affected function unit_name division
implication text: finding issue threat opportunity outcome meaning risk_description so_what
action: response countermeasure countermeasures recommendation_text todo to_do reaction advice suggestion
before: from_state as_is current_state today baseline
name title text: phase stage step milestone criterion aspect option alternative dimension factor heading head
text: name title task activity action_item summary_text label_text
headline: subtitle tagline goal objective aim focus
period: duration timeframe time_frame dates span years
cells values: ratings entries row columns
options: choices columns alternatives items
aspects: criteria rows attributes features factors
question: ask issue topic decision_needed prompt
options: answers
by: decider decision_maker responsible_person lead
until: before by_date target_date
label: metric kpi measure indicator heading caption
value: figure total result quantity count
note: comment comments remark remarks hint annotation
caution: warning limitation limitations assumption_note small_print
caption: chart_caption table_caption legend_text label title
alt: alternative_text description accessibility screen_reader
credit: photographer photo_credit copyright attribution source
title text: event what topic subject
date: year month when_ time moment timestamp publication_date release_date date_published
from: prepared_by_team written_by created_by organisation_name institution presenter speaker client_team
to: for audience_name client readers reader distribution attendees
conclusion ask: decision_required call_to_action verdict result final_thoughts closing_remarks
summary: key_messages key_findings highlights main_points headlines exec_summary executive_overview at_a_glance
ask: request
contact: email phone telephone
number: doc_number document_number reference_number ref_no
marking: distribution_level sensitivity_label handling protection tlp
sections: body content contents storyline outline agenda blocks
figures key_figures: numbers stats statistics metrics kpis key_numbers data_points facts_and_figures
sources: footnotes endnotes links further_reading literature works_cited notes_and_sources
categories: years periods names rows
series: lines_data columns
unit: unit_label measure_unit units_of_measure
type: chart style variant
status: certainty_level confidence_level source_type reliability strength
see: links ref_section target
emphasis: bold highlight_row highlighted_row focus key_row
preferred: is_best is_recommended winner_
total: totals total_row sum sum_row has_total show_total footer_row
detail: speaker_note speaker_notes speakernotes notes note talking_points script narration voiceover commentary
note: speaker_note script narration voiceover talk_track
reading: our_reading our_view interpretation our_take our_inference we_read_it_as inference implication_for_us
compare: comparison comparisons versus vs
limit: threshold ceiling cap maximum upper_limit target_line reference_line
of: whole base basis out_of
figures: parts figure members
rest: other others remainder
from: before current as_is deprioritised postponed put_off stop now today old less
to: after future to_be prioritised put_first next tomorrow later new more then
moves: what resource resources shifted
by: how means via through
before: from was previously formerly status_quo until_now old
action: so_what what_to_do response_needed
result: text message effect outcome consequence conclusion leads_to
response: action answer countermeasure solution measure reaction mitigation
value: weight qty quantity volume flow size
start: from begin beginning starts since start_date date_from
end: to until finish ends end_date date_to
deadline: due due_by milestone_text
critical: is_critical on_critical_path key blocking
headline: description detail what
outcome: result results goal end_state
data: file
items: options candidates
tasks: schedule gantt activities work_packages
links: edges flows connections arrows
from: by
audiences: visibility access shown_for
limit: reference baseline benchmark
shift: transition reprioritisation priorities priority_shift
leads_to: consequence consequences effect effects result results outcome
icon: emoji symbol pictogram glyph
emphasis: accent
headline: summary
columns: stages
data: path
by: actor
actor: for
date: created
limit: max maximum target budget
url: doi
lines: secondary_axis second_axis right_axis y2 y2_axis secondary_series
second_unit: secondary_unit unit2 unit_2 right_unit y2_unit
approximate: rounded approx estimated about circa
text: question ask request decision
cells: aspects columns_values
sheet: worksheet tab sheet_name
""")
# Keys that have no counterpart, and what is done instead.
_LOOK = "the plan and the template of an audience say how it looks: delete the key"
_READERS = "to keep it from readers write audiences: with those who may see it, or put # before its lines"
_OF_AN_AUDIENCE = "an audience has it, and no briefing: write it in templates/NAME/audience.yaml, and delete it here"
_BACKDROPS = "background background_color background_image bg classes css highlighter drawings clicks"
_LENGTHS = """max_slides slide_count slides_count num_slides number_of_slides slide_limit max_pages page_count
page_limit length max_words word_count word_limit target_length"""
NOWHERE = {
    **dict.fromkeys(
        [
            "palette",
            "color_scheme",
            "colour_scheme",
            "layout",
            "template",
            "theme",
            "style",
            "color",
            "colour",
            "font",
            "size",
            "align",
        ],
        _LOOK,
    ),
    **dict.fromkeys(
        ["encoding", "options", "config", "legend", "axis", "axes", "colors", "colours", "width", "height"], _LOOK
    ),
    **dict.fromkeys(_LENGTHS.split(), "an audience says it: limits: {slides: 12, pages: 2} in its audience.yaml"),
    **dict.fromkeys(("tone", "voice", "register"), "delete it: texts stand in documents as they are written"),
    **dict.fromkeys(
        [
            "based_on",
            "limits",
            "omit",
            "sizes",
            "severity",
            "glossary",
            "abbreviations",
            "eras",
            "paper",
            "layouts",
            "styles",
            "preferred_language",
            "languages",
        ],
        _OF_AN_AUDIENCE,
    ),
    "change": "a plan has it, and no briefing: write it in templates/NAME/deck.yaml or memo.yaml, and delete it here",
    "sections": "a section holds no sections: write each under sections: at the margin",
    "appendix": "a plan says what goes to the appendix: docs/writing.md, “An appendix”",
    **dict.fromkeys(
        ["type", "parent", "level", "class", "priority", "weight", "tags"], "no document shows it: delete the key"
    ),
    **dict.fromkeys(
        ["video", "audio", "code", "iframe", "embed"], "no document holds it: say it in words, and delete the key"
    ),
    **dict.fromkeys(["stats", "metrics", "kpis"], "write figures: at the margin, and here figures: with their keys"),
    **dict.fromkeys(["left", "right"], "write points:, or kind: comparison for the section"),
    "exclude": "name those that may see it under audiences: instead",
    **dict.fromkeys(["toc", "table_of_contents", "output", "format", "marp", "paginate"], "delete it: plans say that"),
    **dict.fromkeys(["documentclass", "geometry", "bibliography_style", "csl", "engine"], "delete it: plans say that"),
    **dict.fromkeys(
        ["execute", "knitr", "jupyter", "kernel", "filters", "editor", "revealjs", "pptx", "docx", "beamer"],
        "delete it: no code is run here, and the plans of audiences say how documents look",
    ),
    **dict.fromkeys(
        _BACKDROPS.split(),
        _LOOK,
    ),
    **dict.fromkeys(
        ("range", "cells", "cell_range", "sheet_range", "header_row", "skip_rows", "skiprows", "usecols", "index_col"),
        "delete it: a sheet is read as a whole: put these rows on one of their own, and name it under sheet:",
    ),
    **dict.fromkeys(["hidden", "hide", "skip", "draft", "visible"], _READERS),
    **dict.fromkeys(["animation", "transition"], "slides have none: delete the key"),
    "duration": "delete it: write when it ends under end:, or say how long it takes in the text",
    **dict.fromkeys(["deadline", "due"], "delete it: say by when in the text"),
    **dict.fromkeys(
        ["owner", "responsible", "assignee", "assigned_to", "accountable", "lead", "who"],
        "delete it: say in the text who does it",
    ),
    **dict.fromkeys(["pros", "cons", "strengths", "weaknesses"], "write aspects: [{name: Pros, cells: […, …]}] for it"),
    "causes": "write them as points:, and what they lead to under leads_to:",
    **dict.fromkeys(
        ["doi", "isbn", "issn", "volume", "issue", "edition", "publication_type"],
        "delete it: a source has its address under url:, and what readers must know of it under note:",
    ),
    **dict.fromkeys(
        [
            "x_axis",
            "y_axis",
            "xaxis",
            "yaxis",
            "x_label",
            "y_label",
            "xlabel",
            "ylabel",
            "x_title",
            "y_title",
            "x_axis_label",
            "y_axis_label",
        ],
        "delete it: the numbers have their unit under unit:, and the chart its words under caption:",
    ),
    **dict.fromkeys(["when", "timing", "by_when", "schedule"], "say in the text when, and delete the key"),
    **dict.fromkeys(
        ["likelihood", "probability", "severity", "risk_level", "urgency", "effort", "cost", "budget", "impact_score"],
        "say it in the text, or rate it in a section of kind: scorecard, and delete the key",
    ),
    **dict.fromkeys(["widths", "column_widths", "aligns", "alignment", "row_height", "font_color", "fill"], _LOOK),
    **dict.fromkeys(["speaker_time", "timer", "backdrop", "logo", "watermark", "border", "bold"], _LOOK),
    **dict.fromkeys(["min", "max", "y_min", "y_max", "grid", "gridlines", "data_labels", "scale"], _LOOK),
    **dict.fromkeys(["unit", "units"], "write it beside the numbers: in the head of their column, or in the text"),
    "stacked": "write type: stacked, and delete this key",
    **dict.fromkeys(
        ("depends_on", "dependencies", "dependency", "predecessor", "predecessors", "progress", "percent_complete"),
        "no document shows it: delete the key",
    ),
    **dict.fromkeys(
        ("completion", "percent", "resources", "speaker", "presenter"), "no document shows it: delete the key"
    ),
    **dict.fromkeys(
        ("image_caption", "picture_caption", "figure_caption", "image_alt", "picture_alt", "image_credit"),
        "it stands in picture:, in whose braces file:, alt:, caption: and credit: stand; write it there",
    ),
    "milestone": "delete it: a task that begins and ends on one day is one",
    "limit": "it stands in compare: {figures: […], limit: …}: write it there",
    **dict.fromkeys(
        ("orientation", "position", "placement", "float", "valign", "halign", "zoom", "crop", "rotation"),
        _LOOK,
    ),
    **dict.fromkeys(
        ("sort", "sorting", "sort_by", "sorted", "order_by", "ascending", "descending"),
        "rows and values are drawn in the order in which they stand: delete the key",
    ),
    **dict.fromkeys(
        ("metadata", "meta", "properties", "frontmatter", "settings", "defaults", "variables", "vars", "params"),
        "delete it: what documents say of themselves stands under title:, from:, date:, number: and keywords:",
    ),
    "horizontal": "write type: bar, and delete this key",
    **dict.fromkeys(["end", "to_date", "finish"], "delete it: it has one date; say in the text when it ends"),
    **dict.fromkeys(["updated", "last_modified", "created"], "delete it: the briefing has its day under date:"),
    **dict.fromkeys(["quote", "quotation"], "write a section of kind: assessments, whose views quote:"),
    **dict.fromkeys(
        ["n", "slide", "slide_no", "slide_number", "number", "no", "nr", "page", "order", "index"],
        "sections are shown in their order: delete the key",
    ),
}
_ONE_NUMBER = "a figure is one number: write value: and approximate: true, and say the range in a text or under note:"
_ANOTHER = "write it as a figure of its own, and compare both in a section: compare: {figures: [this, that]}"
_OF_A_SOURCE = "delete it: what readers must know of it stands under note:"
_RANGES = "min max low high from to range lower upper error margin"
_OTHER_NUMBERS = """change delta trend growth yoy previous before last_year target goal plan budget
benchmark baseline comparison variance prior forecast"""
_SAID_OF_A_SOURCE = """pages page type kind section place city chapter quote summary text reliability
language abstract relevance credibility bias tier id_number archive"""
_SHOWN_APART = "chart table graph diagram"
_FOR_WHOM = "delete it: build --audience NAME says for whom; what only some may see has audiences: itself"
_OF_AN_OPTION = "write it as a row: aspects: [{name: …, cells: […, …]}], with a cell for each option"
_SAID_OF_AN_OPTION = """points text detail details description pros cons cost costs price bullets items summary note
advantages disadvantages strengths weaknesses score rating value values time start risk risks benefits"""
OF_A_THING: dict[frozenset[str], dict[str, str]] = {
    frozenset({"question", "until"}): dict.fromkeys(
        ("recommendation", "recommended", "preferred", "proposal", "default", "suggestion"),
        "write it first among options:, as “Recommended: …”",
    ),
    frozenset({"text", "icon", "detail"}): dict.fromkeys(
        ("by", "speaker", "attribution", "said_by", "quoted_from"),
        "say in the text who it is; who holds a view stands in its held_by: or outlets:",
    ),
    frozenset({"briefdeck", "summary"}): {
        **dict.fromkeys(("audiences", "audience"), _FOR_WHOM),
        **dict.fromkeys(
            ("version", "revision", "rev", "edition", "version_number"), "say it under number: or subtitle:"
        ),
        **dict.fromkeys(("status", "state", "stage", "draft", "doc_status"), "say it under marking:, as “Draft”"),
        **dict.fromkeys(
            ("agenda", "toc", "contents", "outline", "table_of_contents"),
            "delete it: documents list their sections themselves",
        ),
    },
    frozenset({"question", "message", "points"}): dict.fromkeys(
        _SHOWN_APART.split(), "write a section of its own, with its kind: and what it holds as keys"
    ),
    frozenset({"actor", "implication"}): dict.fromkeys(
        ("by", "until", "when", "deadline", "due", "due_date", "by_when", "date", "timing"),
        "say it in action:, as “… by March 2027”",
    ),
    frozenset({"name", "preferred"}): dict.fromkeys(_SAID_OF_AN_OPTION.split(), _OF_AN_OPTION),
    frozenset({"value", "decimals"}): {
        **dict.fromkeys(_RANGES.split(), _ONE_NUMBER),
        **dict.fromkeys(_OTHER_NUMBERS.split(), _ANOTHER),
        **dict.fromkeys(("format", "color", "icon", "size", "style", "display"), _LOOK),
        "text": "write label: for what it is, or note: for a few words below it",
    },
    frozenset({"outlet", "accessed"}): {
        **dict.fromkeys(_SAID_OF_A_SOURCE.split(), _OF_A_SOURCE),
        "id": "the key before its colon is its name: delete it",
        "key": "the key before its colon is its name: delete it",
    },
}
"""What is done with keys that only make sense in a thing of one sort, known by keys that it alone has."""
