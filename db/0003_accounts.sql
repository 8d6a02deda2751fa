-- Why: who may come in, what each may do where and how long, and what happened at the door.
create table app.account (
    id                uuid          not null,
    user_name         public.citext not null,
    email             public.citext,
    display_name      text          not null,
    person_id         uuid,
    password_hash     text,
    security_stamp    text          not null,
    failed_attempts   integer       not null default 0,
    locked_until      timestamptz,
    created_at        timestamptz   not null,
    deactivated_at    timestamptz,
    constraint account_pk primary key (id),
    constraint account_person_fk foreign key (person_id) references app.person (id),
    constraint account_user_name_once unique (user_name)
);

create table app.role_assignment (
    id               uuid not null,
    account_id       uuid not null,
    organisation_id  uuid not null,
    role             text not null,
    valid_from       date not null,
    valid_to         date,
    constraint role_assignment_pk primary key (id),
    constraint role_assignment_account_fk foreign key (account_id) references app.account (id),
    constraint role_assignment_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint role_assignment_period check (valid_to is null or valid_to >= valid_from),
    constraint role_assignment_role_known check (role in (
        'administrator', 'standing-agency-officer', 'agency-leader', 'council-chair', 'council-secretary', 'council-member',
        'unit-head', 'unit-officer', 'cluster-head', 'auditor')),
    constraint role_assignment_once exclude using gist (
        account_id with =, organisation_id with =, role with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index role_assignment_organisation_ix on app.role_assignment (organisation_id);

create table app.session (
    id             uuid        not null,
    account_id     uuid        not null,
    assignment_id  uuid,                      -- the role one acts in; null: the first that is valid
    created_at     timestamptz not null,
    last_seen_at   timestamptz not null,
    address        text        not null,
    browser        text        not null,
    ended_at       timestamptz,
    constraint session_pk primary key (id),
    constraint session_account_fk foreign key (account_id) references app.account (id),
    constraint session_assignment_fk foreign key (assignment_id) references app.role_assignment (id)
);
create index session_account_ix on app.session (account_id, created_at);

create table app.sign_in (
    id          uuid        not null,
    account_id  uuid,
    at          timestamptz not null,
    outcome     text        not null,
    address     text        not null,
    browser     text        not null,
    constraint sign_in_pk primary key (id),
    constraint sign_in_account_fk foreign key (account_id) references app.account (id),
    constraint sign_in_outcome_known check (outcome in ('success', 'wrong-password', 'locked-out', 'deactivated', 'unknown-name', 'no-role'))
);
create index sign_in_account_ix on app.sign_in (account_id, at);

-- An invitation link; only its digest is kept.
create table app.invitation (
    id               uuid          not null,
    organisation_id  uuid          not null,
    role             text          not null,
    user_name        public.citext not null,
    display_name     text          not null,
    token_digest     bytea         not null,
    created_at       timestamptz   not null,
    created_by       uuid          not null,
    expires_at       timestamptz   not null,
    accepted_at      timestamptz,
    revoked_at       timestamptz,
    constraint invitation_pk primary key (id),
    constraint invitation_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint invitation_creator_fk foreign key (created_by) references app.account (id),
    constraint invitation_token_once unique (token_digest)
);

-- Present only until the first authority exists; the link is printed in the terminal.
create table app.first_run (
    token_digest  bytea       not null,
    created_at    timestamptz not null,
    constraint first_run_pk primary key (token_digest)
);

-- Keys that protect cookies and forms, shared by all web nodes.
create table app.protection_key (
    name  text not null,
    xml   text not null,
    constraint protection_key_pk primary key (name)
);

create table app.setting (
    organisation_id  uuid  not null,
    key              text  not null,
    value            jsonb not null,
    constraint setting_pk primary key (organisation_id, key),
    constraint setting_organisation_fk foreign key (organisation_id) references app.organisation (id)
);
