-- Why: what an inspection is expected to cost, charged to the fund; figures are kept here until the fund has a place of its own.
-- Safe while the old release runs: adds only.
set local lock_timeout = '5s';

create table app.inspection_cost (
    id             uuid          not null,
    inspection_id  uuid          not null,
    sort_no        integer       not null,
    item           text          not null,          -- “Công tác phí đoàn kiểm tra”
    unit           text,                            -- “người × ngày”
    quantity       numeric(12,2) not null,
    unit_price     numeric(15,0) not null,          -- đồng
    basis          text,                            -- the norm it is reckoned by
    constraint inspection_cost_pk primary key (id),
    constraint inspection_cost_inspection_fk foreign key (inspection_id) references app.inspection (id),
    constraint inspection_cost_plausible check (quantity > 0 and unit_price >= 0)
);
create index inspection_cost_inspection_ix on app.inspection_cost (inspection_id, sort_no);
