-- The record: one row per report, its reading whole and compressed, and narrow tables to ask.
--
-- Both DuckDB and PostgreSQL take this file. What every table keeps to:
--   report       the report's number in this record; reports.id is its name everywhere outside.
--   local        an id of the reading: a1 an actor, g1 an engagement, s1 a statement, e1 an event.
--   actor        the id of an actor of the record (actors.id), the same in all reports; null where linking
--                abstains, or the name alone is not safe beyond its report.
--   start, stop  half-open, code points of texts.text: the first and last of the evidence.
--   position     place in a list of the reading, from 0.
--   days         first_day and last_day hold what a date of less precision leaves open; null where it is unknown.
-- Numbers follow the order of adding and are never shown; what is shown is made from the content.

CREATE TABLE reports (
    number INTEGER NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,     -- sha256: and 16 hexadecimal digits
    sha256 TEXT NOT NULL,
    title TEXT,
    language TEXT,
    outlet TEXT,
    author TEXT,
    published TEXT,                   -- ISO 8601 date or date-time
    day DATE,                         -- the day of published
    url TEXT,
    page TEXT,                        -- what its versions share: its address, or the file it came from
    length INTEGER NOT NULL,          -- code points
    passages TEXT NOT NULL,           -- JSON
    notes TEXT NOT NULL               -- JSON
);

CREATE TABLE texts (
    report INTEGER NOT NULL,
    text TEXT NOT NULL
);

-- Where a report was found; the same text at another address is another row of the same report.
CREATE TABLE appearances (
    source TEXT NOT NULL,             -- path, address, or path of the container, "#" and the record's id
    stamp TEXT,                       -- size and time of change of a file, to see without reading that it is the same
    report INTEGER NOT NULL,
    position INTEGER NOT NULL,        -- order of the versions that this source held, from 0
    title TEXT,
    outlet TEXT,
    author TEXT,
    published TEXT,
    url TEXT
);

CREATE TABLE revisions (
    report INTEGER NOT NULL,          -- the later version of a page
    former INTEGER NOT NULL           -- the version before it
);

CREATE TABLE readings (
    report INTEGER NOT NULL,
    version TEXT NOT NULL,            -- of the reader
    model TEXT NOT NULL,
    body BYTEA NOT NULL               -- zlib, JSON of the reading, without the report's text
);

CREATE TABLE links (                  -- the actors of each reading, and who they are
    report INTEGER NOT NULL,
    local TEXT NOT NULL,
    linked TEXT,                      -- as linked, before any judgement; local:… is good in this report alone
    actor TEXT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,                     -- ISO 3166-1 alpha-3
    confidence DOUBLE PRECISION NOT NULL, -- of the link
    why TEXT NOT NULL,                -- JSON: the reasons, in words
    mentions INTEGER NOT NULL,
    start INTEGER,
    stop INTEGER
);

CREATE TABLE roles (
    report INTEGER NOT NULL,
    person TEXT NOT NULL,             -- local id
    actor TEXT,
    title TEXT,
    organisation TEXT,                -- its name in the report
    organisation_actor TEXT,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
);

CREATE TABLE accounts (               -- what one report says of one engagement
    number BIGINT NOT NULL,
    report INTEGER NOT NULL,
    local TEXT NOT NULL,
    engagement TEXT NOT NULL,         -- the same for all accounts of one engagement
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    news BOOLEAN NOT NULL,
    first_day DATE,
    last_day DATE,
    date_value TEXT,
    date_precision TEXT NOT NULL,
    date_basis TEXT NOT NULL,
    date_why TEXT NOT NULL,
    date_candidates TEXT NOT NULL,    -- JSON
    place TEXT,
    place_actor TEXT,
    topics TEXT NOT NULL,             -- JSON; one a row in topics
    confidence DOUBLE PRECISION NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    body BYTEA NOT NULL               -- zlib, JSON of domain.record.Account, to compare it with others
);

CREATE TABLE participants (
    account BIGINT NOT NULL,
    report INTEGER NOT NULL,
    position INTEGER NOT NULL,
    local TEXT,
    actor TEXT,
    name TEXT NOT NULL,
    title TEXT,
    organisation TEXT,
    side TEXT,
    kind TEXT,
    country TEXT
);

CREATE TABLE topics (
    account BIGINT NOT NULL,
    report INTEGER NOT NULL,
    topic TEXT NOT NULL
);

CREATE TABLE statements (
    number BIGINT NOT NULL,
    report INTEGER NOT NULL,
    local TEXT NOT NULL,
    speaker TEXT,                     -- actor of the record
    speaker_local TEXT,
    speaker_name TEXT,
    form TEXT NOT NULL,
    status TEXT NOT NULL,
    language TEXT,                    -- actually spoken
    day DATE,                         -- the day its report was published
    quoted BOOLEAN NOT NULL,          -- words stand between quotation marks
    words TEXT NOT NULL,              -- the content as the report words it; the evidence where there is none
    confidence DOUBLE PRECISION NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
);

CREATE TABLE speakers (               -- one a row for a statement of several; those of one speaker are here too
    statement BIGINT NOT NULL,
    report INTEGER NOT NULL,
    local TEXT NOT NULL,
    actor TEXT
);

CREATE TABLE hands (                  -- what engagements and statements passed through
    report INTEGER NOT NULL,
    item TEXT NOT NULL,               -- local id of the engagement or statement
    position INTEGER NOT NULL,        -- 0 is nearest the speaker
    local TEXT,
    actor TEXT,
    name TEXT NOT NULL,
    means TEXT NOT NULL
);

CREATE TABLE events (
    report INTEGER NOT NULL,
    local TEXT NOT NULL,
    type TEXT NOT NULL,
    first_day DATE,
    last_day DATE,
    date_value TEXT,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
);

CREATE TABLE parts (                  -- who takes which part in an event
    report INTEGER NOT NULL,
    event TEXT NOT NULL,
    position INTEGER NOT NULL,
    local TEXT,
    actor TEXT,
    name TEXT NOT NULL,
    part TEXT NOT NULL
);

CREATE TABLE claims (
    report INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    speaker TEXT,
    speaker_name TEXT,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
);

CREATE TABLE relations (
    report INTEGER NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,             -- local ids, and who they are
    source_actor TEXT,
    target TEXT NOT NULL,
    target_actor TEXT,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
);

CREATE TABLE actors (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    origin TEXT NOT NULL              -- registry, or record
);

CREATE TABLE actor_names (
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL              -- without case, accents and punctuation, to be looked up
);

-- What people decided of who is who. Nothing is ever taken out: a decision is undone by a later one. It names
-- what survives another reading.
CREATE TABLE judgements (
    number INTEGER NOT NULL,          -- from 1
    deed TEXT NOT NULL,               -- merge, split, undo
    actor TEXT NOT NULL,
    other TEXT NOT NULL,
    fact TEXT,                        -- what a split goes by: report, name, title, organisation, country
    value TEXT NOT NULL,
    undone INTEGER                    -- the number of the judgement undone
);

CREATE TABLE account_keys (           -- accounts that share a key may tell one engagement
    key BIGINT NOT NULL,              -- first 8 bytes of SHA-256 of the key
    account BIGINT NOT NULL,
    report INTEGER NOT NULL
);

CREATE TABLE pairs (                  -- verdicts on two accounts; one < other as account ids
    one BIGINT NOT NULL,
    other BIGINT NOT NULL,
    same DOUBLE PRECISION NOT NULL,
    apart BOOLEAN NOT NULL,
    why TEXT NOT NULL                 -- JSON
);

CREATE TABLE signatures (             -- reports that share one may be made from each other
    report INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value BIGINT NOT NULL
);

CREATE TABLE descents (
    child INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    how TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    why TEXT NOT NULL                 -- JSON
);

CREATE TABLE errors (                 -- sources that could not be added; one that is added later is taken out
    source TEXT NOT NULL,
    kind TEXT NOT NULL,               -- class of the error
    message TEXT NOT NULL
);
