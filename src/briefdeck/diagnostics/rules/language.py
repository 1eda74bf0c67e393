"""L1xx: both languages. L2xx: Japanese. L3xx: English. L4xx: an audience's glossary. L5xx: exceptions."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

# --- L1xx: both languages ---------------------------------------------------------------------------------------------

LONG_SENTENCE = Rule(
    code="L101",
    name="long-sentence",
    severity=Severity.WARNING,
    what="A sentence is long: more than 60 Japanese characters, or 35 English words.",
    why="A director reads it twice, or not at all.",
    example="detail: 規制は…であり、…したうえで、…とされるが、…である。    # 75 characters",
    cure="Make two sentences of it: what is, and what follows.",
)

OVERLONG_SENTENCE = Rule(
    code="L102",
    name="overlong-sentence",
    severity=Severity.ERROR,
    what="A sentence is far too long: more than 100 Japanese characters, or 60 English words.",
    why="Nobody can take it in; such a page comes back.",
    example="detail: 規制は…    # 130 characters to the full stop",
    cure="Make two or three sentences of it, or grant an exception for a text that must stay as it is.",
)

UNBALANCED_BRACKETS = Rule(
    code="L103",
    name="unbalanced-brackets",
    severity=Severity.WARNING,
    what="A bracket or quotation mark is not closed, is not opened, or holds another of its own kind.",
    why="The reader looks for the end of what was begun.",
    example="text: 対象（装置と部品は広い",
    cure="Close it, or delete it; inside 「」 stands 『』.",
)

MISSING_FULL_STOP = Rule(
    code="L104",
    name="missing-full-stop",
    severity=Severity.WARNING,
    what="A sentence of running text has no full stop at its end, where the others have one.",
    why="In a memo it looks cut off.",
    example="detail: 対象は装置から保守契約へ広がった",
    cure="Add the full stop; a line without one belongs to `text`.",
)

STRAY_SPACE = Rule(
    code="L105",
    name="stray-space",
    severity=Severity.WARNING,
    what="A space stands where none belongs (doubled, before a full stop or comma, beside Japanese characters), or is "
    "left out behind one.",
    why="Office shows every space; PowerPoint and Word set the small gap between the scripts themselves.",
    example="text: AI の利用",
    cure="Delete it, or write the one that is missing; `briefdeck check --fix` does it.",
)

DECOMPOSED_CHARACTER = Rule(
    code="L106",
    name="decomposed-character",
    severity=Severity.WARNING,
    what="A letter and its accent, or a kana and its voicing mark, are two characters (Unicode NFD).",
    why="Some programs set the mark beside the letter, and a search does not find the word.",
    example='text: "ガ"    # カ and U+3099, as macOS writes file names',
    cure="Write the single character; `briefdeck check --fix` does it.",
)

REPEATED_WORD = Rule(
    code="L107",
    name="repeated-word",
    severity=Severity.WARNING,
    what="A word or particle stands twice in a row.",
    why="It is a slip that every reader sees.",
    example="text: The the rules changed",
    cure="Delete one of the two.",
)

NUMBER_WITHOUT_UNIT = Rule(
    code="L108",
    name="number-without-unit",
    severity=Severity.WARNING,
    what="A number in a sentence has no unit.",
    why="The reader cannot tell whether 1,200 are people, million yen or per cent.",
    example="text: 利用は1,200に増えた",
    cure="Say what is counted: 1,200人, 1,200 people.",
)

UNSEPARATED_DIGITS = Rule(
    code="L109",
    name="unseparated-digits",
    severity=Severity.WARNING,
    what="A number of five or more digits has no separators.",
    why="12000000 has to be counted out; 1,200万 is read.",
    example="text: 12000人が利用",
    cure="Write 12,000 or 1.2万.",
)

TYPED_SIGN = Rule(
    code="L110",
    name="typed-sign",
    severity=Severity.WARNING,
    what="One sign stands for another that it looks like: a hyphen for a minus, a dash or a long vowel, the letter O "
    "for zero, a key for the kana that it was to be.",
    why="A hyphen is short, and lines break behind it: the 5 of -5 may begin the next one.",
    example="text: Demand moved by -5% from 2025 - 2026",
    cure="Write −5% and 2025–2026; `briefdeck check --fix` does it.",
)

FOREIGN_MARKUP = Rule(
    code="L111",
    name="foreign-markup",
    severity=Severity.WARNING,
    what="A text holds the markup of another tool: HTML, Markdown, a citation or a footnote in another form.",
    why="It stands in documents as it is: readers see the <b> and the [1].",
    example="text: Costs <b>fall</b> [1]",
    cure="Write it as a briefing does: **bold**, [words](https://…), [@source]; lists are points, tables are sections.",
)

LEFT_OPEN = Rule(
    code="L112",
    name="left-open",
    severity=Severity.WARNING,
    what="A text was to be written yet, or holds what a program said beside its task.",
    why="TODO, [insert number] and “As an AI language model” are read by those who decide.",
    example="detail: TBD",
    cure="Write what belongs there, or delete the key.",
)

UNIT_TWICE = Rule(
    code="L113",
    name="unit-twice",
    severity=Severity.WARNING,
    what="A unit, or “about”, is typed at a figure that brings its own.",
    why="The document says “31%%”, or “about about 31%”.",
    example='text: "{{ figures.share }}% of sites"    # its unit is %',
    cure="Delete it in the text.",
)

UNKNOWN_UNIT = Rule(
    code="L114",
    name="unknown-unit",
    severity=Severity.WARNING,
    what="A unit is a currency with its scale, a sign of several currencies, or a currency that there is not.",
    why="It stands behind the number as it is: “about 31 GBPm”.",
    example="unit: GBPm",
    cure="Write the code of the currency alone and the number in full; documents choose million or billion.",
)

TURNING_SIGN = Rule(
    code="L115",
    name="turning-sign",
    severity=Severity.WARNING,
    what="A text holds a sign of direction, which is not seen, and nothing is written from right to left there; or, "
    "where something is, one that forces letters into another order, or is not closed.",
    why="Words are read otherwise than they are written: “exe.gpj” may be shown for what ends with jpg.",
    example='title: "Report \\u202Efdp.exe"',
    cure="Delete it; `briefdeck check --fix` does it.",
)

# --- L2xx: Japanese ---------------------------------------------------------------------------------------------------

MANY_COMMAS = Rule(
    code="L201",
    name="many-commas",
    severity=Severity.WARNING,
    what="A Japanese sentence has more than three 読点.",
    why="It strings several statements together.",
    example="detail: 規制は、装置、部品に加え、保守、設計、教育にも及ぶ。",
    cure="Make two sentences of it, or a list; between nouns 「・」 also serves.",
)

MIXED_PUNCTUATION = Rule(
    code="L202",
    name="mixed-punctuation",
    severity=Severity.WARNING,
    what="「、。」 and 「，．」 (or half-width ones) are mixed in Japanese text.",
    why="A document keeps one kind; official ones write 「、。」 (公用文作成の考え方, 2022).",
    example="detail: 装置，部品が対象となる。",
    cure="Write 「、」 and 「。」; `briefdeck check --fix` does it.",
)

HALF_WIDTH_SIGN = Rule(
    code="L203",
    name="half-width-sign",
    severity=Severity.WARNING,
    what="A half-width bracket, question mark, exclamation mark or colon stands beside kana or kanji, or another "
    "half-width sign between Chinese characters.",
    why="It is set too narrow and too low for the characters around it.",
    example="text: 装置(部品を含む)",
    cure="Write the full-width sign: （）？！：; `briefdeck check --fix` does it.",
)

FULL_WIDTH_LETTER = Rule(
    code="L204",
    name="full-width-letter",
    severity=Severity.WARNING,
    what="Digits or Latin letters are full-width.",
    why="Numbers of two widths in one document look careless, and a search for them fails.",
    example="text: ２０２６年のＡＩ",
    cure="Write half-width ones; `briefdeck check --fix` does it.",
)

HALF_WIDTH_KANA = Rule(
    code="L205",
    name="half-width-kana",
    severity=Severity.WARNING,
    what="Katakana are half-width.",
    why="They are a relic of old terminals, and are set too narrow.",
    example="text: ﾃﾞｰﾀ",
    cure="Write full-width katakana; `briefdeck check --fix` does it.",
)

REPEATED_GA = Rule(
    code="L206",
    name="repeated-ga",
    severity=Severity.WARNING,
    what="A sentence has 「が、」 more than once.",
    why="With the second “but” the reader no longer knows what holds.",
    example="detail: 価格は上がったが、量は減ったが、利益は残った。",
    cure="End the sentence after the first.",
)

DOUBLE_NEGATIVE = Rule(
    code="L207",
    name="double-negative",
    severity=Severity.WARNING,
    what="Two negatives stand for a hesitant yes.",
    why="A decision needs yes or no, and how sure.",
    example="detail: 影響がないとは言えない。",
    cure="Say it outright: 影響はある, or say how likely it is.",
)

MIXED_STYLE = Rule(
    code="L208",
    name="mixed-style",
    severity=Severity.WARNING,
    what="です・ます and である are mixed in running text.",
    why="The document sounds as if it were pasted together from two.",
    example="detail: 対象は広がった。対応が必要です。",
    cure="Keep to the style of the other sentences.",
)

MIXED_ERAS = Rule(
    code="L209",
    name="mixed-eras",
    severity=Severity.WARNING,
    what="Years are counted by era in one place and by the calendar in another, in text.",
    why="The reader has to convert them to compare.",
    example="text: 令和7年度の予算は2024年度を上回る",
    cure="Write all years in one way.",
)

MIXED_DATES = Rule(
    code="L210",
    name="mixed-dates",
    severity=Severity.WARNING,
    what="Days are typed in another form than documents write them: in digits, or short (R8.4.1, '26.5월, 3.5.26).",
    why="The document itself writes 2025年12月5日; a second form looks pasted.",
    example="text: 2025/12/5に公表",
    cure="Write 2025年12月5日.",
)

# --- L2xx with the extra briefdeck[ja] --------------------------------------------------------------------------------

SPELLING_VARIANTS = Rule(
    code="L221",
    name="spelling-variants",
    severity=Severity.WARNING,
    what="One word is written in two ways (found with the extra `ja`).",
    why="The reader wonders whether two things are meant.",
    example="text: サーバーの更新    # and elsewhere サーバ",
    cure="Keep the form that occurs more often.",
)

DROPPED_RA = Rule(
    code="L222",
    name="dropped-ra",
    severity=Severity.WARNING,
    what="ら抜き: the potential form of a verb lacks its ら (found with the extra `ja`).",
    why="It is spoken language; in a document it reads as a mistake.",
    example="detail: 担当者でも決めれる。",
    cure="Write 決められる.",
)

# --- L3xx: English ----------------------------------------------------------------------------------------------------

FULL_WIDTH_IN_ENGLISH = Rule(
    code="L301",
    name="full-width-in-english",
    severity=Severity.WARNING,
    what="A full-width letter, digit or sign stands in a text in Latin letters, or in Korean.",
    why="It comes from a Japanese keyboard, and leaves a hole in the line.",
    example="text: Costs（net）fall",
    cure="Write the half-width sign; `briefdeck check --fix` does it for letters and digits.",
)

MIXED_QUOTES = Rule(
    code="L302",
    name="mixed-quotes",
    severity=Severity.WARNING,
    what="Single and double quotation marks are mixed in English documents, one has no other half, or those of English "
    "stand in a language that has others.",
    why="Straight marks become those of the language in pairs, and readers see those that do not.",
    example='text: The “new" rules',
    cure="Write straight marks, in pairs.",
)

MIXED_SPELLING = Rule(
    code="L303",
    name="mixed-spelling",
    severity=Severity.WARNING,
    what="British and American spelling are mixed, a word is not spelt as in the region of its text (en-US, de-CH), or "
    "is written without its dots or accents.",
    why="A document has one author, and one spelling.",
    example="text: The programme cut labor costs",
    cure="Keep to the spelling of the region that language: names, else to the one that occurs more often.",
)

FOREIGN_NUMBER = Rule(
    code="L304",
    name="foreign-number",
    severity=Severity.WARNING,
    what="A number is written as in another language: in English a decimal comma, groups by points, a space before %; "
    "elsewhere a decimal point or comma, or groups, that the language has otherwise.",
    why="Who reads 12,500 as twelve thousand reads 12,5 as a slip.",
    example="text: Costs fall by 12,5 %",
    cure="Write 12.5%; `briefdeck check --fix` does it.",
)

MIXED_ENGLISH_DATES = Rule(
    code="L305",
    name="mixed-english-dates",
    severity=Severity.WARNING,
    what="Days in English texts are written in digits, or in several ways.",
    why="5/6/2026 is the fifth of June in London and the sixth of May in New York.",
    example="text: From 5/6/2026 to November 24, 2026",
    cure="Name the month, everywhere in one way; that of the region where language: names one (en-GB, en-US).",
)

# --- L4xx: an audience's glossary -------------------------------------------------------------------------------------

UNPREFERRED_TERM = Rule(
    code="L401",
    name="unpreferred-term",
    severity=Severity.WARNING,
    what="A term is used for which this audience has another.",
    why="Every house has its words; a second one for the same thing looks like a second thing.",
    example="glossary:\n  preferred: {生成AI: [生成系AI]}    # and a text says 生成系AI",
    cure="Write the term that the hint names.",
)

FORBIDDEN_WORD = Rule(
    code="L402",
    name="forbidden-word",
    severity=Severity.WARNING,
    what="A word is used that this audience does not want to read.",
    why="The audience's glossary says so, and may say why.",
    example="glossary:\n  forbidden: {絶対: 保証と受け取られる}    # and a text says 絶対",
    cure="Say it in another way.",
)

UNEXPANDED_ABBREVIATION = Rule(
    code="L403",
    name="unexpanded-abbreviation",
    severity=Severity.WARNING,
    what="An abbreviation is not written out where it is used first.",
    why="This audience does not know it, says its glossary.",
    example="glossary:\n  abbreviations: {SMR: 小型モジュール炉}    # and a text says SMR alone",
    cure="Write it out once, with the abbreviation in brackets.",
)

# --- L5xx: exceptions -------------------------------------------------------------------------------------------------

NEEDLESS_EXCEPTION = Rule(
    code="L501",
    name="needless-exception",
    severity=Severity.WARNING,
    what="A comment grants an exception, and there is nothing there to be excepted.",
    why="It would hide the next fault at this place, which nobody has seen yet.",
    example="text: 輸出が減った    # briefdeck: ignore E101    (it has its sources now)",
    cure="Delete the code from the comment, or the whole comment.",
)

WRONG_EXCEPTION = Rule(
    code="L502",
    name="wrong-exception",
    severity=Severity.WARNING,
    what="A comment grants an exception that cannot be granted: there is no such rule, it names none, "
    "or the documents cannot be made with such a fault.",
    why="It has no effect, though it looks as if it had.",
    example="# briefdeck: ignore B205",
    cure="Name rules that judge evidence (E…), language (L…) or layout: `# briefdeck: ignore E113, L101: reason`.",
)
