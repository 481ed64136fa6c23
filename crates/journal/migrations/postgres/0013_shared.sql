-- What several copies of the program share for minutes: how often something was tried, and what is awaited of a browser or done
-- by one of them. Not logged: nobody waits for a disk, no replica has it, and after a crash or a failover it is empty. Nothing of
-- it is a fact, and it is in no backup.
CREATE UNLOGGED TABLE tries (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    name      bytea  NOT NULL CHECK (length(name) = 32),
    tokens    float8 NOT NULL,
    at        bigint NOT NULL,
    each      float8 NOT NULL CHECK (each > 0),
    PRIMARY KEY (authority, name)
);
CREATE INDEX tries_by_moment ON tries (authority, at);
CREATE UNLOGGED TABLE awaited (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    name      bytea  NOT NULL CHECK (length(name) = 32),
    text      text   COLLATE "C" NOT NULL,
    until     bigint NOT NULL,
    PRIMARY KEY (authority, name)
);
CREATE INDEX awaited_by_moment ON awaited (authority, until);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['tries', 'awaited'] LOOP
        EXECUTE format('ALTER TABLE kith.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY own_rows ON kith.%I USING (authority = (SELECT kith.own_authority())) '
            'WITH CHECK (authority = (SELECT kith.own_authority()))', name);
    END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON tries, awaited TO kith_app;
