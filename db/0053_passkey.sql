-- Why: a passkey proves the device and, by finger, face or PIN, the person: both factors in one, and nothing to be phished.
-- Safe while the old release runs: adds only, and it writes none of the new values.
set local lock_timeout = '5s';

create table app.passkey (
    id                   uuid        not null,
    account_id           uuid        not null,
    credential_id        bytea       not null,
    public_key           bytea       not null,
    name                 text        not null,   -- as its holder calls the device
    sign_count           bigint      not null,
    transports           text[],
    is_user_verified     boolean     not null,
    is_backup_eligible   boolean     not null,
    is_backed_up         boolean     not null,
    attestation_object   bytea       not null,
    client_data_json     bytea       not null,
    created_at           timestamptz not null,
    last_used_at         timestamptz,
    constraint passkey_pk primary key (id),
    constraint passkey_account_fk foreign key (account_id) references app.account (id),
    constraint passkey_credential_once unique (credential_id),
    constraint passkey_sign_count_range check (sign_count between 0 and 4294967295)
);
create index passkey_account_ix on app.passkey (account_id);

alter table app.sign_in
    drop constraint sign_in_way_known,
    add constraint sign_in_way_known check (way in ('password', 'authenticator-code', 'recovery-code', 'passkey')),
    drop constraint sign_in_outcome_known,
    add constraint sign_in_outcome_known check (outcome in (
        'success', 'wrong-password', 'locked-out', 'deactivated', 'unknown-name', 'no-role', 'second-factor-asked', 'wrong-code', 'wrong-passkey'));
