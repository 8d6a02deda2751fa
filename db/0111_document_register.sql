-- Why: the register of outgoing and incoming documents that direct the work (Decree 30/2020/NĐ-CP, Articles 15 and 22), linked to tasks; what
-- tasks recorded of their documents until now enters it.
-- Safe while the old release runs: adds only; what it still writes to task_document has no document_id and is shown as before.
set local lock_timeout = '5s';

create table app.registered_document (
    id               uuid        not null,
    organisation_id  uuid        not null,       -- whose register it is
    direction        text        not null,
    year             smallint    not null,       -- the register's: of issue for outgoing, of arrival for incoming documents
    type             text,                       -- code of Decree 30/2020/NĐ-CP, Article 7: “KH”; null: official letter, or not said
    number           text        not null,       -- “15”, “15a”; as the clerical office gave it
    symbol           text        not null,       -- what follows the number: “KH-UBND”
    issued_on        date        not null,
    issuer           text        not null,
    subject          text        not null,
    arrived_on       date,
    arrival_no       integer,                    -- number among the year's incoming documents
    directing        boolean     not null,       -- directs the work: counted as such by reports and inspections
    numbered_here    boolean     not null,       -- the number was given by the program
    file_id          uuid,
    cancelled_at     timestamptz,
    cancelled_by     uuid,
    cancel_reason    text,
    created_at       timestamptz not null,
    created_by       uuid        not null,
    folded           text        not null generated always as (app.fold(number || '/' || symbol || ' ' || subject || ' ' || issuer)) stored,
    constraint registered_document_pk primary key (id),
    constraint registered_document_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint registered_document_file_fk foreign key (file_id) references app.file_reference (id),
    constraint registered_document_creator_fk foreign key (created_by) references app.account (id),
    constraint registered_document_canceller_fk foreign key (cancelled_by) references app.account (id),
    constraint registered_document_direction_known check (direction in ('outgoing', 'incoming')),
    constraint registered_document_year_of_its_register check (year = extract(year from case direction when 'incoming' then arrived_on else issued_on end)),
    constraint registered_document_arrived check ((direction = 'incoming') = (arrived_on is not null) and (direction = 'incoming') = (arrival_no is not null)),
    constraint registered_document_cancelled_with_reason check ((cancelled_at is null) = (cancel_reason is null) and (cancelled_at is null) = (cancelled_by is null))
);
-- A number is used once, also when its document was cancelled; “05” and “5” are one.
create unique index registered_document_outgoing_once on app.registered_document
    (organisation_id, year, upper(symbol), ltrim(upper(number), '0')) where direction = 'outgoing';
create unique index registered_document_incoming_once on app.registered_document
    (organisation_id, app.fold(issuer), issued_on, upper(symbol), ltrim(upper(number), '0')) where direction = 'incoming' and cancelled_at is null;
create unique index registered_document_arrival_once on app.registered_document (organisation_id, year, arrival_no);
create index registered_document_list_ix on app.registered_document (organisation_id, direction, year, issued_on);
create index registered_document_folded_ix on app.registered_document using gin (folded public.gin_trgm_ops);

-- Last number given by the program; its row is locked until the document that took the number is kept, so none is left out.
create table app.document_series (
    organisation_id  uuid     not null,
    direction        text     not null,
    year             smallint not null,
    symbol           text     not null,
    last             integer  not null,
    constraint document_series_pk primary key (organisation_id, direction, year, symbol),
    constraint document_series_organisation_fk foreign key (organisation_id) references app.organisation (id)
);

alter table app.task_document
    add column document_id uuid,
    add constraint task_document_document_fk foreign key (document_id) references app.registered_document (id);
create index task_document_document_ix on app.task_document (document_id);

insert into app.registered_document (id, organisation_id, direction, year, number, symbol, issued_on, issuer, subject, directing, numbered_here, file_id, created_at, created_by)
select d.id, t.organisation_id, 'outgoing', extract(year from d.issued_on), split_part(d.number, '/', 1), substr(d.number, length(split_part(d.number, '/', 1)) + 2),
       d.issued_on, o.name, d.title, true, false, d.file_id, p.created_at, p.created_by
from app.task_document d
join app.task t on t.id = d.task_id
join app.programme p on p.id = t.programme_id
join app.organisation o on o.id = t.organisation_id
order by d.id
on conflict do nothing;
update app.task_document d set document_id = r.id
from app.task t, app.registered_document r
where t.id = d.task_id and r.organisation_id = t.organisation_id and r.direction = 'outgoing' and r.year = extract(year from d.issued_on)
  and upper(r.symbol) = upper(substr(d.number, length(split_part(d.number, '/', 1)) + 2))
  and ltrim(upper(r.number), '0') = ltrim(upper(split_part(d.number, '/', 1)), '0');
