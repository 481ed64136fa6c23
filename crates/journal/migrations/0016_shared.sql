-- Nothing here: what several copies of the program share stands in tables of PostgreSQL, and beside an SQLite file in the memory
-- of the one program that serves it. A schema has one number in both databases.
SELECT 1;
