-- Why: a plan is written in the program, commented on, agreed to by a leader and then issued; its versions are kept and compared.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.plan_composition (
    id               uuid        not null,
    organisation_id  uuid        not null,        -- the authority whose plan it is; owner for scope
    state            text        not null,
    text             jsonb       not null,        -- Papers.Composing.PlanText
    is_template      boolean     not null default false,  -- offered to this authority and those below it to start from
    programme_id     uuid,                        -- last year's, from which it was begun
    import_id        uuid,                        -- what it was issued as
    created_at       timestamptz not null,
    created_by       uuid        not null,
    agreed_at        timestamptz,
    agreed_by        uuid,
    constraint plan_composition_pk primary key (id),
    constraint plan_composition_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint plan_composition_programme_fk foreign key (programme_id) references app.programme (id),
    constraint plan_composition_import_fk foreign key (import_id) references app.plan_import (id),
    constraint plan_composition_creator_fk foreign key (created_by) references app.account (id),
    constraint plan_composition_agreer_fk foreign key (agreed_by) references app.account (id),
    constraint plan_composition_state_known check (state in ('drafting', 'circulated', 'agreed', 'issued', 'dropped')),
    constraint plan_composition_issued_has_import check (state <> 'issued' or import_id is not null),
    constraint plan_composition_agreed_has_moment check (state <> 'agreed' or (agreed_at is not null and agreed_by is not null))
);
create index plan_composition_organisation_ix on app.plan_composition (organisation_id);

create table app.plan_composition_version (
    composition_id  uuid        not null,
    number          integer     not null,
    label           text        not null,         -- what it stands for: “Theo kế hoạch năm 2025”, “Gửi lấy ý kiến”
    text            jsonb       not null,
    made_at         timestamptz not null,
    made_by         uuid        not null,
    constraint plan_composition_version_pk primary key (composition_id, number),
    constraint plan_composition_version_composition_fk foreign key (composition_id) references app.plan_composition (id),
    constraint plan_composition_version_maker_fk foreign key (made_by) references app.account (id)
);

create table app.plan_composition_comment (
    id              uuid        not null,
    composition_id  uuid        not null,
    line_id         integer,                      -- the row it is about; null: the plan as a whole
    text            text        not null,
    made_at         timestamptz not null,
    made_by         uuid        not null,
    settled_at      timestamptz,
    settled_by      uuid,
    constraint plan_composition_comment_pk primary key (id),
    constraint plan_composition_comment_composition_fk foreign key (composition_id) references app.plan_composition (id),
    constraint plan_composition_comment_maker_fk foreign key (made_by) references app.account (id),
    constraint plan_composition_comment_settler_fk foreign key (settled_by) references app.account (id),
    constraint plan_composition_comment_settled_by_somebody check ((settled_at is null) = (settled_by is null))
);
create index plan_composition_comment_composition_ix on app.plan_composition_comment (composition_id, made_at);
