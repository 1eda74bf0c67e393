"""The order of children that ISO/IEC 29500 prescribes, for the elements that writers get wrong.

Only elements listed here are judged, and of their children only those that are listed: an extension is no fault.
"""

from __future__ import annotations


def _places(prefix: str, names: str) -> dict[str, int]:
    """`a (b c) d` → places; names in brackets share one place, since one excludes the others or they may repeat."""
    places: dict[str, int] = {}
    group = False
    place = 0
    for word in names.replace("(", " ( ").replace(")", " ) ").split():
        if word in "()":
            group = word == "("
            place += not group
        else:
            places[word if ":" in word else f"{prefix}:{word}"] = place
            place += not group
    return places


_FILL = "(noFill solidFill gradFill blipFill pattFill grpFill)"
_EFFECT = "(effectLst effectDag)"
_RUN = (
    f"ln {_FILL} {_EFFECT} highlight (uLnTx uLn) (uFillTx uFill) latin ea cs sym hlinkClick hlinkMouseOver rtl extLst"
)
_PARAGRAPH = (
    "lnSpc spcBef spcAft (buClrTx buClr) (buSzTx buSzPct buSzPts) (buFontTx buFont) (buNone buAutoNum buChar buBlip)"
    " tabLst defRPr extLst"
)
_W_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish"
    " webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
    " eastAsianLayout specVanish oMath"
)
_W_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_W_TABLE = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd"
    " tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
)
_W_CELL = (
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers"
)
_W_SECTION = (
    "(headerReference footerReference) footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols"
    " formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)
_W_STYLE = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal"
    " personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)
_W_SETTINGS = (
    "writeProtection view zoom removePersonalInformation embedTrueTypeFonts embedSystemFonts saveSubsetFonts"
    " mirrorMargins hideSpellingErrors hideGrammaticalErrors proofState attachedTemplate linkStyles documentType"
    " trackRevisions documentProtection autoFormatOverride defaultTabStop autoHyphenation evenAndOddHeaders"
    " drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery"
    " displayVerticalDrawingGridEvery noPunctuationKerning characterSpacingControl noLineBreaksAfter noLineBreaksBefore"
    " doNotValidateAgainstSchema alwaysShowPlaceholderText updateFields hdrShapeDefaults footnotePr endnotePr compat"
    " docVars rsids themeFontLang clrSchemeMapping doNotAutoCompressPictures shapeDefaults decimalSymbol listSeparator"
)

ORDER: dict[str, dict[str, int]] = {
    **dict.fromkeys(("a:rPr", "a:endParaRPr", "a:defRPr"), _places("a", _RUN)),
    **dict.fromkeys(
        ("a:pPr", *(f"a:lvl{level}pPr" for level in range(1, 10))),
        _places("a", _PARAGRAPH),
    ),
    "a:p": _places("a", "pPr (r br fld) endParaRPr"),
    "a:bodyPr": _places("a", "prstTxWarp (noAutofit normAutofit spAutoFit) scene3d sp3d flatTx extLst"),
    "a:tcPr": _places("a", f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {_FILL} headers extLst"),
    "a:tblPr": _places("a", f"{_FILL} {_EFFECT} (tableStyle tableStyleId) extLst"),
    "a:tbl": _places("a", "tblPr tblGrid tr"),
    "a:ln": _places("a", f"{_FILL} (prstDash custDash) (round bevel miter) headEnd tailEnd extLst"),
    "p:spPr": _places("a", f"xfrm (custGeom prstGeom) {_FILL} ln {_EFFECT} scene3d sp3d extLst"),
    "c:spPr": _places("a", f"xfrm (custGeom prstGeom) {_FILL} ln {_EFFECT} scene3d sp3d extLst"),
    "a:custGeom": _places("a", "avLst gdLst ahLst cxnLst rect pathLst"),
    "p:sp": _places("p", "nvSpPr spPr style txBody extLst"),
    "p:pic": _places("p", "nvPicPr blipFill spPr style extLst"),
    "p:graphicFrame": _places("p", "nvGraphicFramePr xfrm a:graphic extLst"),
    "p:grpSp": _places("p", "nvGrpSpPr grpSpPr (sp grpSp graphicFrame cxnSp pic contentPart) extLst"),
    "p:spTree": _places("p", "nvGrpSpPr grpSpPr (sp grpSp graphicFrame cxnSp pic contentPart) extLst"),
    "p:cSld": _places("p", "bg spTree custDataLst controls extLst"),
    "p:sld": _places("p", "cSld clrMapOvr transition timing extLst"),
    "p:sldLayout": _places("p", "cSld clrMapOvr transition timing hf extLst"),
    "p:sldMaster": _places("p", "cSld clrMap sldLayoutIdLst transition timing hf txStyles extLst"),
    "p:presentation": _places(
        "p",
        "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags embeddedFontLst"
        " custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst",
    ),
    "w:rPr": _places("w", _W_RUN),
    "w:pPr": _places("w", _W_PARAGRAPH),
    "w:numPr": _places("w", "ilvl numId"),
    "w:tbl": _places("w", "(bookmarkStart bookmarkEnd) tblPr tblGrid tr"),
    "w:tblPr": _places("w", _W_TABLE),
    "w:tblBorders": _places("w", "top (left start) bottom (right end) insideH insideV"),
    "w:tcBorders": _places("w", "top (left start) bottom (right end) insideH insideV tl2br tr2bl"),
    "w:pBdr": _places("w", "top left bottom right between bar"),
    "w:tcMar": _places("w", "top (left start) bottom (right end)"),
    "w:tblCellMar": _places("w", "top (left start) bottom (right end)"),
    "w:tcPr": _places("w", _W_CELL),
    "w:tr": _places("w", "tblPrEx trPr tc"),
    "w:sectPr": _places("w", _W_SECTION),
    "w:style": _places("w", _W_STYLE),
    "w:settings": _places("w", _W_SETTINGS),
    "w:lvl": _places("w", "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
    "w:abstractNum": _places("w", "nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
    "w:numbering": _places("w", "numPicBullet abstractNum num numIdMacAtCleanup"),
    "w:num": _places("w", "abstractNumId lvlOverride"),
    "wp:inline": _places("wp", "extent effectExtent docPr cNvGraphicFramePr a:graphic"),
}
