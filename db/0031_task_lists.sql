-- Why: the lists of open and of finished work are paged by due day over a million tasks; both for a whole province and for one
-- office. Tasks without a date come last, so the key is the day or infinity.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create index task_open_ix on app.task ((coalesce(due_on, 'infinity'::date)), id)
    where completed_on is null and withdrawn_on is null;
create index task_organisation_open_ix on app.task (organisation_id, (coalesce(due_on, 'infinity'::date)), id)
    where completed_on is null and withdrawn_on is null;
create index task_completed_ix on app.task ((coalesce(due_on, 'infinity'::date)), id)
    where completed_on is not null and withdrawn_on is null;

-- What the standing agency has to look at.
create index assignment_sent_ix on app.assignment (task_id) where state = 'sent';
