-- PostgreSQL alone, as step 2.

CREATE INDEX faces_account ON faces (account);
CREATE INDEX faces_report ON faces (report);
CREATE INDEX faces_actor ON faces (actor);
CREATE INDEX faces_folded ON faces (folded);
CREATE INDEX faces_country ON faces (country, kind);
CREATE INDEX told_account ON told (account);
CREATE INDEX told_report ON told (report);
CREATE INDEX engagements_id ON engagements (id);
CREATE INDEX engagements_first_day ON engagements (first_day);
