-- Why: an authority says which roles must not be used with a password alone, at it and at everything below it.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.second_factor_demand (
    organisation_id  uuid        not null,
    role             text        not null,
    created_at       timestamptz not null,
    created_by       uuid        not null,
    constraint second_factor_demand_pk primary key (organisation_id, role),
    constraint second_factor_demand_organisation_fk foreign key (organisation_id) references app.organisation (id),
    constraint second_factor_demand_creator_fk foreign key (created_by) references app.account (id),
    constraint second_factor_demand_role_known check (role in (
        'administrator', 'standing-agency-officer', 'agency-leader', 'council-chair', 'council-secretary', 'council-member',
        'unit-head', 'unit-officer', 'cluster-head', 'auditor'))
);

-- Nodes remember for a moment who a session is (0042); a new demand is one of the things that it stands on.
create trigger second_factor_demand_changed after insert or update or delete on app.second_factor_demand
    for each statement execute function app.sessions_changed();
