-- Whole documents of a service, such as plans and versions of the policy: deflated, by where they belong.
CREATE TABLE store_document (
    target     TEXT     NOT NULL,
    collection TEXT     NOT NULL,
    name       TEXT     NOT NULL,
    kept_at    TEXT     NOT NULL,
    content    ${bytes} NOT NULL,
    PRIMARY KEY (target, collection, name)
);

-- What was done with them, and jobs: a line each, to which is only ever added.
CREATE TABLE store_line (
    target     TEXT      NOT NULL,
    collection TEXT      NOT NULL,
    name       TEXT      NOT NULL,
    number     ${number} NOT NULL,
    kept_at    TEXT      NOT NULL,
    content    TEXT      NOT NULL,
    PRIMARY KEY (target, collection, name, number)
);
