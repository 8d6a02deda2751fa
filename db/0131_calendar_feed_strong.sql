-- Why: a calendar's address outlives the session it was made in; one made with a password alone must close where a role of its person comes to demand a second factor.
-- What is there was made without saying so, and counts as the weaker.
-- Safe while the old release runs: adds a column with a default; the old release makes weak ones.
set local lock_timeout = '5s';

alter table app.calendar_feed add column strong boolean not null default false;
