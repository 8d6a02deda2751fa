-- Why: inspections of the work (kiểm tra công tác thi đua, khen thưởng): what is inspected, who, by whom, when, and what units report.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.inspection (
    id                   uuid        not null,
    organisation_id      uuid        not null,     -- the authority that inspects; owner for scope
    title                text        not null,
    year                 smallint    not null,
    number               text,                     -- of the plan; null until it is signed
    issuer               text,
    issued_on            date,
    state                text        not null,
    file_id              uuid,                     -- the signed plan; null: written in the program
    reading              jsonb,                    -- what was read of it; never changed
    task_id              uuid,                     -- the task of the work programme that ordered it
    period_from          date,
    period_to            date,
    notice_working_days  smallint,                 -- whole working days between the notice and the visit, neither counted
    report_days_before   smallint,                 -- calendar days before the visit by which the unit reports
    self_report_due      date,                     -- last day for units that inspect themselves
    data_from            date,                     -- figures and papers are looked at from this day
    methods              text,
    funding              text,
    self_inspection      text,                     -- who inspects itself, as the plan says it
    created_by           uuid        not null,
    created_at           timestamptz not null,
    confirmed_at         timestamptz,
    closed_at            timestamptz,
    constraint inspection_pk primary key (id),
    constraint inspection_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint inspection_file_fk foreign key (file_id) references app.file_reference (id),
    constraint inspection_task_fk foreign key (task_id) references app.task (id),
    constraint inspection_creator_fk foreign key (created_by) references app.account (id),
    constraint inspection_state_known check (state in ('draft', 'running', 'closed')),
    constraint inspection_year_plausible check (year between 1990 and 2100),
    constraint inspection_period_in_order check (period_from <= period_to),
    constraint inspection_notice_plausible check (notice_working_days between 0 and 90),
    constraint inspection_report_plausible check (report_days_before between 0 and 90)
);
create index inspection_organisation_ix on app.inspection (organisation_id, year);

-- What is looked at, in the plan's order and numbering.
create table app.inspection_content (
    id             uuid     not null,
    inspection_id  uuid     not null,
    sort_no        integer  not null,
    path           text     not null,              -- “II.2.a”
    text           text     not null,
    constraint inspection_content_pk primary key (id),
    constraint inspection_content_inspection_fk foreign key (inspection_id) references app.inspection (id),
    constraint inspection_content_once unique (inspection_id, path)
);

-- The report outline (đề cương báo cáo), in its own order and numbering.
create table app.inspection_question (
    id             uuid     not null,
    inspection_id  uuid     not null,
    sort_no        integer  not null,
    path           text     not null,              -- “II.6.d”
    text           text     not null,
    guidance       text,
    window_from    date,                           -- its own data window; null: the inspection's
    window_since   text,                           -- what it begins with, where that is no day: “tổ chức thực hiện”
    window_to      date,                           -- null: the day of the visit, or of the self-report
    constraint inspection_question_pk primary key (id),
    constraint inspection_question_inspection_fk foreign key (inspection_id) references app.inspection (id),
    constraint inspection_question_once unique (inspection_id, path),
    constraint inspection_question_window_in_order check (window_from <= window_to)
);

-- What an answer to a question consists of.
create table app.inspection_ask (
    id           uuid     not null,
    question_id  uuid     not null,
    sort_no      integer  not null,
    kind         text     not null,
    label        text     not null,
    figure       text,                             -- code of the figure that fills it; null: typed by the unit
    constraint inspection_ask_pk primary key (id),
    constraint inspection_ask_question_fk foreign key (question_id) references app.inspection_question (id),
    constraint inspection_ask_kind_known check (kind in ('number', 'percent', 'money', 'documents', 'list', 'narrative'))
);
create index inspection_ask_question_ix on app.inspection_ask (question_id, sort_no);

-- One unit that is inspected, directly or by itself; or a place for one that is not named yet.
create table app.inspection_target (
    id                uuid        not null,
    inspection_id     uuid        not null,
    sort_no           integer     not null,        -- in the plan; what is added comes after
    organisation_id   uuid,                        -- null: not chosen yet
    slot_of           uuid,                        -- the target that it is visited with: “và 01 xã”
    label             text        not null,        -- as the plan writes it
    kind              text        not null,
    is_unannounced    boolean     not null default false,
    released_at       timestamptz,                 -- when an unannounced visit was made known to the unit
    combined_with     text,                        -- another inspection it is held together with (lồng ghép)
    visit_on          date,
    part_of_day       text        not null default 'day',
    place             text,
    notice_number     text,
    notice_on         date,
    received_on       date,                        -- the unit has the notice
    received_note     text,                        -- how that is known, when it was recorded on the unit's behalf
    closed_at         timestamptz,
    constraint inspection_target_pk primary key (id),
    constraint inspection_target_inspection_fk foreign key (inspection_id) references app.inspection (id),
    constraint inspection_target_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint inspection_target_slot_fk foreign key (slot_of) references app.inspection_target (id),
    constraint inspection_target_kind_known check (kind in ('direct', 'self')),
    constraint inspection_target_part_known check (part_of_day in ('day', 'morning', 'afternoon')),
    constraint inspection_target_self_is_a_unit check (kind = 'direct' or organisation_id is not null),
    constraint inspection_target_release_of_hidden check (released_at is null or is_unannounced),
    constraint inspection_target_visit_is_direct check (visit_on is null or kind = 'direct'),
    constraint inspection_target_receipt_of_notice check (received_on is null or notice_on is not null)
);
create unique index inspection_target_once_ix on app.inspection_target (inspection_id, organisation_id);
create index inspection_target_organisation_ix on app.inspection_target (organisation_id);

-- Who inspects.
create table app.inspection_member (
    id             uuid     not null,
    inspection_id  uuid     not null,
    sort_no        integer  not null,
    role           text     not null,
    person_id      uuid,                           -- null: known by the plan's words only
    name           text     not null,              -- of the person, or the plan's words: “Lãnh đạo Ban Thi đua - Khen thưởng”
    post           text,
    duty           text,                           -- which contents
    constraint inspection_member_pk primary key (id),
    constraint inspection_member_inspection_fk foreign key (inspection_id) references app.inspection (id),
    constraint inspection_member_person_fk foreign key (person_id) references app.person (id),
    constraint inspection_member_role_known check (role in ('head', 'deputy', 'member', 'secretary'))
);
create unique index inspection_member_head_ix on app.inspection_member (inspection_id) where role = 'head';
create unique index inspection_member_person_ix on app.inspection_member (inspection_id, person_id);
create index inspection_member_of_person_ix on app.inspection_member (person_id);

-- Who goes on which visit.
create table app.inspection_visitor (
    target_id  uuid     not null,
    member_id  uuid     not null,
    constraint inspection_visitor_pk primary key (target_id, member_id),
    constraint inspection_visitor_target_fk foreign key (target_id) references app.inspection_target (id),
    constraint inspection_visitor_member_fk foreign key (member_id) references app.inspection_member (id)
);
create index inspection_visitor_member_ix on app.inspection_visitor (member_id);

-- What a unit reports.
create table app.inspection_report (
    id               uuid        not null,
    target_id        uuid        not null,
    organisation_id  uuid        not null,          -- the unit; owner for scope
    state            text        not null,
    filled_at        timestamptz,                   -- when figures were last counted from the program
    approved_by      uuid,                          -- the unit's leader
    submitted_at     timestamptz,                   -- figures are frozen from here
    submitted_by     uuid,
    returned_reason  text,
    constraint inspection_report_pk primary key (id),
    constraint inspection_report_target_fk foreign key (target_id) references app.inspection_target (id),
    constraint inspection_report_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint inspection_report_approver_fk foreign key (approved_by) references app.account (id),
    constraint inspection_report_submitter_fk foreign key (submitted_by) references app.account (id),
    constraint inspection_report_once unique (target_id),
    constraint inspection_report_state_known check (state in ('open', 'waiting', 'submitted', 'returned', 'accepted')),
    constraint inspection_report_submitted_by_somebody check ((submitted_at is null) = (submitted_by is null)),
    constraint inspection_report_submitted_has_time check (state not in ('submitted', 'accepted') or submitted_at is not null)
);

-- One part of an answer.
create table app.inspection_answer (
    id           uuid        not null,
    report_id    uuid        not null,
    ask_id       uuid        not null,
    text         text,                              -- narrative; a list or documents, one a line
    number       numeric(20,4),                     -- a number, money in đồng, or the numerator of a share
    whole        numeric(20,4),                     -- of a share
    counted      jsonb,                             -- what the program counted: {"text", "number", "whole", "unknown"}; null: it holds nothing for this
    counted_from date,                              -- its window
    counted_to   date,
    reason       text,                              -- why the unit's value differs from the counted one
    edited_by    uuid        not null,
    edited_at    timestamptz not null,
    constraint inspection_answer_pk primary key (id),
    constraint inspection_answer_report_fk foreign key (report_id) references app.inspection_report (id),
    constraint inspection_answer_ask_fk foreign key (ask_id) references app.inspection_ask (id),
    constraint inspection_answer_editor_fk foreign key (edited_by) references app.account (id),
    constraint inspection_answer_once unique (report_id, ask_id),
    constraint inspection_answer_share_has_whole check (whole is null or number is not null),
    constraint inspection_answer_window_in_order check (counted_from <= counted_to)
);
create index inspection_answer_ask_ix on app.inspection_answer (ask_id);
