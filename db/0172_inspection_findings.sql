-- Why: what an inspection finds at a unit, its working minutes, its conclusion with the round of comments, and what follows from it.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

-- The working session at one unit (buổi làm việc), for its minutes.
create table app.inspection_meeting (
    target_id     uuid        not null,
    began_at      time,                            -- of the day of the visit
    ended_at      time,
    unit_people   text,                            -- who was there for the unit, one a line
    unit_opinion  text,
    closed_at     timestamptz,                     -- the minutes were read out and agreed to
    closed_by     uuid,
    file_id       uuid,                            -- the minutes as they were then
    constraint inspection_meeting_pk primary key (target_id),
    constraint inspection_meeting_target_fk foreign key (target_id) references app.inspection_target (id),
    constraint inspection_meeting_closer_fk foreign key (closed_by) references app.account (id),
    constraint inspection_meeting_file_fk foreign key (file_id) references app.file_reference (id),
    constraint inspection_meeting_in_order check (began_at <= ended_at),
    constraint inspection_meeting_closed_by_somebody check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (file_id is null))
);

-- The checklist: one content, looked at or not, at one unit. No row: not yet.
create table app.inspection_check (
    id          uuid        not null,
    target_id   uuid        not null,
    content_id  uuid        not null,
    state       text        not null,
    note        text,                              -- what was looked at
    edited_by   uuid        not null,
    edited_at   timestamptz not null,
    constraint inspection_check_pk primary key (id),
    constraint inspection_check_target_fk foreign key (target_id) references app.inspection_target (id),
    constraint inspection_check_content_fk foreign key (content_id) references app.inspection_content (id),
    constraint inspection_check_editor_fk foreign key (edited_by) references app.account (id),
    constraint inspection_check_once unique (target_id, content_id),
    constraint inspection_check_state_known check (state in ('open', 'looked', 'nothing'))
);
create index inspection_check_content_ix on app.inspection_check (content_id);

create table app.inspection_finding (
    id               uuid        not null,
    target_id        uuid        not null,
    content_id       uuid,                         -- null: of the work as a whole
    sort_no          integer     not null,
    kind             text        not null,
    text             text        not null,
    topic            text,                         -- of a shortcoming: what it is called wherever it comes up
    source           text,                         -- the document, record or photo it rests on
    explanation      text,                         -- the unit's own
    is_exemplary     boolean     not null default false, -- good practice worth spreading
    repeats_id       uuid,                         -- found before, by an earlier inspection
    responsible_id   uuid,                         -- who carries a recommendation out; null: the unit
    due_on           date,
    task_id          uuid,                         -- what became of it in the work programme
    edited_by        uuid        not null,
    edited_at        timestamptz not null,
    constraint inspection_finding_pk primary key (id),
    constraint inspection_finding_target_fk foreign key (target_id) references app.inspection_target (id),
    constraint inspection_finding_content_fk foreign key (content_id) references app.inspection_content (id),
    constraint inspection_finding_repeats_fk foreign key (repeats_id) references app.inspection_finding (id),
    constraint inspection_finding_responsible_fk foreign key (responsible_id) references app.organisation (id),
    constraint inspection_finding_task_fk foreign key (task_id) references app.task (id),
    constraint inspection_finding_editor_fk foreign key (edited_by) references app.account (id),
    constraint inspection_finding_kind_known check (kind in ('achievement', 'shortcoming', 'cause', 'recommendation', 'handling')),
    constraint inspection_finding_topic_of_shortcoming check (topic is null or kind = 'shortcoming'),
    constraint inspection_finding_exemplary_is_good check (not is_exemplary or kind = 'achievement'),
    constraint inspection_finding_followed_is_asked check (task_id is null or kind in ('recommendation', 'handling'))
);
create index inspection_finding_target_ix on app.inspection_finding (target_id, sort_no);
create index inspection_finding_content_ix on app.inspection_finding (content_id);
create index inspection_finding_repeats_ix on app.inspection_finding (repeats_id);
create index inspection_finding_responsible_ix on app.inspection_finding (responsible_id);
create unique index inspection_finding_task_ix on app.inspection_finding (task_id);

create table app.inspection_conclusion (
    target_id        uuid        not null,
    state            text        not null,
    assessment       text,                         -- what is said of the work as a whole
    comments_due     date,
    returned_reason  text,                         -- the leader's
    number           text,
    issued_on        date,
    signer           text,                         -- post and name, as signed
    issued_by        uuid,                         -- who signed it here, or recorded the signed paper
    issued_at        timestamptz,
    file_id          uuid,                         -- as issued: the program's own, or the signed scan
    constraint inspection_conclusion_pk primary key (target_id),
    constraint inspection_conclusion_target_fk foreign key (target_id) references app.inspection_target (id),
    constraint inspection_conclusion_issuer_fk foreign key (issued_by) references app.account (id),
    constraint inspection_conclusion_file_fk foreign key (file_id) references app.file_reference (id),
    constraint inspection_conclusion_state_known check (state in ('draft', 'commenting', 'waiting', 'issued')),
    constraint inspection_conclusion_issued_whole check ((state = 'issued') = (number is not null and issued_on is not null and issued_by is not null and issued_at is not null and file_id is not null))
);

-- What is said about a draft conclusion, and what became of it.
create table app.inspection_comment (
    id               uuid        not null,
    target_id        uuid        not null,
    finding_id       uuid,                         -- null: about the whole
    organisation_id  uuid        not null,         -- who says it: the unit, or the authority's own people
    text             text        not null,
    made_by          uuid        not null,
    made_at          timestamptz not null,
    answer           text,
    answered_by      uuid,
    answered_at      timestamptz,
    constraint inspection_comment_pk primary key (id),
    constraint inspection_comment_target_fk foreign key (target_id) references app.inspection_conclusion (target_id),
    constraint inspection_comment_finding_fk foreign key (finding_id) references app.inspection_finding (id) on delete set null,
    constraint inspection_comment_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint inspection_comment_maker_fk foreign key (made_by) references app.account (id),
    constraint inspection_comment_answerer_fk foreign key (answered_by) references app.account (id),
    constraint inspection_comment_answered_whole check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
);
create index inspection_comment_target_ix on app.inspection_comment (target_id, made_at);
create index inspection_comment_finding_ix on app.inspection_comment (finding_id);
