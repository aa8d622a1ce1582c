-- What questions go by: for whom each participant was there, the words that tell an engagement, and what all
-- accounts of an engagement come to. `engagements` is made of the accounts whenever they change; whatever it
-- holds can be made again from them.

ALTER TABLE statements ADD COLUMN folded TEXT;  -- the words in lower case, to be searched

CREATE TABLE faces (                  -- as whom a participant is there: himself, or a body that he is there for
    account BIGINT NOT NULL,
    report INTEGER NOT NULL,
    position INTEGER NOT NULL,        -- of the participant
    local TEXT,
    actor TEXT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,             -- without case, accents and punctuation
    kind TEXT,
    country TEXT,                     -- ISO 3166-1 alpha-3
    sector TEXT,
    basis TEXT NOT NULL               -- itself, role (the report tells), office (the registry knows, on that day)
);

CREATE TABLE told (                   -- how a report tells an engagement
    account BIGINT NOT NULL,
    report INTEGER NOT NULL,
    party BOOLEAN NOT NULL,           -- the report is published by one who takes part
    words TEXT NOT NULL               -- in lower case, to be searched; the report has them as they are
);

CREATE TABLE engagements (
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    first_day DATE,
    last_day DATE,
    accounts INTEGER NOT NULL,
    independent INTEGER NOT NULL,     -- without copies
    participants INTEGER NOT NULL,
    disputed BOOLEAN NOT NULL,        -- accounts differ in status, day or place
    news BOOLEAN NOT NULL
);
