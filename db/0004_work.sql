-- Why: files by content, a queue of jobs, notices to people.
create table app.stored_file (
    sha256      bytea       not null,
    size_bytes  bigint      not null,
    media_type  text        not null,     -- by content, never by name
    stored_at   timestamptz not null,
    constraint stored_file_pk primary key (sha256)
);
-- One use of a file: authorised, named and disposed of by itself; two records may hold the same bytes.
create table app.file_reference (
    id               uuid        not null,
    organisation_id  uuid        not null,
    sha256           bytea       not null,
    name             text        not null,
    subject_kind     text        not null,
    subject_id       uuid        not null,
    added_at         timestamptz not null,
    added_by         uuid        not null,
    removed_at       timestamptz,
    constraint file_reference_pk primary key (id),
    constraint file_reference_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint file_reference_file_fk foreign key (sha256) references app.stored_file (sha256),
    constraint file_reference_account_fk foreign key (added_by) references app.account (id)
);
create index file_reference_subject_ix on app.file_reference (subject_kind, subject_id);

create table app.job (
    id            uuid        not null,
    kind          text        not null,
    payload       jsonb       not null,
    once_key      text,                   -- two jobs with the same key are one
    run_at        timestamptz not null,
    created_at    timestamptz not null,
    attempts      integer     not null default 0,
    locked_until  timestamptz,
    locked_by     text,
    last_error    text,
    done_at       timestamptz,
    failed_at     timestamptz,            -- gave up; a person decides
    constraint job_pk primary key (id),
    constraint job_once unique (once_key)
);
create index job_waiting_ix on app.job (run_at) where done_at is null and failed_at is null;

create table app.notice (
    id               uuid        not null,
    account_id       uuid        not null,
    organisation_id  uuid        not null,
    at               timestamptz not null,
    kind             text        not null,
    title            text        not null,
    body             text        not null,
    href             text        not null,
    once_key         text,
    read_at          timestamptz,
    constraint notice_pk primary key (id),
    constraint notice_account_fk foreign key (account_id) references app.account (id),
    constraint notice_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint notice_once unique (account_id, once_key)
);
create index notice_unread_ix on app.notice (account_id, at) where read_at is null;
