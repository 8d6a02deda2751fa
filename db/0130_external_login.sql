-- Why: people of offices with an identity provider come in by it. What a person is there (issuer, subject) stands for one account here; which roles it has stays ours.
-- A link that was taken away is kept: it is not made again by itself.
-- Safe while the old release runs: adds only, and it writes none of the new values.
set local lock_timeout = '5s';

create table app.external_login (
    id            uuid        not null,
    account_id    uuid        not null,
    issuer        text        not null,
    subject       text        not null,
    address       text,                   -- as the provider called the person when the link was made; to recognise it by, never to decide by
    linked_at     timestamptz not null,
    last_used_at  timestamptz,
    unlinked_at   timestamptz,
    constraint external_login_pk primary key (id),
    constraint external_login_account_fk foreign key (account_id) references app.account (id),
    constraint external_login_lengths check (length(issuer) <= 500 and length(subject) between 1 and 255 and length(address) <= 320),
    constraint external_login_order check (unlinked_at >= linked_at)
);
create unique index external_login_subject_once on app.external_login (issuer, subject) where unlinked_at is null;
create unique index external_login_account_once on app.external_login (account_id, issuer) where unlinked_at is null;
create index external_login_account_ix on app.external_login (account_id);

-- The first sign-in by a provider looks for the one account of a proved address.
create index account_email_ix on app.account (email) where email is not null;

alter table app.sign_in
    drop constraint sign_in_way_known,
    add constraint sign_in_way_known check (way in (
        'password', 'authenticator-code', 'recovery-code', 'passkey', 'provider', 'provider-and-code', 'provider-and-recovery-code')),
    drop constraint sign_in_outcome_known,
    add constraint sign_in_outcome_known check (outcome in (
        'success', 'wrong-password', 'locked-out', 'deactivated', 'unknown-name', 'no-role', 'second-factor-asked', 'wrong-code', 'wrong-passkey',
        'not-linked', 'address-unproved', 'address-shared'));
