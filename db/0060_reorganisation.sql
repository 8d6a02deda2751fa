-- Why: units merge, split, are renamed, move and end by a document on a day, many at once; what was carried out can be taken back
-- as long as nothing has been built on it, so every step is kept with what was there before.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.reorganisation (
    id               uuid        not null,
    organisation_id  uuid        not null,        -- who carries it out; owner for scope
    kind             text        not null,
    state            text        not null,
    legal_number     text        not null,
    legal_date       date        not null,
    effective_on     date        not null,        -- first day of the new order
    note             text,
    plan             jsonb       not null,        -- which units end, begin, are renamed, move; who succeeds whom
    choices          jsonb       not null default '{}',  -- where what follows goes, where an officer chose
    created_at       timestamptz not null,
    created_by       uuid        not null,
    carried_out_at   timestamptz,
    carried_out_by   uuid,
    undone_at        timestamptz,
    undone_by        uuid,
    constraint reorganisation_pk primary key (id),
    constraint reorganisation_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint reorganisation_creator_fk foreign key (created_by) references app.account (id),
    constraint reorganisation_carrier_fk foreign key (carried_out_by) references app.account (id),
    constraint reorganisation_undoer_fk foreign key (undone_by) references app.account (id),
    constraint reorganisation_kind_known check (kind in ('merge', 'split', 'rename', 'move', 'dissolve', 'table')),
    constraint reorganisation_state_known check (state in ('draft', 'carried-out', 'undone', 'discarded')),
    constraint reorganisation_carried_out_has_moment check (state in ('draft', 'discarded') or carried_out_at is not null),
    constraint reorganisation_undone_has_moment check (state <> 'undone' or undone_at is not null)
);
create index reorganisation_organisation_ix on app.reorganisation (organisation_id, effective_on);

create table app.reorganisation_step (
    id                 uuid    not null,
    reorganisation_id  uuid    not null,
    sort_no            integer not null,
    kind               text    not null,
    subject_id         uuid    not null,   -- the row that was changed; of many kinds, so no key of its own
    from_id            uuid    not null,   -- the unit it was of
    to_id              uuid,               -- the unit it passed to
    before             jsonb   not null,   -- what taking it back needs
    constraint reorganisation_step_pk primary key (id),
    constraint reorganisation_step_reorganisation_fk foreign key (reorganisation_id) references app.reorganisation (id),
    constraint reorganisation_step_once unique (reorganisation_id, sort_no)
);

alter table app.organisation_succession
    add column reorganisation_id uuid,
    add constraint organisation_succession_reorganisation_fk foreign key (reorganisation_id) references app.reorganisation (id);
create index organisation_succession_from_ix on app.organisation_succession (from_id);
create index organisation_succession_to_ix on app.organisation_succession (to_id);

-- What a unit was called, and what it was, before it was renamed. Today's name stands with the organisation.
create table app.organisation_name (
    id                 uuid not null,
    organisation_id    uuid not null,
    name               text not null,
    short_name         text,
    code               text,
    kind               text not null,
    valid_from         date not null,
    valid_to           date not null,
    reorganisation_id  uuid,
    constraint organisation_name_pk primary key (id),
    constraint organisation_name_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint organisation_name_reorganisation_fk foreign key (reorganisation_id) references app.reorganisation (id),
    constraint organisation_name_period check (valid_to >= valid_from),
    constraint organisation_name_kind_known check (kind in (
        'province', 'commune', 'ward', 'special-zone', 'district', 'department', 'division', 'office', 'party-body',
        'mass-organisation', 'school', 'public-unit', 'enterprise', 'vertical-unit', 'armed-forces', 'court', 'procuracy',
        'association', 'other')),
    constraint organisation_name_once exclude using gist (
        organisation_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

alter table app.directory_import drop constraint directory_import_purpose_known;
alter table app.directory_import
    add constraint directory_import_purpose_known check (purpose in ('organisations', 'people', 'reorganisation'));

-- Who stood under a unit on a day.
create index organisation_parent_parent_ix on app.organisation_parent (parent_id);
