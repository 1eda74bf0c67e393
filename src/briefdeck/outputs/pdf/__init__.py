"""PDFs of decks and memos by LibreOffice, and what stands on their pages."""
