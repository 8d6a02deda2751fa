-- Why: the last day whose reminders were sent, so that a day missed in a downtime is caught up once and never sent stale.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.reminder_run (
    day     date        not null,
    ran_at  timestamptz not null,
    told    integer     not null,     -- notices of that run
    constraint reminder_run_pk primary key (day)
);
