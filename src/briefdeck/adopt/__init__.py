"""A company's own .pptx and .docx → the two Office files of an audience, and which layout or style each role takes.

Package in, package out: `package` holds the parts, the other modules change them, nothing here touches the original.
"""
