-- Why: a table of organisations or people between its upload and its confirmation; emptied of its content once confirmed.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.directory_import (
    id               uuid        not null,
    organisation_id  uuid        not null,        -- under which it is imported; owner for scope
    purpose          text        not null,
    file_name        text        not null,
    content          bytea       not null,        -- as uploaded; empty once confirmed
    columns          jsonb       not null,        -- {"name": 1, …}: column from 0 by meaning, as the officer set it
    created_by       uuid        not null,
    created_at       timestamptz not null,
    confirmed_at     timestamptz,
    constraint directory_import_pk primary key (id),
    constraint directory_import_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint directory_import_creator_fk foreign key (created_by) references app.account (id),
    constraint directory_import_purpose_known check (purpose in ('organisations', 'people'))
);
create index directory_import_organisation_ix on app.directory_import (organisation_id);
