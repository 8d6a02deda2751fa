-- Why: a list of a rare state read all tasks in order to find its few. Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create index task_begun_ix on app.task ((coalesce(due_on, 'infinity'::date)), id)
    where completed_on is null and withdrawn_on is null and (handed_in_on is not null or started_on is not null);
create index task_completed_late_ix on app.task ((coalesce(due_on, 'infinity'::date)), id)
    where completed_on is not null and withdrawn_on is null and completed_late;
create index task_withdrawn_ix on app.task ((coalesce(due_on, 'infinity'::date)), id)
    where withdrawn_on is not null;
