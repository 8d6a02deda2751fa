-- Why: the same person or unit entered twice becomes one; what was merged stays as a row that says into which, with its own history.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

alter table app.person
    add column merged_into_id uuid,
    add constraint person_merged_into_fk foreign key (merged_into_id) references app.person (id),
    add constraint person_merged_into_other check (merged_into_id <> id);
alter table app.organisation
    add column merged_into_id uuid,
    add constraint organisation_merged_into_fk foreign key (merged_into_id) references app.organisation (id),
    add constraint organisation_merged_into_other check (merged_into_id <> id);

-- Those who bear one name stand side by side.
create index person_namesake_ix on app.person (folded, birth_year) where merged_into_id is null;

-- The first page of 200,000 people in the order of the list.
create index person_name_ix on app.person (full_name collate "vi-x-icu", id);
create index organisation_name_order_ix on app.organisation (name collate "vi-x-icu", id);
