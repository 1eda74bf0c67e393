"""What an edit is, in terms of the briefing; what is known of a file while its edits are collected."""
