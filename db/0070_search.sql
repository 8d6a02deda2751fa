-- Why: one box over everything a person may see, within 50 ms at a million rows (docs/decisions/0013). Each thing that can be found has one
-- entry; its words and the organisations that may see it stand in one tsvector, so one condition of one index asks for both.
-- Safe while the old release runs: triggers keep the entries, whoever writes.
set local lock_timeout = '5s';

-- As people mix them: “lý, kỹ, sỹ” with i or y, “qui, quy”. The same as Folding.Fold of the program.
create function app.search_fold(words text) returns text
    language sql immutable parallel safe strict
    as $$ select regexp_replace(regexp_replace(app.fold(words), '([bcdghklmnpqrstvx])y\M', '\1i', 'g'), '\mqui\M', 'quy', 'g') $$;

-- Everybody who may see what belongs at this place of the tree: one lexeme for each organisation from there to the top. “@” is in no folded word.
create function app.search_scope(path public.ltree) returns text[]
    language sql immutable parallel safe strict
    as $$ select array_agg('@' || left(encode(decode(label, 'hex'), 'base64'), 22)) from unnest(string_to_array(path::text, '.')) as label $$;

-- 250,000 letters are a hundred pages; a tsvector can't hold more than a megabyte, and refusing a document for its length would be worse.
create function app.search_words(title text, detail text, body text) returns tsvector
    language sql immutable parallel safe
    as $$ select setweight(to_tsvector('pg_catalog.simple', app.search_fold(title)), 'A')
              || setweight(to_tsvector('pg_catalog.simple', coalesce(app.search_fold(detail), '')), 'B')
              || to_tsvector('pg_catalog.simple', coalesce(app.search_fold(left(body, 250000)), '')) $$;

create table app.search_entry (
    kind         text     not null,
    id           uuid     not null,      -- of the row it stands for; UUIDv7, so its order is that of time
    within_kind  text,                   -- the entry whose title tells this one from others of the same name
    within_id    uuid,
    title        text     not null,
    detail       text,                   -- shown beside the title: a number, other names
    body         text,                   -- shown in part, where words match
    ended        boolean  not null,      -- dissolved, withdrawn, closed: after all that live
    words        tsvector not null,      -- title A, detail B, body D, “#kind”, “@organisation”
    constraint search_entry_pk primary key (kind, id)
);
-- Not fastupdate: whoever searches would read the waiting list from end to end.
create index search_entry_words_ix on app.search_entry using gin (words) with (fastupdate = off);

-- What the entries must be; triggers, the first filling and tests all read it from here.
create view app.search_source as
    select 'organisation' as kind, o.id, 'organisation' as within_kind, o.parent_id as within_id, o.name as title,
           nullif(concat_ws(' · ', o.short_name, o.code, a.names), '') as detail, null::text as body, o.valid_to is not null as ended,
           app.search_words(o.name, concat_ws(' ', o.short_name, o.code, a.names), null)
               || array_to_tsvector('#organisation'::text || app.search_scope(o.path)) as words
    from app.organisation o
    cross join lateral (select string_agg(alias, ' · ' order by alias) as names from app.organisation_alias where organisation_id = o.id) a
    union all
    select 'person', p.id, 'organisation', p.organisation_id, p.full_name, null, null, p.valid_to is not null,
           app.search_words(p.full_name, null, null) || array_to_tsvector('#person'::text || app.search_scope(o.path))
    from app.person p join app.organisation o on o.id = p.organisation_id
    union all
    -- Seen by its owner and by every unit it gives something to do.
    select 'programme', p.id, 'organisation', p.organisation_id, p.title, p.number, null, p.closed_at is not null,
           app.search_words(p.title, p.number, null) || array_to_tsvector('#programme'::text || s.scope)
    from app.programme p
    cross join lateral (
        select array_agg(distinct label) as scope
        from app.organisation o, unnest(app.search_scope(o.path)) as label
        where o.id in (select p.organisation_id
                       union all select a.organisation_id from app.task t join app.assignment a on a.task_id = t.id where t.programme_id = p.id)) s
    union all
    select 'task', t.id, 'programme', t.programme_id, t.title, null, t.expected_result, t.withdrawn_on is not null,
           app.search_words(t.title, null, t.expected_result) || array_to_tsvector('#task'::text || s.scope)
    from app.task t
    cross join lateral (
        select array_agg(distinct label) as scope
        from app.organisation o, unnest(app.search_scope(o.path)) as label
        where o.id in (select t.organisation_id union all select a.organisation_id from app.assignment a where a.task_id = t.id)) s
    union all
    -- Of the programme's owner alone: units see what they have to do, not the whole paper.
    select 'document', i.id, 'programme', i.programme_id, coalesce(nullif(i.draft ->> 'title', ''), p.title), i.draft ->> 'number', b.body, false,
           app.search_words(coalesce(nullif(i.draft ->> 'title', ''), p.title), i.draft ->> 'number', b.body)
               || array_to_tsvector('#document'::text || app.search_scope(o.path))
    from app.plan_import i
    join app.programme p on p.id = i.programme_id
    join app.organisation o on o.id = p.organisation_id
    cross join lateral (select string_agg(block ->> 'text', E'\n' order by n) as body
                        from jsonb_array_elements(i.reading -> 'blocks') with ordinality as x(block, n)) b
    where i.state <> 'discarded';

-- Entries that the transaction under way has to make anew when it commits: once each, however many rows change. By transaction, so that
-- writers never wait for each other here. Empty between transactions, so nothing is lost with a crash.
create unlogged table app.search_due (
    xid   xid8 not null,
    kind  text not null,
    id    uuid not null,
    constraint search_due_pk primary key (xid, kind, id)
);

create function app.search_refresh(mine xid8) returns void language plpgsql
    -- Planned while the tables were small, a scan of all of them would look cheap, and an import of thousands would pay for it row by row.
    set enable_seqscan = off
    as $$
declare
    due_kind text;
begin
    -- Locked before they are looked at anew, in one order for all: of two who change one thing, the second sees what the first did.
    perform from app.search_entry e where (e.kind, e.id) in (select d.kind, d.id from app.search_due d where d.xid = mine) order by e.kind, e.id for update;
    for due_kind in select distinct d.kind from app.search_due d where d.xid = mine order by d.kind loop
        -- Planned each time, and for one kind: the other branches of the view fall away.
        execute format($sql$
            with now as materialized (
                select s.*
                from app.search_due d cross join lateral (select * from app.search_source s where s.kind = %1$L and s.id = d.id offset 0) s
                where d.xid = $1 and d.kind = %1$L),
            made as (
                insert into app.search_entry as e (kind, id, within_kind, within_id, title, detail, body, ended, words)
                select kind, id, within_kind, within_id, title, detail, body, ended, words from now order by id
                on conflict (kind, id) do update
                    set within_kind = excluded.within_kind, within_id = excluded.within_id, title = excluded.title, detail = excluded.detail,
                        body = excluded.body, ended = excluded.ended, words = excluded.words
                    where (e.within_id, e.title, e.detail, e.body, e.ended, e.words)
                        is distinct from (excluded.within_id, excluded.title, excluded.detail, excluded.body, excluded.ended, excluded.words))
            -- “except” hashes; an anti-join is planned for one row, and took minutes for twenty thousand.
            delete from app.search_entry e using (select d.id from app.search_due d where d.xid = $1 and d.kind = %1$L except select id from now) gone
            where e.kind = %1$L and e.id = gone.id
            $sql$, due_kind) using mine;
    end loop;
    delete from app.search_due d where d.xid = mine;
end $$;

create function app.search_at_commit() returns trigger language plpgsql
    set enable_seqscan = off   -- its plan is kept, and the table is empty when it is made
    as $$
begin
    -- The first row at commit does the work of all. Each asks for itself alone: asking for any of the transaction's would pass over all that are done.
    if exists (select from app.search_due d where d.xid = new.xid and d.kind = new.kind and d.id = new.id) then perform app.search_refresh(new.xid); end if;
    return null;
end $$;
create constraint trigger search_due_at_commit after insert on app.search_due
    deferrable initially deferred for each row execute function app.search_at_commit();

create function app.search_mark(kind text, id uuid) returns void language sql
    as $$ insert into app.search_due values (pg_current_xact_id(), kind, id) on conflict do nothing $$;

-- For tables whose own id is the entry's; the argument is the kind.
create function app.search_mark_row() returns trigger language plpgsql as $$
begin
    perform app.search_mark(tg_argv[0], case when tg_op = 'DELETE' then old.id else new.id end);
    return null;
end $$;

create function app.search_mark_alias() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then perform app.search_mark('organisation', old.organisation_id); end if;
    if tg_op <> 'DELETE' then perform app.search_mark('organisation', new.organisation_id); end if;
    return null;
end $$;

-- A unit elsewhere in the tree: all that is seen through it is seen by others now.
create function app.search_mark_moved() returns trigger language plpgsql as $$
begin
    insert into app.search_due
    select pg_current_xact_id(), e.kind, e.id from app.search_entry e
    where e.words @@ quote_literal((app.search_scope(subpath(old.path, -1)))[1])::tsquery
    on conflict do nothing;
    return null;
end $$;

create function app.search_mark_owner() returns trigger language plpgsql as $$
begin
    insert into app.search_due
    select pg_current_xact_id(), 'document', i.id from app.plan_import i where i.programme_id = new.id
    on conflict do nothing;
    return null;
end $$;

create function app.search_mark_assignment() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then perform app.search_mark('task', old.task_id), app.search_mark('programme', t.programme_id) from app.task t where t.id = old.task_id; end if;
    if tg_op <> 'DELETE' then perform app.search_mark('task', new.task_id), app.search_mark('programme', t.programme_id) from app.task t where t.id = new.task_id; end if;
    return null;
end $$;

create trigger search_added after insert or delete on app.organisation for each row execute function app.search_mark_row('organisation');
create trigger search_changed after update of name, short_name, code, parent_id, path, valid_to on app.organisation for each row
    when ((old.name, old.short_name, old.code, old.parent_id, old.path, old.valid_to) is distinct from (new.name, new.short_name, new.code, new.parent_id, new.path, new.valid_to))
    execute function app.search_mark_row('organisation');
create trigger search_moved after update of path on app.organisation for each row
    when (old.path is distinct from new.path) execute function app.search_mark_moved();
create trigger search_named after insert or update or delete on app.organisation_alias for each row execute function app.search_mark_alias();

create trigger search_added after insert or delete on app.person for each row execute function app.search_mark_row('person');
create trigger search_changed after update of organisation_id, full_name, valid_to on app.person for each row
    when ((old.organisation_id, old.full_name, old.valid_to) is distinct from (new.organisation_id, new.full_name, new.valid_to))
    execute function app.search_mark_row('person');

create trigger search_added after insert or delete on app.programme for each row execute function app.search_mark_row('programme');
create trigger search_changed after update of organisation_id, title, number, closed_at on app.programme for each row
    when ((old.organisation_id, old.title, old.number, old.closed_at) is distinct from (new.organisation_id, new.title, new.number, new.closed_at))
    execute function app.search_mark_row('programme');
create trigger search_owner after update of organisation_id, title on app.programme for each row
    when ((old.organisation_id, old.title) is distinct from (new.organisation_id, new.title)) execute function app.search_mark_owner();

create trigger search_added after insert or delete on app.task for each row execute function app.search_mark_row('task');
create trigger search_changed after update of organisation_id, programme_id, title, expected_result, withdrawn_on on app.task for each row
    when ((old.organisation_id, old.programme_id, old.title, old.expected_result, old.withdrawn_on)
        is distinct from (new.organisation_id, new.programme_id, new.title, new.expected_result, new.withdrawn_on))
    execute function app.search_mark_row('task');
create trigger search_assigned after insert or delete on app.assignment for each row execute function app.search_mark_assignment();
create trigger search_reassigned after update of organisation_id, task_id on app.assignment for each row
    when ((old.organisation_id, old.task_id) is distinct from (new.organisation_id, new.task_id)) execute function app.search_mark_assignment();

create trigger search_added after insert or delete on app.plan_import for each row execute function app.search_mark_row('document');
-- Each step of a review writes the draft; only its head is shown here.
create trigger search_changed after update of programme_id, state, draft on app.plan_import for each row
    when ((old.programme_id, old.state, old.draft ->> 'title', old.draft ->> 'number') is distinct from (new.programme_id, new.state, new.draft ->> 'title', new.draft ->> 'number'))
    execute function app.search_mark_row('document');

insert into app.search_entry (kind, id, within_kind, within_id, title, detail, body, ended, words)
select kind, id, within_kind, within_id, title, detail, body, ended, words from app.search_source;

-- In how many entries a word stands: tells the cheaper way to look, and which words a mistyped one may be. A job counts; at writes nobody
-- waits for it, because every word that is shown or refused is looked for in the entries themselves.
create table app.search_word (
    kind     text    not null,
    word     text    not null,    -- also “@organisation”
    entries  integer not null,
    constraint search_word_pk primary key (kind, word)
);
create table app.search_count (
    counted_at  timestamptz not null,
    constraint search_count_pk primary key (counted_at)
);
