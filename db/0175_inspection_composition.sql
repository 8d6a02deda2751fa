-- Why: an inspection plan is written in the program, looked at by a leader, signed, and then is an inspection like one that was read in.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.inspection_composition (
    id                  uuid        not null,
    organisation_id     uuid        not null,     -- the authority whose plan it is; owner for scope
    state               text        not null,
    text                jsonb       not null,     -- Papers.Composing.InspectionText
    from_inspection_id  uuid,                     -- the earlier one it was begun from
    inspection_id       uuid,                     -- what it became; null again when that draft was thrown away
    signed_file_id      uuid,                     -- the signed paper, scanned
    returned_reason     text,                     -- the leader's, until it is submitted again
    created_at          timestamptz not null,
    created_by          uuid        not null,
    agreed_at           timestamptz,
    agreed_by           uuid,
    constraint inspection_composition_pk primary key (id),
    constraint inspection_composition_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint inspection_composition_from_fk foreign key (from_inspection_id) references app.inspection (id) on delete set null,
    constraint inspection_composition_inspection_fk foreign key (inspection_id) references app.inspection (id) on delete set null,
    constraint inspection_composition_signed_fk foreign key (signed_file_id) references app.file_reference (id),
    constraint inspection_composition_creator_fk foreign key (created_by) references app.account (id),
    constraint inspection_composition_agreer_fk foreign key (agreed_by) references app.account (id),
    constraint inspection_composition_state_known check (state in ('drafting', 'submitted', 'agreed', 'issued', 'dropped')),
    constraint inspection_composition_agreed_has_moment check (state not in ('agreed', 'issued') or (agreed_at is not null and agreed_by is not null))
);
create index inspection_composition_organisation_ix on app.inspection_composition (organisation_id);
create index inspection_composition_inspection_ix on app.inspection_composition (inspection_id);
create index inspection_composition_from_ix on app.inspection_composition (from_inspection_id);
