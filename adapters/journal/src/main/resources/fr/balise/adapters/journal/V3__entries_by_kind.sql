-- Beginnings and ends of runs are looked for at each command, among millions of entries.
CREATE INDEX journal_entry_by_kind ON journal_entry (kind, number);
