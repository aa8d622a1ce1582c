"""Declared language data: how names, titles, cues, engagements, events and relations are worded.

The data lies in JSON files beside these modules, each with a note of its source. Every function
reads its file once and returns values that cannot be changed.
"""
