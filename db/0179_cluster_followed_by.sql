-- Why: a member of the council follows each cluster and bloc (theo dõi cụm, khối); inspections propose that person as a deputy head for the cluster's members.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

alter table app.cluster
    add column followed_by uuid,
    add constraint cluster_followed_by_fk foreign key (followed_by) references app.person (id);
create index cluster_followed_by_ix on app.cluster (followed_by) where followed_by is not null;
