-- Why: other programs of an authority read plans and tasks with a secret of their own, never with somebody's password. Only its digest is kept.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.api_token (
    id               uuid        not null,
    account_id       uuid        not null,   -- whose eyes it has, as long as they have them
    organisation_id  uuid        not null,   -- the one of that person's organisations it reads for
    name             text        not null,   -- what it is used for, in its holder's words
    scopes           text[]      not null,
    token_digest     bytea       not null,
    strong           boolean     not null,   -- made by somebody who had shown a second factor
    created_at       timestamptz not null,
    expires_at       timestamptz not null,
    revoked_at       timestamptz,
    last_used_on     date,
    constraint api_token_pk primary key (id),
    constraint api_token_account_fk foreign key (account_id) references app.account (id),
    constraint api_token_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint api_token_digest_once unique (token_digest),
    constraint api_token_scopes_known check (cardinality(scopes) > 0 and scopes <@ array['plans', 'organisations', 'people']),
    constraint api_token_expires_after check (expires_at > created_at)
);
create index api_token_account_ix on app.api_token (account_id);
