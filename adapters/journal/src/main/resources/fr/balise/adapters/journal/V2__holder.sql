-- Who has the journal, so that whoever is refused learns whom to wait for.
ALTER TABLE journal_hold ADD COLUMN holder VARCHAR(500);
