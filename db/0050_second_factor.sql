-- Why: a password alone may be known to others; a code from an app in the person's own hand is the second proof.
-- Safe while the old release runs: adds only, and it writes none of the new outcomes.
set local lock_timeout = '5s';

create table app.authenticator (
    account_id     uuid        not null,
    protected_key  bytea       not null,   -- under the keys of app.protection_key; codes cannot be checked against a digest
    created_at     timestamptz not null,
    confirmed_at   timestamptz,            -- null: being set up, proves nothing yet
    last_step      bigint,                 -- thirty-second step of the last code taken; it and all before are spent
    constraint authenticator_pk primary key (account_id),
    constraint authenticator_account_fk foreign key (account_id) references app.account (id)
);

-- For the day the telephone is lost. 80 random bits each, so a plain digest tells nothing.
create table app.recovery_code (
    id          uuid        not null,
    account_id  uuid        not null,
    digest      bytea       not null,
    created_at  timestamptz not null,
    used_at     timestamptz,
    constraint recovery_code_pk primary key (id),
    constraint recovery_code_account_fk foreign key (account_id) references app.account (id),
    constraint recovery_code_once unique (account_id, digest)
);

alter table app.session add column second_factor_at timestamptz;   -- when this session gave its second proof

alter table app.sign_in
    add column way text not null default 'password',
    add constraint sign_in_way_known check (way in ('password', 'authenticator-code', 'recovery-code')),
    drop constraint sign_in_outcome_known,
    add constraint sign_in_outcome_known check (outcome in (
        'success', 'wrong-password', 'locked-out', 'deactivated', 'unknown-name', 'no-role', 'second-factor-asked', 'wrong-code'));
