-- Why: what every person and collective achieved, year by year, with the decision behind each entry: the ground of every verdict.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.achievement (
    id               uuid        not null,
    person_id        uuid,                     -- whose it is: a person's …
    unit_id          uuid,                     -- … or a collective's
    kind             text        not null,
    year             smallint    not null,     -- of achievement; of the decision for awards that are not yearly; a school year stands under the year in which it ends
    is_school_year   boolean     not null default false,
    code             text        not null,     -- in the words of the law packs: level, award, kind of work, form of discipline, post, statement, measure, authority
    scope            text,                     -- of a work or of combat ingenuity: scope of influence
    authority        text,                     -- of a work: who recognised it
    basis            text,                     -- of an award: what it was given for
    amount           numeric(9,2),             -- years in a post, of a measure, of a movement; number of members
    holds            boolean,                  -- a statement was found to hold; a work was applied effectively; a result was leading
    until            date,                     -- last day of a discipline or a post
    title            text,                     -- of a work; the unit's name of the time; what a case file says
    used_for         text,                     -- of a work: the award it already served
    decision_number  text,
    decision_date    date,
    decision_signer  text,
    decision_issuer  text,
    source           text        not null,
    created_by       uuid,
    created_at       timestamptz not null,
    verified_by      uuid,                     -- who compared it with the decision; null: nobody has
    verified_at      timestamptz,
    removed_by       uuid,
    removed_at       timestamptz,
    constraint achievement_pk primary key (id),
    constraint achievement_person_fk foreign key (person_id) references app.person (id),
    constraint achievement_unit_fk foreign key (unit_id) references app.organisation (id),
    constraint achievement_creator_fk foreign key (created_by) references app.account (id),
    constraint achievement_verifier_fk foreign key (verified_by) references app.account (id),
    constraint achievement_remover_fk foreign key (removed_by) references app.account (id),
    constraint achievement_of_one check (num_nonnulls(person_id, unit_id) = 1),
    constraint achievement_year_plausible check (year between 1945 and 2100),
    constraint achievement_kind_known check (kind in ('rating', 'title', 'work', 'combat', 'discipline', 'post', 'finding', 'measure', 'cluster', 'movement', 'members')),
    constraint achievement_basis_known check (basis in ('merit', 'sudden', 'thematic')),
    constraint achievement_source_known check (source in ('hand', 'table', 'award')),
    constraint achievement_title_has_basis check ((kind = 'title') = (basis is not null)),
    constraint achievement_work_is_named check (kind <> 'work' or title is not null),
    constraint achievement_amount_where_counted check ((kind in ('post', 'measure', 'movement', 'members')) = (amount is not null)),
    constraint achievement_found_or_not check (kind not in ('finding', 'cluster', 'movement') or holds is not null),
    constraint achievement_verified_by_somebody check ((verified_by is null) = (verified_at is null)),
    constraint achievement_removed_by_somebody check ((removed_by is null) = (removed_at is null))
);
create index achievement_person_ix on app.achievement (person_id, year) where removed_at is null;
create index achievement_unit_ix on app.achievement (unit_id, year) where removed_at is null;
-- One level of task completion a year, and a title once a year.
create unique index achievement_one_rating_ix on app.achievement (coalesce(person_id, unit_id), year, is_school_year) where kind = 'rating' and removed_at is null;
create unique index achievement_title_once_ix on app.achievement (coalesce(person_id, unit_id), code, year, is_school_year, basis) where kind = 'title' and removed_at is null;

-- What verdicts ask about somebody that is no entry of a year; a row only where something was recorded.
create table app.achievement_subject (
    id            uuid     not null,
    person_id     uuid,
    unit_id       uuid,
    kind          text,               -- recipient, in the words of the packs; null: as the directory tells
    criteria      text,               -- group of recipients whose conditions apply; null: the usual one
    is_retiring   boolean,
    founded_in    smallint,
    pending_case  text,               -- what is being dealt with; null: nothing is
    constraint achievement_subject_pk primary key (id),
    constraint achievement_subject_person_fk foreign key (person_id) references app.person (id),
    constraint achievement_subject_unit_fk foreign key (unit_id) references app.organisation (id),
    constraint achievement_subject_of_one check (num_nonnulls(person_id, unit_id) = 1)
);
create unique index achievement_subject_once_ix on app.achievement_subject (coalesce(person_id, unit_id));

-- A disputed text read otherwise than by default for one record: by whom, why, on which document.
create table app.achievement_reading (
    id          uuid        not null,
    person_id   uuid,
    unit_id     uuid,
    reading     text        not null,
    choice      boolean     not null,
    reason      text        not null,
    document    text        not null,
    chosen_by   uuid        not null,
    chosen_at   timestamptz not null,
    ended_at    timestamptz,
    constraint achievement_reading_pk primary key (id),
    constraint achievement_reading_person_fk foreign key (person_id) references app.person (id),
    constraint achievement_reading_unit_fk foreign key (unit_id) references app.organisation (id),
    constraint achievement_reading_chooser_fk foreign key (chosen_by) references app.account (id),
    constraint achievement_reading_of_one check (num_nonnulls(person_id, unit_id) = 1)
);
create unique index achievement_reading_one_ix on app.achievement_reading (coalesce(person_id, unit_id), reading) where ended_at is null;

-- An entry that was changed after it was made, shown wherever the record appears.
create table app.achievement_correction (
    id              uuid        not null,
    achievement_id  uuid        not null,
    reason          text        not null,
    document        text        not null,
    before          text        not null,   -- the entry in words
    after           text        not null,
    corrected_by    uuid        not null,
    corrected_at    timestamptz not null,
    constraint achievement_correction_pk primary key (id),
    constraint achievement_correction_entry_fk foreign key (achievement_id) references app.achievement (id),
    constraint achievement_correction_corrector_fk foreign key (corrected_by) references app.account (id)
);
create index achievement_correction_entry_ix on app.achievement_correction (achievement_id);

-- A person's record as bytes, for judging a province at once. Derived: a row whose version is not that of its bytes is written anew before it is used.
create table app.achievement_digest (
    person_id  uuid     not null,
    version    bigint   not null,   -- of the rows
    written    bigint,              -- version from which the bytes were made; null: none yet
    form       integer,             -- of the codes they were written with
    bytes      bytea,
    constraint achievement_digest_pk primary key (person_id)
);
create index achievement_digest_version_ix on app.achievement_digest (version);
create index achievement_digest_stale_ix on app.achievement_digest (person_id) where written is distinct from version;

-- A number that no earlier state of the same rows had: microseconds, which are further apart than two changes of one row can be.
create function app.achievement_version() returns bigint language sql volatile as $$ select (extract(epoch from clock_timestamp()) * 1000000)::bigint $$;

create function app.achievement_mark(people uuid[]) returns void language sql as $$
    insert into app.achievement_digest as d (person_id, version)
    -- In the order of the key, so that two that mark the same many never wait for each other in a circle.
    select s.id, app.achievement_version() from (select distinct x.id from unnest(people) x (id) where x.id is not null order by x.id) s
    on conflict (person_id) do update set version = excluded.version;
$$;
create function app.achievement_came() returns trigger language plpgsql as $$
begin
    perform app.achievement_mark((select array_agg(person_id) from come));
    return null;
end $$;
create function app.achievement_went() returns trigger language plpgsql as $$
begin
    perform app.achievement_mark((select array_agg(person_id) from gone));
    return null;
end $$;
create function app.achievement_turned() returns trigger language plpgsql as $$
begin
    perform app.achievement_mark((select array_agg(person_id) from (select person_id from come union select person_id from gone) x));
    return null;
end $$;
-- Gender and direct work choose conditions, and stand with the person.
create function app.achievement_person_turned() returns trigger language plpgsql as $$
begin
    update app.achievement_digest set version = app.achievement_version() where person_id = new.person_id;
    return null;
end $$;
create function app.achievement_gender_turned() returns trigger language plpgsql as $$
begin
    update app.achievement_digest set version = app.achievement_version() where person_id = new.id;
    return null;
end $$;
create trigger achievement_came after insert on app.achievement referencing new table as come for each statement execute function app.achievement_came();
create trigger achievement_went after delete on app.achievement referencing old table as gone for each statement execute function app.achievement_went();
create trigger achievement_turned after update on app.achievement referencing old table as gone new table as come for each statement execute function app.achievement_turned();
create trigger achievement_came after insert on app.achievement_subject referencing new table as come for each statement execute function app.achievement_came();
create trigger achievement_went after delete on app.achievement_subject referencing old table as gone for each statement execute function app.achievement_went();
create trigger achievement_turned after update on app.achievement_subject referencing old table as gone new table as come for each statement execute function app.achievement_turned();
create trigger achievement_facts after insert or update on app.person_facts for each row execute function app.achievement_person_turned();
create trigger achievement_gender after update of gender on app.person for each row when (old.gender is distinct from new.gender) execute function app.achievement_gender_turned();

-- A table of achievements between its upload and its confirmation.
create table app.achievement_import (
    id               uuid        not null,
    organisation_id  uuid        not null,        -- owner for scope
    file_name        text        not null,
    content          bytea       not null,        -- as uploaded; empty once confirmed
    columns          jsonb       not null,        -- {"name": 1, …}: column from 0 by meaning, as the officer set it
    created_by       uuid        not null,
    created_at       timestamptz not null,
    confirmed_at     timestamptz,
    constraint achievement_import_pk primary key (id),
    constraint achievement_import_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint achievement_import_creator_fk foreign key (created_by) references app.account (id)
);
create index achievement_import_organisation_ix on app.achievement_import (organisation_id);

-- Who was found ready and is to be proposed: the beginning of a nomination.
create table app.proposal_list (
    id               uuid        not null,
    organisation_id  uuid        not null,        -- owner for scope
    award            text        not null,
    year             smallint    not null,
    regime           text        not null,
    created_by       uuid        not null,
    created_at       timestamptz not null,
    constraint proposal_list_pk primary key (id),
    constraint proposal_list_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint proposal_list_creator_fk foreign key (created_by) references app.account (id),
    constraint proposal_list_once unique (organisation_id, award, year)
);
create table app.proposal_list_member (
    id         uuid        not null,
    list_id    uuid        not null,
    person_id  uuid,
    unit_id    uuid,
    outcome    text        not null,              -- of the verdict when it was added
    added_by   uuid        not null,
    added_at   timestamptz not null,
    removed_at timestamptz,
    constraint proposal_list_member_pk primary key (id),
    constraint proposal_list_member_list_fk foreign key (list_id) references app.proposal_list (id),
    constraint proposal_list_member_person_fk foreign key (person_id) references app.person (id),
    constraint proposal_list_member_unit_fk foreign key (unit_id) references app.organisation (id),
    constraint proposal_list_member_adder_fk foreign key (added_by) references app.account (id),
    constraint proposal_list_member_of_one check (num_nonnulls(person_id, unit_id) = 1)
);
create unique index proposal_list_member_once_ix on app.proposal_list_member (list_id, coalesce(person_id, unit_id)) where removed_at is null;
create index proposal_list_member_person_ix on app.proposal_list_member (person_id);
create index proposal_list_member_unit_ix on app.proposal_list_member (unit_id);
