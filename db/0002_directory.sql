-- Why: organisations with periods of validity, names by which documents call them, and who is inside.
create table app.organisation (
    id           uuid    not null,
    parent_id    uuid,
    path         public.ltree not null,     -- today's tree; each label is the id without hyphens
    kind         text    not null,
    code         text,
    name         text    not null,
    short_name   text,
    is_outside   boolean not null default false, -- công an, thuế, BHXH …: works with us, is not under us
    valid_from   date    not null,
    valid_to     date,                      -- last day; null while it lives
    folded       text    not null generated always as (app.fold(name || ' ' || coalesce(short_name, '') || ' ' || coalesce(code, ''))) stored,
    constraint organisation_pk primary key (id),
    constraint organisation_parent_fk foreign key (parent_id) references app.organisation (id),
    constraint organisation_period check (valid_to is null or valid_to >= valid_from),
    constraint organisation_code_form check (code is null or (length(code) <= 35 and code ~ '^[A-Z0-9]+(\.[A-Z0-9]+)*$')),
    constraint organisation_kind_known check (kind in (
        'province', 'commune', 'ward', 'special-zone', 'district', 'department', 'division', 'office', 'party-body',
        'mass-organisation', 'school', 'public-unit', 'enterprise', 'vertical-unit', 'armed-forces', 'court', 'procuracy',
        'association', 'other'))
);
create index organisation_path_ix on app.organisation using gist (path);
create index organisation_parent_ix on app.organisation (parent_id);
create unique index organisation_code_ix on app.organisation (code) where code is not null and valid_to is null;
create index organisation_folded_ix on app.organisation using gin (folded public.gin_trgm_ops);

-- The tree of the past: which parent on which day.
create table app.organisation_parent (
    id               uuid not null,
    organisation_id  uuid not null,
    parent_id        uuid not null,
    valid_from       date not null,
    valid_to         date,
    constraint organisation_parent_pk primary key (id),
    constraint organisation_parent_child_fk foreign key (organisation_id) references app.organisation (id),
    constraint organisation_parent_parent_fk foreign key (parent_id) references app.organisation (id),
    constraint organisation_parent_once exclude using gist (
        organisation_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table app.organisation_succession (
    id                uuid not null,
    from_id           uuid not null,
    to_id             uuid not null,
    kind              text not null,
    legal_document    text not null,
    effective_on      date not null,
    inherits_history  text not null,
    note              text,
    constraint organisation_succession_pk primary key (id),
    constraint organisation_succession_from_fk foreign key (from_id) references app.organisation (id),
    constraint organisation_succession_to_fk foreign key (to_id) references app.organisation (id),
    constraint organisation_succession_kind_known check (kind in ('merge', 'split', 'rename', 'dissolve', 'transfer')),
    constraint organisation_succession_inherits_known check (inherits_history in ('yes', 'no', 'partly')),
    constraint organisation_succession_not_self check (from_id <> to_id)
);

-- “Phòng LĐTBXH”, “P. LĐ-TB&XH”: other names of one unit.
create table app.organisation_alias (
    id               uuid not null,
    organisation_id  uuid not null,
    alias            text not null,
    folded           text not null generated always as (app.fold(alias)) stored,
    constraint organisation_alias_pk primary key (id),
    constraint organisation_alias_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint organisation_alias_once unique (organisation_id, folded)
);
create index organisation_alias_folded_ix on app.organisation_alias using gin (folded public.gin_trgm_ops);

-- “Cơ quan Thường trực Hội đồng TĐKT” is a role that a unit holds for a time, not a unit.
create table app.organisation_role (
    id               uuid not null,
    organisation_id  uuid not null,        -- the authority
    name             text not null,
    held_by_id       uuid not null,
    valid_from       date not null,
    valid_to         date,
    folded           text not null generated always as (app.fold(name)) stored,
    constraint organisation_role_pk primary key (id),
    constraint organisation_role_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint organisation_role_holder_fk foreign key (held_by_id) references app.organisation (id),
    constraint organisation_role_period check (valid_to is null or valid_to >= valid_from),
    constraint organisation_role_one_holder exclude using gist (
        organisation_id with =, folded with =, daterange(valid_from, valid_to, '[]') with &&)
);

-- “các phường”, “các trường thuộc quận”: expands to the units of a day, by kind and by name.
create table app.address_group (
    id               uuid   not null,
    organisation_id  uuid   not null,
    name             text   not null,
    kinds            text[] not null default '{}',  -- every unit of these kinds under the authority
    folded           text   not null generated always as (app.fold(name)) stored,
    constraint address_group_pk primary key (id),
    constraint address_group_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint address_group_once unique (organisation_id, folded)
);
create table app.address_group_alias (
    id        uuid not null,
    group_id  uuid not null,
    alias     text not null,
    folded    text not null generated always as (app.fold(alias)) stored,
    constraint address_group_alias_pk primary key (id),
    constraint address_group_alias_group_fk foreign key (group_id) references app.address_group (id),
    constraint address_group_alias_once unique (group_id, folded)
);
create table app.address_group_member (
    id               uuid not null,
    group_id         uuid not null,
    organisation_id  uuid not null,
    valid_from       date not null,
    valid_to         date,
    constraint address_group_member_pk primary key (id),
    constraint address_group_member_group_fk foreign key (group_id) references app.address_group (id),
    constraint address_group_member_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint address_group_member_once exclude using gist (
        group_id with =, organisation_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table app.person (
    id               uuid not null,
    organisation_id  uuid not null,        -- where the person works today; owner for scope
    full_name        text not null,
    birth_year       smallint,
    gender           text,
    email            public.citext,
    phone            text,
    valid_from       date not null,
    valid_to         date,
    folded           text not null generated always as (app.fold(full_name)) stored,
    constraint person_pk primary key (id),
    constraint person_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint person_gender_known check (gender in ('male', 'female')),
    constraint person_birth_year_plausible check (birth_year between 1900 and 2100),
    constraint person_period check (valid_to is null or valid_to >= valid_from)
);
create index person_organisation_ix on app.person (organisation_id);
create index person_folded_ix on app.person using gin (folded public.gin_trgm_ops);

create table app.position (
    id               uuid    not null,
    person_id        uuid    not null,
    organisation_id  uuid    not null,
    title            text    not null,
    is_head          boolean not null default false,
    valid_from       date    not null,
    valid_to         date,
    constraint position_pk primary key (id),
    constraint position_person_fk foreign key (person_id) references app.person (id),
    constraint position_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint position_period check (valid_to is null or valid_to >= valid_from)
);
create index position_person_ix on app.position (person_id);
create index position_organisation_ix on app.position (organisation_id);

-- Emulation clusters (cụm, khối), renewed each year.
create table app.cluster (
    id               uuid     not null,
    organisation_id  uuid     not null,
    name             text     not null,
    kind             text     not null,
    year             smallint not null,
    constraint cluster_pk primary key (id),
    constraint cluster_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint cluster_kind_known check (kind in ('cluster', 'bloc')),
    constraint cluster_once unique (organisation_id, name, year)
);
create table app.cluster_member (
    id               uuid not null,
    cluster_id       uuid not null,
    organisation_id  uuid not null,
    role             text not null,
    constraint cluster_member_pk primary key (id),
    constraint cluster_member_cluster_fk foreign key (cluster_id) references app.cluster (id),
    constraint cluster_member_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint cluster_member_once unique (cluster_id, organisation_id),
    constraint cluster_member_role_known check (role in ('head', 'deputy', 'member'))
);
create unique index cluster_one_head_ix on app.cluster_member (cluster_id) where role = 'head';
