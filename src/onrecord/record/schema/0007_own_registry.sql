-- The desk's own table of actors, which lies over the shipped registry: one row, or none.

CREATE TABLE own_registry (
    body TEXT NOT NULL                -- as the file was, UTF-8
);
