-- Attachments, and what tells several of one unit apart.
ALTER TABLE upload ADD COLUMN kind TEXT NOT NULL DEFAULT ''; -- of an attachment: word, pdf, image …; empty: none
ALTER TABLE upload ADD COLUMN is_text INTEGER NOT NULL DEFAULT 0 CHECK (is_text IN (0, 1)); -- stands for a form's long cells
ALTER TABLE upload ADD COLUMN placed INTEGER NOT NULL DEFAULT 0 CHECK (placed IN (0, 1)); -- the office said whose it is
ALTER TABLE upload ADD COLUMN serial TEXT NOT NULL DEFAULT ''; -- the stamp's, where a unit sends several
ALTER TABLE upload ADD COLUMN name TEXT NOT NULL DEFAULT ''; -- the person or matter, where a unit sends several
ALTER TABLE upload ADD COLUMN text_day TEXT NOT NULL DEFAULT ''; -- yyyy-mm-dd: when the text came that it is complete with

CREATE INDEX upload_text ON upload (form, unit, period) WHERE is_text = 1;
CREATE INDEX upload_attached ON upload (batch) WHERE kind <> '';

ALTER TABLE submission ADD COLUMN name TEXT NOT NULL DEFAULT ''; -- the person or matter, where a unit sends several
