-- What was read of a target and its sources, each time that something was decided on it.
CREATE TABLE store_reading (
    target  TEXT      NOT NULL,
    number  ${number} NOT NULL,
    at      TEXT      NOT NULL,
    counts  TEXT      NOT NULL,
    systems TEXT      NOT NULL,
    PRIMARY KEY (target, number)
);

-- Why nothing is applied to a target until a person says so, and what was said.
CREATE TABLE store_quarantine (
    target     TEXT      NOT NULL,
    number     ${number} NOT NULL,
    plan       TEXT      NOT NULL,
    limits     TEXT      NOT NULL,
    why_fr     TEXT      NOT NULL,
    why_en     TEXT      NOT NULL,
    since      TEXT      NOT NULL,
    begun_by   TEXT      NOT NULL,
    decision   TEXT,
    decided_at TEXT,
    decided_by TEXT,
    PRIMARY KEY (target, number)
);

-- Every removal, from before its call until it is known not to have happened.
CREATE TABLE store_removal (
    target TEXT NOT NULL,
    run    TEXT NOT NULL,
    change TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (target, run, change)
);

CREATE INDEX store_removal_by_time ON store_removal (target, at);
