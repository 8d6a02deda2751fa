-- Why: a plan document becomes a programme of tasks that are tracked.
create table app.plan_import (
    id               uuid        not null,
    organisation_id  uuid        not null,
    file_id          uuid        not null,
    programme_id     uuid,                  -- what it became, or what it corrects or supplements
    purpose          text        not null,
    state            text        not null,
    reading          jsonb       not null,  -- what was read; never changed afterwards
    draft            jsonb       not null,  -- what the officer made of it
    created_at       timestamptz not null,
    created_by       uuid        not null,
    confirmed_at     timestamptz,
    constraint plan_import_pk primary key (id),
    constraint plan_import_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint plan_import_file_fk foreign key (file_id) references app.file_reference (id),
    constraint plan_import_account_fk foreign key (created_by) references app.account (id),
    constraint plan_import_purpose_known check (purpose in ('new', 'correction', 'supplement')),
    constraint plan_import_state_known check (state in ('draft', 'confirmed', 'discarded'))
);
create index plan_import_organisation_ix on app.plan_import (organisation_id, created_at);

create table app.programme (
    id                uuid        not null,
    organisation_id   uuid        not null,
    title             text        not null,
    year              smallint    not null,
    number            text,
    symbol            text,
    issuer            text,
    issued_on         date,
    signed_file_id    uuid,
    named_day_counts  boolean     not null,  -- “trước ngày 15/4”: may it still be done on the 15th?
    deciding_date     text        not null,  -- which date of an answer on paper decides
    reminder_days     integer[]   not null,  -- days before the due date; negative: after it
    created_at        timestamptz not null,
    created_by        uuid        not null,
    closed_at         timestamptz,
    constraint programme_pk primary key (id),
    constraint programme_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint programme_account_fk foreign key (created_by) references app.account (id),
    constraint programme_signed_file_fk foreign key (signed_file_id) references app.file_reference (id),
    constraint programme_deciding_date_known check (deciding_date in ('sent', 'received'))
);
create index programme_organisation_ix on app.programme (organisation_id, year);
alter table app.plan_import add constraint plan_import_programme_fk foreign key (programme_id) references app.programme (id);

create table app.task (
    id               uuid     not null,
    programme_id     uuid     not null,
    organisation_id  uuid     not null,
    parent_id        uuid,                 -- sub-row of another task
    import_id        uuid,                 -- the document that brought or last amended it
    kind             text     not null,
    path             text     not null,    -- 'PL1.II.9'
    sort_no          integer  not null,
    group_title      text,
    title            text     not null,
    expected_result  text,
    note             text,
    deadline_text    text     not null,
    deadline_kind    text     not null,
    from_on          date,
    every            text,
    every_day        smallint,
    depends_on       text,
    inherited        boolean  not null default false,
    source           jsonb    not null,    -- blocks of the document
    -- Facts the state is computed from; written with the change that makes them, in its transaction.
    due_on           date,                 -- next open due day, extensions and the named-day rule applied
    started_on       date,
    completed_on     date,
    completed_late   boolean  not null default false,
    withdrawn_on     date,                 -- by a corrected or supplementary plan
    folded           text     not null generated always as (app.fold(title)) stored,
    constraint task_pk primary key (id),
    constraint task_programme_fk foreign key (programme_id) references app.programme (id),
    constraint task_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint task_parent_fk foreign key (parent_id) references app.task (id),
    constraint task_import_fk foreign key (import_id) references app.plan_import (id),
    constraint task_kind_known check (kind in ('task', 'session')),
    constraint task_deadline_kind_known check (deadline_kind in (
        'before', 'on', 'month', 'quarter', 'period', 'recurring', 'continuous', 'dependent', 'unspecified')),
    constraint task_every_known check (every in ('week', 'month', 'quarter', 'half-year', 'year')),
    constraint task_path_once unique (programme_id, path)
);
create index task_programme_ix on app.task (programme_id, sort_no);
create index task_organisation_due_ix on app.task (organisation_id, due_on, id) where completed_on is null and withdrawn_on is null;
create index task_folded_ix on app.task using gin (folded public.gin_trgm_ops);

-- As the document names them, and what they were matched to.
create table app.task_party (
    id               uuid          not null,
    task_id          uuid          not null,
    role             text          not null,
    sort_no          integer       not null,
    text             text          not null,
    organisation_id  uuid,
    group_id         uuid,
    person_id        uuid,
    role_id          uuid,                 -- matched through a dated role
    confidence       numeric(3, 2) not null,
    constraint task_party_pk primary key (id),
    constraint task_party_task_fk foreign key (task_id) references app.task (id),
    constraint task_party_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint task_party_group_fk foreign key (group_id) references app.address_group (id),
    constraint task_party_person_fk foreign key (person_id) references app.person (id),
    constraint task_party_role_fk foreign key (role_id) references app.organisation_role (id),
    constraint task_party_role_known check (role in ('lead', 'doer', 'coordinator')),
    constraint task_party_confidence_share check (confidence between 0 and 1)
);
create index task_party_task_ix on app.task_party (task_id, role, sort_no);
create index task_party_organisation_ix on app.task_party (organisation_id) where organisation_id is not null;

create table app.agenda_item (
    id       uuid    not null,
    task_id  uuid    not null,
    sort_no  integer not null,
    text     text    not null,
    constraint agenda_item_pk primary key (id),
    constraint agenda_item_task_fk foreign key (task_id) references app.task (id),
    constraint agenda_item_once unique (task_id, sort_no)
);

-- What is handed over, and when. Every task has at least one; recurring work and several dates have more.
create table app.deliverable (
    id           uuid    not null,
    task_id      uuid    not null,
    sort_no      integer not null,
    what         text    not null,
    due_on       date,                    -- as the document has it; null while it waits
    extended_to  date,
    constraint deliverable_pk primary key (id),
    constraint deliverable_task_fk foreign key (task_id) references app.task (id),
    constraint deliverable_once unique (task_id, sort_no)
);
create index deliverable_due_ix on app.deliverable (due_on) where due_on is not null;

-- A unit's part: Chưa gửi, Đã gửi, Trả lại, Đã nhận.
create table app.assignment (
    id               uuid not null,
    deliverable_id   uuid not null,
    task_id          uuid not null,
    organisation_id  uuid,                -- null: the document names somebody the directory does not know
    party_text       text not null,
    state            text not null default 'not-sent',
    sent_on          date,
    received_on      date,
    returned_reason  text,
    channel          text,                -- how the answer came
    incoming_number  text,
    constraint assignment_pk primary key (id),
    constraint assignment_deliverable_fk foreign key (deliverable_id) references app.deliverable (id),
    constraint assignment_task_fk foreign key (task_id) references app.task (id),
    constraint assignment_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint assignment_state_known check (state in ('not-sent', 'sent', 'returned', 'received')),
    constraint assignment_channel_known check (channel in ('program', 'paper', 'document-system', 'phone')),
    constraint assignment_sent_has_day check (state = 'not-sent' or sent_on is not null),
    constraint assignment_received_has_day check (state <> 'received' or received_on is not null),
    constraint assignment_returned_has_reason check (state <> 'returned' or returned_reason is not null)
);
create unique index assignment_once_ix on app.assignment (deliverable_id, organisation_id) where organisation_id is not null;
create index assignment_task_ix on app.assignment (task_id);
create index assignment_organisation_ix on app.assignment (organisation_id, state);

create table app.progress_report (
    id               uuid        not null,
    assignment_id    uuid        not null,
    organisation_id  uuid        not null,  -- the unit that reports; owner for scope
    at               timestamptz not null,
    by_id            uuid        not null,
    text             text        not null,
    final            boolean     not null,  -- sent as the result, not as a note under way
    constraint progress_report_pk primary key (id),
    constraint progress_report_assignment_fk foreign key (assignment_id) references app.assignment (id),
    constraint progress_report_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint progress_report_account_fk foreign key (by_id) references app.account (id)
);
create index progress_report_assignment_ix on app.progress_report (assignment_id, at);

create table app.extension_request (
    id               uuid        not null,
    deliverable_id   uuid        not null,
    organisation_id  uuid        not null,  -- who asks
    asked_at         timestamptz not null,
    asked_by         uuid        not null,
    until            date        not null,
    reason           text        not null,
    state            text        not null,
    decided_at       timestamptz,
    decided_by       uuid,
    decision_note    text,
    constraint extension_request_pk primary key (id),
    constraint extension_request_deliverable_fk foreign key (deliverable_id) references app.deliverable (id),
    constraint extension_request_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint extension_request_asker_fk foreign key (asked_by) references app.account (id),
    constraint extension_request_decider_fk foreign key (decided_by) references app.account (id),
    constraint extension_request_state_known check (state in ('asked', 'granted', 'refused'))
);
create index extension_request_deliverable_ix on app.extension_request (deliverable_id);

create table app.task_comment (
    id               uuid        not null,
    task_id          uuid        not null,
    organisation_id  uuid        not null,
    at               timestamptz not null,
    by_id            uuid        not null,
    text             text        not null,
    constraint task_comment_pk primary key (id),
    constraint task_comment_task_fk foreign key (task_id) references app.task (id),
    constraint task_comment_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint task_comment_account_fk foreign key (by_id) references app.account (id)
);
create index task_comment_task_ix on app.task_comment (task_id, at);

-- Outgoing papers that a task led to: number, date, title.
create table app.task_document (
    id         uuid not null,
    task_id    uuid not null,
    number     text not null,
    issued_on  date not null,
    title      text not null,
    file_id    uuid,
    constraint task_document_pk primary key (id),
    constraint task_document_task_fk foreign key (task_id) references app.task (id),
    constraint task_document_file_fk foreign key (file_id) references app.file_reference (id)
);
create index task_document_task_ix on app.task_document (task_id);
