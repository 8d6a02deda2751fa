-- Why: a person's work by its days in the calendar of a phone or an office program, by a secret address that can be taken back.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.calendar_feed (
    id              uuid        not null,
    account_id      uuid        not null,
    token_digest    bytea       not null,  -- SHA-256 of the secret; the secret is kept nowhere
    created_at      timestamptz not null,
    revoked_at      timestamptz,
    last_used_on    date,                  -- a day is enough to see whether anything still reads it
    content_digest  bytea,                 -- of what it said last, and since when: for ETag and Last-Modified
    changed_at      timestamptz,
    constraint calendar_feed_pk primary key (id),
    constraint calendar_feed_account_fk foreign key (account_id) references app.account (id),
    constraint calendar_feed_token_once unique (token_digest),
    constraint calendar_feed_changed_has_content check ((content_digest is null) = (changed_at is null))
);
create unique index calendar_feed_one_open_ix on app.calendar_feed (account_id) where revoked_at is null;
