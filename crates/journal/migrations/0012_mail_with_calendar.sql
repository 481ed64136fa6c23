-- A file for the reader's calendar that goes with a message: an invitation. Not kept once the message is gone.
ALTER TABLE mail ADD COLUMN calendar TEXT;
