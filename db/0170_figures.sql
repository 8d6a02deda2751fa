-- Why: reports count awards by the day of their decision, over a province and for five hundred units at once. Every count reads the same few columns of a few
-- years, so they stand in the index; levels of a year, by far the most entries, are not in it.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create index achievement_decided_ix on app.achievement (decision_date) include (person_id, unit_id, kind, code, basis, scope, holds, year, id)
    where removed_at is null and kind in ('title', 'work', 'discipline', 'cluster', 'movement') and decision_date is not null;
create index achievement_undated_ix on app.achievement (year)
    where removed_at is null and kind in ('title', 'work', 'discipline', 'cluster', 'movement') and decision_date is null;
