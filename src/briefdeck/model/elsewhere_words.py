"""What other tools, and people, call the kinds of sections and the words of a briefing, in English."""

from __future__ import annotations

from briefdeck.model.elsewhere import table

# Sections in other tools that are none here.
NO_SECTIONS = {
    **dict.fromkeys(
        ("summary", "executive_summary"), "the summary is no section: write it under summary: at the margin"
    ),
    **dict.fromkeys(
        ("divider", "section_header", "section_break", "separator", "transition", "title_slide", "header", "break"),
        "documents part their sections themselves: delete it",
    ),
    **dict.fromkeys(
        ("conclusions", "key_takeaways", "takeaways", "wrap_up"),
        "what it comes to is no section: write it under conclusion: at the margin",
    ),
    **dict.fromkeys(
        ("decision", "decisions", "ask"), "it is no section: write it under decisions: or ask: at the margin"
    ),
    **dict.fromkeys(("appendix", "annex", "backup"), "a plan says what goes to the appendix: docs/writing.md"),
    "conclusion": "the conclusion is no section: write it under conclusion: at the margin",
    **dict.fromkeys(
        (
            "title",
            "cover",
            "agenda",
            "contents",
            "toc",
            "references",
            "sources",
            "closing",
            "thank_you",
            "thanks",
            "end",
        ),
        "documents have such a page by themselves: delete the section",
    ),
}
STATUSES = table("""
fact: confirmed verified true known high certain factual
reported: rumoured rumored alleged heard told unverified rumour rumor claimed alleged unconfirmed media medium claim
fact: actual official established proven given documented
reported: announced stated quoted anecdotal press secondary
assessment: judged judgment_call expert plausible possible view modelled modeled
inference: hypothesis speculative implied derived deduced conclusion
assessment: likely probable expected projected opinion estimate estimated forecast judgement judgment analysis
inference: assumption assumed hypothesis low guess speculation inferred
""")


STANCES = table("""
supportive: optimistic bullish favours favors supportive_of in_favour hopeful good
critical: sceptical skeptical pessimistic bearish cautious doubtful concerned opponent hostile bad worried
supportive: pro positive for favourable favorable agree support yes + 1 2 up high green
critical: con against negative opposed disagree no - _1 _2 down low red
supportive: pros advantages strengths upside upsides benefits bulls bull proponents
critical: cons disadvantages weaknesses downside downsides drawbacks bears bear opponents risks
neutral: mixed balanced unclear undecided both 0 amber yellow
""")
TYPES = table("""
bar: bar_chart barchart horizontal bars horizontal_bar
column: column_chart columnchart columns histogram vertical_bar clustered clustered_column
stacked: stacked_bar stacked_column stackedbar stacked_area area
line: line_chart linechart lines scatter trend timeseries time_series spline
pie: pie_chart piechart
doughnut: donut donut_chart doughnut_chart ring
waterfall: bridge waterfall_chart cascade
combination: combo mixed combo_chart dual_axis
strip: proportional proportional_strip share_bar stacked_100 percent_stacked progress
strip: 100%_stacked 100%_stacked_column 100%_stacked_bar 100_stacked
""")


BRACKETS = table("""
change: growth_rate growth percent percentage % increase decrease rise fall cagr rate trend relative pct delta_percent
difference: delta gap diff absolute subtraction minus points distance
times: multiple factor x ratio fold multiplier
share: proportion part portion percent_of_total fraction
sum: total add addition subtotal
""")
ADDRESSEES = table("""
group: board committee council team members everyone all class panel staff
organization: company organisation firm agency ministry institution corporation department authority client
person: individual man woman mr ms recipient human
""")


NO_TYPES = {
    name: what
    for names, _, what in (
        line.partition(": ")
        for line in """
gantt roadmap schedule: write a section of kind: phases, with tasks: [{name: …, start: …, end: …}]
sankey flow alluvial: write a section of kind: flow, with columns: and links:
table heatmap matrix grid: write a section of kind: table, with columns: and rows:
radar spider: write a section of kind: scorecard, with criteria: and items:, or type: bar
map choropleth image: draw it elsewhere, and show it with picture: {file: …, alt: …}
funnel treemap pyramid lollipop dot: write type: bar
bubble box boxplot violin: write type: column, or its numbers as a table
""".strip().splitlines()
    )
    for name in names.split()
}
"""Types of charts that there are not, and what is done instead."""
