-- Why: what every later migration stands on: search that ignores Vietnamese marks and đ/d, and the audit.
-- Extensions are created by whoever prepares the database (superuser); here they are only required.
create function app.fold(words text) returns text
    language sql immutable parallel safe strict
    -- unaccent is only "stable" because its dictionary could change; ours is named, so an index may stand on it.
    as $$ select trim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, normalize(words, nfc))), '[^a-z0-9]+', ' ', 'g')) $$;

-- Append-only. The application's role may insert and read; a trigger is the second lock.
create table app.audit_entry (
    id               uuid        not null,
    at               timestamptz not null,
    actor_id         uuid,                    -- null: the program itself
    actor_name       text        not null,
    actor_role       text,
    organisation_id  uuid,                    -- owner of the record, for scope; null: platform-wide
    action           text        not null,    -- 'task.accepted'
    subject_kind     text        not null,
    subject_id       uuid        not null,
    before           jsonb,
    after            jsonb,
    reason           text,
    request_id       text,
    hash             bytea       not null,
    constraint audit_entry_pk primary key (id)
);
create index audit_entry_subject_ix on app.audit_entry (subject_kind, subject_id, at);
create index audit_entry_at_ix on app.audit_entry (at);

-- What PostgreSQL stored, as one text: lengths make it unambiguous.
create function app.audit_canonical(e app.audit_entry) returns text
    language sql immutable parallel safe
    as $$ select string_agg(coalesce(length(f)::text || ':' || f, '-'), '|' order by n)
          from unnest(array[
              e.id::text, (extract(epoch from e.at) * 1000000)::bigint::text, e.actor_id::text, e.actor_name, e.actor_role,
              e.organisation_id::text, e.action, e.subject_kind, e.subject_id::text,
              e.before::text, e.after::text, e.reason, e.request_id]) with ordinality as x(f, n) $$;

create function app.audit_entry_hash() returns trigger language plpgsql as $$
begin
    new.hash := sha256(convert_to(app.audit_canonical(new), 'UTF8'));
    return new;
end $$;
create trigger audit_entry_hash before insert on app.audit_entry
    for each row execute function app.audit_entry_hash();

create function app.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'append-only: % on % is refused', tg_op, tg_table_name using errcode = '42501';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on app.audit_entry
    for each statement execute function app.refuse_change();

-- One batch of sealed entries; each seal holds the one before.
create table app.audit_seal (
    batch_no     bigint      not null,
    sealed_at    timestamptz not null,
    entry_count  integer     not null,
    root         bytea       not null,   -- Merkle root over the entries' hashes in order
    previous     bytea       not null,   -- seal of the batch before; 32 zero bytes for the first
    seal         bytea       not null,   -- sha256(batch_no, sealed_at, entry_count, root, previous)
    constraint audit_seal_pk primary key (batch_no),
    constraint audit_seal_counted check (entry_count > 0)
);
create table app.audit_sealed (
    entry_id  uuid    not null,
    batch_no  bigint  not null,
    position  integer not null,
    constraint audit_sealed_pk primary key (entry_id),
    constraint audit_sealed_order unique (batch_no, position),
    constraint audit_sealed_batch_fk foreign key (batch_no) references app.audit_seal (batch_no)
);
create trigger audit_seal_append_only before update or delete or truncate on app.audit_seal
    for each statement execute function app.refuse_change();
create trigger audit_sealed_append_only before update or delete or truncate on app.audit_sealed
    for each statement execute function app.refuse_change();
