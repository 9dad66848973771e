-- Every entry is sealed by the hash of the one before it; see SealedEntry for what is hashed. Contents are deflated.
CREATE TABLE journal_entry (
    number         ${number} NOT NULL PRIMARY KEY,
    run            TEXT      NOT NULL,
    kind           TEXT      NOT NULL,
    content        ${bytes},
    salt           ${bytes},
    content_digest ${bytes}  NOT NULL,
    previous       ${bytes}  NOT NULL,
    hash           ${bytes}  NOT NULL
);

CREATE INDEX journal_entry_by_run ON journal_entry (run, number);

-- Beginnings and ends of runs are looked for at each command, among millions of entries.
CREATE INDEX journal_entry_by_kind ON journal_entry (kind, number);

-- The last entry, with no hash before the first: without it, entries could be cut off the end unseen.
CREATE TABLE journal_head (
    id     ${number} NOT NULL PRIMARY KEY,
    number ${number} NOT NULL,
    hash   ${bytes}
);

INSERT INTO journal_head (id, number)
VALUES (1, 0);

-- Plans by the name of their run, in parts, each deflated; their digests stand in the entries.
CREATE TABLE journal_document (
    name     TEXT      NOT NULL,
    part     ${number} NOT NULL,
    document ${bytes}  NOT NULL,
    PRIMARY KEY (name, part)
);

-- What we last wrote on each carrier of each target.
CREATE TABLE journal_memory (
    target        TEXT     NOT NULL,
    carrier       TEXT     NOT NULL,
    address       TEXT     NOT NULL,
    contact_point ${bytes} NOT NULL,
    digest        ${bytes} NOT NULL,
    PRIMARY KEY (target, carrier, address)
);

-- On a server, who has the journal, so that whoever is refused learns whom to wait for; a file has one beside it.
CREATE TABLE journal_hold (
    id     ${number} NOT NULL PRIMARY KEY,
    holder TEXT
);

INSERT INTO journal_hold (id) VALUES (1);
