-- Why: figures count entries of collectives and of people apart, and read through all entries of the period for each. Those of collectives are few: with an index of their own the
-- second reading costs next to nothing.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create index achievement_collective_decided_ix on app.achievement (decision_date) include (unit_id, kind, code, basis, scope, holds, year, id)
    where removed_at is null and kind in ('title', 'work', 'discipline', 'cluster', 'movement') and decision_date is not null and unit_id is not null;
create index achievement_collective_undated_ix on app.achievement (year)
    where removed_at is null and kind in ('title', 'work', 'discipline', 'cluster', 'movement') and decision_date is null and unit_id is not null;
