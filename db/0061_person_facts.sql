-- Why: statistics of awards count direct workers, women, ethnic minorities, party members. These facts are personal, so they stand apart
-- from the person whom everybody may look up. Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.person_facts (
    person_id         uuid not null,
    is_direct_worker  boolean,      -- trực tiếp lao động, sản xuất, công tác; null: not recorded
    is_party_member   boolean,
    ethnicity         text,
    constraint person_facts_pk primary key (person_id),
    constraint person_facts_person_fk foreign key (person_id) references app.person (id)
);
