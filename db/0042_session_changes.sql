-- Why: nodes remember for a moment who a session is (docs/decisions/0011); whatever that stands on tells them to forget.
-- Messages of one transaction are one. Safe while the old release runs: nobody there listens.
set local lock_timeout = '5s';

create function app.sessions_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('vinhdanh_sessions', '');
    return null;
end $$;

-- Every page moves last_seen_at now and then; that is nobody's business.
create trigger session_changed after update on app.session for each row
    when (to_jsonb(old) - 'last_seen_at' is distinct from to_jsonb(new) - 'last_seen_at')
    execute function app.sessions_changed();
create trigger session_removed after delete on app.session for each statement execute function app.sessions_changed();
create trigger account_changed after update or delete on app.account for each statement execute function app.sessions_changed();
create trigger role_assignment_changed after insert or update or delete on app.role_assignment for each statement execute function app.sessions_changed();
create trigger organisation_changed after update or delete on app.organisation for each statement execute function app.sessions_changed();
