-- Accounts are kept under other keys than before: those of an older record are made again, with all verdicts, by
-- writing anew what its readings say (`record/filling.py`).

DELETE FROM account_keys;
DELETE FROM pairs;
