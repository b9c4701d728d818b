-- When and why a version was put in force, and by which upload: contacts and remarks may change afterwards.
ALTER TABLE scheme ADD COLUMN since TEXT NOT NULL DEFAULT '';
ALTER TABLE scheme ADD COLUMN first_upload TEXT NOT NULL DEFAULT '';
ALTER TABLE scheme ADD COLUMN reason TEXT NOT NULL DEFAULT '';
UPDATE scheme SET since = accepted_at, first_upload = upload;
