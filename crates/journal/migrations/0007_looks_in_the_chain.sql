-- Each look is chained to the look before it, and the first entry of each batch to the last look before it
-- (crates/journal/src/chain.rs writes out how). Looks that were logged before this have no hash of their own: that of the
-- first look after them takes them all in.
ALTER TABLE look ADD COLUMN hash BLOB CHECK (hash IS NULL OR length(hash) = 32);
ALTER TABLE entry ADD COLUMN looks BLOB CHECK (looks IS NULL OR length(looks) = 32);
-- The list of odd patterns asks for the looks of some days.
CREATE INDEX look_by_moment ON look (at);
