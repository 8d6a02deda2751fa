-- Why: an invitation gives a role for a period, and a name is invited once at a time.
-- Safe while the old release runs: its inserts get the day of the database as first day.
set local lock_timeout = '5s';

alter table app.invitation
    add column valid_from date not null default current_date,
    add column valid_to   date,
    add constraint invitation_period_in_order check (valid_to is null or valid_to >= valid_from);
create unique index invitation_open_once on app.invitation (user_name) where accepted_at is null and revoked_at is null;
create index invitation_organisation_ix on app.invitation (organisation_id);
