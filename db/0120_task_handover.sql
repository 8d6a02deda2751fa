-- Why: a task of a higher programme becomes a task of a lower unit's own programme, and the higher authority sees how far each unit is.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.task_handover (
    id               uuid        not null,
    task_id          uuid        not null,  -- the higher authority's
    organisation_id  uuid        not null,  -- the unit it is handed to; owner for scope
    state            text        not null,
    note             text,                  -- what the higher authority says with it
    handed_at        timestamptz not null,
    handed_by        uuid,                  -- null: the unit took it of its own accord
    decided_at       timestamptz,
    decided_by       uuid,
    decline_reason   text,
    lower_task_id    uuid,                  -- what it became in the unit's programme
    told             jsonb       not null,  -- app.task_ask when the unit was last told
    seen             jsonb,                 -- app.task_ask that the unit's officer has looked at; null until it is taken
    constraint task_handover_pk primary key (id),
    constraint task_handover_task_fk foreign key (task_id) references app.task (id),
    constraint task_handover_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint task_handover_lower_fk foreign key (lower_task_id) references app.task (id),
    constraint task_handover_hander_fk foreign key (handed_by) references app.account (id),
    constraint task_handover_decider_fk foreign key (decided_by) references app.account (id),
    constraint task_handover_once unique (task_id, organisation_id),
    constraint task_handover_lower_once unique (lower_task_id),
    constraint task_handover_not_itself check (lower_task_id <> task_id),
    constraint task_handover_state_known check (state in ('offered', 'taken', 'declined')),
    constraint task_handover_taken_is_a_task check ((state = 'taken') = (lower_task_id is not null and seen is not null)),
    constraint task_handover_decided_by_somebody check ((state = 'offered') = (decided_at is null)),
    constraint task_handover_declined_has_reason check ((state = 'declined') = (decline_reason is not null))
);
create index task_handover_organisation_ix on app.task_handover (organisation_id, state);
create index task_handover_offered_ix on app.task_handover (handed_at) where state = 'offered';

-- What a task asks of those who do it; who has taken it over is told when this changes.
create function app.task_ask(task uuid) returns jsonb language sql stable
return (
    select jsonb_build_object(
        'title', t.title, 'expectedResult', t.expected_result, 'deadlineText', t.deadline_text, 'withdrawnOn', t.withdrawn_on,
        'days', coalesce((
            select jsonb_agg(coalesce(d.extended_to, d.due_on - (t.deadline_kind = 'before' and not p.named_day_counts)::int) order by d.sort_no)
            from app.deliverable d where d.task_id = t.id), '[]'))
    from app.task t join app.programme p on p.id = t.programme_id
    where t.id = task);
