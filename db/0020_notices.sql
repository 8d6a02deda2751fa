-- Why: an open page shows the number of unread notices without asking again and again. One message per account and
-- statement; whoever listens counts by itself. Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create function app.notice_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('vinhdanh_notices', account_id::text) from (select distinct account_id from changed) as a;
    return null;
end $$;
create trigger notice_added after insert on app.notice
    referencing new table as changed for each statement execute function app.notice_changed();
create trigger notice_read after update on app.notice
    referencing new table as changed for each statement execute function app.notice_changed();
