-- Why: who forgot a password is let in by a link that an administrator makes; good once, for a day, and only its digest is kept.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.password_reset (
    id            uuid        not null,
    account_id    uuid        not null,
    token_digest  bytea       not null,
    created_at    timestamptz not null,
    created_by    uuid        not null,
    expires_at    timestamptz not null,
    used_at       timestamptz,
    revoked_at    timestamptz,
    constraint password_reset_pk primary key (id),
    constraint password_reset_account_fk foreign key (account_id) references app.account (id),
    constraint password_reset_creator_fk foreign key (created_by) references app.account (id),
    constraint password_reset_token_once unique (token_digest)
);
-- A new link takes the place of the one before.
create unique index password_reset_open_once on app.password_reset (account_id) where used_at is null and revoked_at is null;
