-- Why: pg_dump prints the conditions of triggers without saying whose "=" they compare with, and restores them with an empty search path; of ltree, an
-- extension's type, none is then found, and no backup could be restored. Compared as text they say the same.
-- Safe while the old release runs: the triggers do what they did.
set local lock_timeout = '5s';

drop trigger search_changed on app.organisation;
create trigger search_changed after update of name, short_name, code, parent_id, path, valid_to on app.organisation for each row
    when ((old.name, old.short_name, old.code, old.parent_id, old.path::text, old.valid_to)
        is distinct from (new.name, new.short_name, new.code, new.parent_id, new.path::text, new.valid_to))
    execute function app.search_mark_row('organisation');
drop trigger search_moved on app.organisation;
create trigger search_moved after update of path on app.organisation for each row
    when (old.path::text is distinct from new.path::text) execute function app.search_mark_moved();
