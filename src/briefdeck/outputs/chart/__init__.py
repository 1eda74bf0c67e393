"""A native chart as one part with its workbook, the same for a slide and for a page."""
