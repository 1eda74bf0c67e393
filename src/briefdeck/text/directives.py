"""What authors write in brackets to themselves or to each other, in the languages that documents are set in."""

from __future__ import annotations

from briefdeck.patterns import regex

_TOLD = r"(?:check|confirm|verify|update|insert|add|complete|clarify|replace|revise|fill)"
_PRÜFEN = r"(?:prüfen|ergänzen|bestätigen|klären|einfügen|aktualisieren|nachtragen|ersetzen|verifizieren|abstimmen)"
_VÉRIFIER = r"(?:compléter|confirmer|préciser|vérifier|insérer|actualiser|remplacer|valider|mettre à jour)"
_THINGS = r"(?:source|citation|reference|data|figure|number|chart|image|picture|logo|link|date|name|quote|title)s?"
# A remark begins with one of these; each is of a language.
_SAID = (
    rf"(?:please|pls|plz|need(?:s|ed)? to|must|@\w+) {_TOLD}\b",
    rf"{_TOLD}(?:,? (?:this|these|with|again|later|source|figures?|numbers?|dates?|names?|data|wording)\b|[!?]*$)",
    rf"(?:insert|add) (?:an? |the )?{_THINGS}\b",
    rf"(?:more )?{_THINGS} (?:needed|required|missing|pending|here|to follow|to come|tbc|tbd|\?+)",
    r"(?:missing|need) (?:an? )?(?:source|citation|reference|data|figure|number)s?\b",
    r"placeholder|sample text|dummy text|draft only|work in progress|not final|coming soon",
    rf"(?:noch )?bitte (?:noch )?(?:\w+ )?{_PRÜFEN}|(?:noch )?zu {_PRÜFEN}|{_PRÜFEN}[!?]*$|nachzutragen|zu ergänzen",
    r"(?:wird|werden) (?:noch )?(?:nachgereicht|ergänzt|geprüft|geliefert|eingefügt|nachgetragen|aktualisiert)",
    r"folgt(?: noch)?[!.]*$|noch (?:offen|unklar)[!?]+$"
    r"|(?:Quelle|Zahl|Beleg|Datum|Name|Bild)e?n? (?:fehlt|fehlen|folgt|\?)",
    r"Platzhalter|Beispieltext|Blindtext|Hinweis an \w+",
    rf"(?:merci de|veuillez|reste à|à) {_VÉRIFIER}|{_VÉRIFIER} (?:la|le|les|l’|l')|source (?:manquante|requise|\?)",
    r"en attente de (?:données|validation|confirmation)|texte provisoire|chiffres? (?:manquants?|à venir)",
    r"要(?:確認|追記|修正|加筆|出典|検討|検証|精査|調査|照会|更新|差し?替え|相談|調整|協議|再考|見直し|議論)|確認(?:要|お願い|してください)|出典(?:要|を?確認|不明|追記)",
    r"(?:後日|後ほど|あとで)(?:記入|追記|確認|更新|差し?替え)|差し?替え(?:予定|要)"
    r"|ここに.{1,20}(?:入れ|記入|挿入|入力)",
    r"추후 ?(?:확인|작성|보완|입력|기재|수정|업데이트|제출)|확인 ?(?:필요|요망|바람|요)"
    r"|(?:작성|기재|보완) ?(?:예정|필요)",
    r"출처 ?(?:필요|확인|미상|누락|기재)|여기에|(?:내용|그림|표|수치|출처|날짜) ?(?:입력|삽입|추가)"
    r"|(?:수정|검토|업데이트) ?필요",
    r"待(?:补充?|補充?|确认|確認|核实|核實|更新|完善|填写|填寫|查证|查證)|此[处處](?:插入|填写|填寫|补充|補充)",
    r"请(?:确认|核实|补充|填写|插入)|請(?:確認|核實|補充|填寫|插入)|(?:来源|來源|出处|出處|数据|數據)(?:待|缺|不明|需)",
)
_OPEN, _CLOSE = r"[(（\[［【〔《〈<]", r"[)）\]］】〕》〉>]"
DIRECTIVE = regex(
    rf"{_OPEN}[ !→*※-]*(?:(?i:{'|'.join(_SAID)}))[^()（）\[\]［］【】〔〕\n]{{0,40}}{_CLOSE}"
    r"|\A[(（](?i:draft|entwurf|projet|ébauche|brouillon|초안|가안|草案|草稿|ドラフト|下書き)[)）]"
    # A question to a colleague; a reader is asked in words of the text.
    r"|[(（\[［](?![?？])[^()（）\[\]［］\n]{2,40}[?？][)）\]］](?!\()"
    r"|[(（\[](?:[A-Z]{2,3}|[A-Z][a-z]{2,12}) to [a-z]{3,12}[^()\[\]\n]{0,30}[)）\]]"
    # What a file was called while it was written.
    r"|(?<=\w[ ?!.)-])[ -]?(?:v ?\d{1,2}(?:\.\d)?|V\d{1,2}|(?i:version \d{1,2}))?(?: ?\(?(?:FINAL|Final|DRAFT"
    r"|Draft|ENTWURF|Entwurf|CLEAN"
    r"|最終版?|확정)\)?)(?: \d)?\Z|(?<=[\w?!.)]) (?:v\d{1,2}(?:\.\d)?|V\d{1,2})\Z"
    r"|\A(?:DRAFT|Draft|ENTWURF|Entwurf|PROJET|WIP|仮|案|초안|草稿) ?(?:[-–—:：]|[)）]) ?(?=\S)"
    r"|\A[\w.-]+\.(?:pptx?|docx?|pdf|xlsx?|csv|png|jpe?g|svg|md|txt|ya?ml)\Z"
    # A number that is to be filled in.
    r"|(?<![\w])(?:xx|XX|nn|NN|yy|YY)(?:[.,](?:x|n|X|N)+)?(?= ?(?:%|€|\$|£|Mio|Mrd|Mill|Tsd|Euro|EUR|USD|GBP|Prozent"
    r"|pour cent|per ?cent|million|billion|Jahre|years|ans|Tage|days|Monate|months|mois|km|MW|kWh|t\b))"
    r"|(?<![A-Za-z])[OX]{2,4}(?=[가-힣]|년|%)|(?<![A-Za-z])[XY]{2,4}(?=[年月日社円億万兆個人件名市县縣省区區町村部局课課])"
    r"|(?<!\w)_{2}(?= ?%)|(?<=\s)(?:\.\.\.|…)(?= ?[,;、，])"
    # What a name stands for in forms.
    r"|\b(?:First(?:name)? Last(?:name)?|Vorname Nachname|Max Mustermann|John Doe|Jane Doe|Prénom Nom)\b|홍길동"
    r"|\A(?:Publisher|Author|Company|Source|Outlet|Article|Report|Journal|Newspaper|Client|Organi[sz]ation"
    r"|Your)(?:['’]s)?"
    r" (?:[Nn]ame|[Tt]itle)\Z"
    r"|\Aここに.{1,20}(?:入れる|入れて|記入|挿入|入力|書く)(?:する|してください|ください)?。?\Z"
    r"|\A여기에 .{1,20}(?:입력|작성|삽입)\S*\Z"
    r"|\A(?:此处|在此|這裡|在這裡)(?:输入|輸入|填写|填寫|插入).{0,12}\Z"
    r"|\A(?:Hier|Ici) .{1,30}(?:einfügen|eintragen|insérer|saisir)\Z"
    # What programs say of their own work.
    r"|\b(?:Please|Be sure to|Remember to|Make sure to) (?:verify|replace|update|check|insert|fill in|adjust)"
    r" (?:the|these|this|all|any|each|with)\b"
    r"|\bI(?:['’]ve| have)? (?:assumed|estimated|made up|inferred|included|added|summari[sz]ed|kept|left out|omitted)\b"
    r"|\b(?:for|as) (?:an )?illustrat(?:ive|ion)(?: purposes?)?(?: only)?\b(?=[.,;:)]|$)"
)
"""A remark to authors, or a place that they were to fill."""
