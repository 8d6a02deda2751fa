-- Why: a unit that sent its answer in time is not late because the standing agency has not yet looked at it.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

-- Day on which the last unit sent its answer; null while anything is still owed.
alter table app.task add column handed_in_on date;
