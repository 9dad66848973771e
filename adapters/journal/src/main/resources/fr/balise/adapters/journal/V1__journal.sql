-- Every entry is sealed by the hash of the one before it; see SealedEntry for what is hashed.
CREATE TABLE journal_entry (
    number         BIGINT      NOT NULL PRIMARY KEY,
    run            VARCHAR(64) NOT NULL,
    kind           VARCHAR(20) NOT NULL,
    content        VARCHAR,
    salt           VARCHAR(32),
    content_digest VARCHAR(64) NOT NULL,
    previous       VARCHAR(64) NOT NULL,
    hash           VARCHAR(64) NOT NULL
);

CREATE INDEX journal_entry_by_run ON journal_entry (run, number);

-- The last entry: without it, entries could be cut off the end unseen.
CREATE TABLE journal_head (
    id     INT         NOT NULL PRIMARY KEY,
    number BIGINT      NOT NULL,
    hash   VARCHAR(64) NOT NULL
);

INSERT INTO journal_head (id, number, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Plans, by the name of their run; their digests stand in the entries.
CREATE TABLE journal_document (
    name     VARCHAR(100) NOT NULL PRIMARY KEY,
    document TEXT         NOT NULL
);

-- What we last wrote on each carrier.
CREATE TABLE journal_memory (
    carrier       VARCHAR(100) NOT NULL,
    address       VARCHAR(254) NOT NULL,
    contact_point VARCHAR      NOT NULL,
    digest        VARCHAR(64)  NOT NULL,
    PRIMARY KEY (carrier, address)
);

-- Whoever has this row locked has the journal.
CREATE TABLE journal_hold (
    id INT NOT NULL PRIMARY KEY
);

INSERT INTO journal_hold (id) VALUES (1);
