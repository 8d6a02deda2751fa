-- Why: an authority has the figures of all units of an inspection filled in at once, by a job that goes on where it was stopped and shows how far it has come. A report that was
-- filled in this way and that nobody of the unit has touched is known as such: the unit has not begun, and may still be taken off the list.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.inspection_prefill (
    id             uuid        not null,
    inspection_id  uuid        not null,
    ordered_by     uuid        not null,
    ordered_at     timestamptz not null,
    total          integer     not null,           -- units in all, as known at the last step
    made           integer     not null,           -- reports that were begun for their units
    recounted      integer     not null,           -- reports under way, counted again
    kept           integer     not null,           -- reports handed in, or with the unit's leader: untouched
    last_target    uuid,                           -- targets up to this one, by key, are done; written with them
    advanced_at    timestamptz not null,
    finished_at    timestamptz,
    constraint inspection_prefill_pk primary key (id),
    constraint inspection_prefill_inspection_fk foreign key (inspection_id) references app.inspection (id),
    constraint inspection_prefill_orderer_fk foreign key (ordered_by) references app.account (id),
    constraint inspection_prefill_within_total check (made >= 0 and recounted >= 0 and kept >= 0 and made + recounted + kept <= total)
);
create unique index inspection_prefill_running_ix on app.inspection_prefill (inspection_id) where finished_at is null;
create index inspection_prefill_inspection_ix on app.inspection_prefill (inspection_id, ordered_at);

alter table app.inspection_report add column prepared_at timestamptz;   -- filled in for the unit, which has not touched it; null: the unit's own work
alter table app.inspection_report add constraint inspection_report_prepared_is_open check (prepared_at is null or state = 'open');
