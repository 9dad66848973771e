-- The indicators of a day, by what they are broken down: deflated JSON.
CREATE TABLE store_indicators (
    target    TEXT     NOT NULL,
    day       TEXT     NOT NULL,
    dimension TEXT     NOT NULL,
    content   ${bytes} NOT NULL,
    PRIMARY KEY (target, day, dimension)
);

-- Findings that are open, and since when. What each is about stands here as a digest alone.
CREATE TABLE store_open_finding (
    target  TEXT NOT NULL,
    code    TEXT NOT NULL,
    subject TEXT NOT NULL,
    since   TEXT NOT NULL,
    PRIMARY KEY (target, code, subject)
);

-- What is published where, as it was read last: deflated JSON.
CREATE TABLE store_reading (
    target   TEXT     NOT NULL PRIMARY KEY,
    taken_at TEXT     NOT NULL,
    content  ${bytes} NOT NULL
);
