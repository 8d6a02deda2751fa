-- Why: “các trường thuộc quận” means schools right under the authority, “các trường trên địa bàn” those below its communes too;
-- “các đơn vị hiệp quản” means every outside body. Safe while the old release runs: adds only.
set local lock_timeout = '5s';

alter table app.address_group
    add column reach            text    not null default 'direct',
    add column includes_outside boolean not null default false,
    add constraint address_group_reach_known check (reach in ('direct', 'below'));
