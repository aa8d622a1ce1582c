-- The word by which a report attributes a statement ("urged", "denied"): without it, "their release" tells
-- nothing. Readings kept before get it, and the words of the speaker's own layer, with this step
-- (`record/filling.py`).

ALTER TABLE statements ADD COLUMN cue TEXT;
