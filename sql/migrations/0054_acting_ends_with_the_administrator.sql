-- Who is suspended, or no administrator any more, acts as nobody: their sessions as others are found by this.
ALTER TABLE sessions ADD INDEX sessions_by_impersonator (impersonator_id);
