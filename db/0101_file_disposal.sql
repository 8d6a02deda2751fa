-- Why: files are disposed of when their term of keeping is over: one use at a time, by a named person with a reason. The row stays as the trace; the bytes go
-- once no use is left that was not disposed of.
-- Safe while the old release runs: adds only; it never brings back bytes, because it has no page that disposes.
set local lock_timeout = '5s';

alter table app.file_reference
    add column disposed_at timestamptz,
    add column disposed_by uuid,
    add column disposal_reason text,
    add constraint file_reference_disposer_fk foreign key (disposed_by) references app.account (id),
    add constraint file_reference_disposal_whole check (
        (disposed_at is null and disposed_by is null and disposal_reason is null)
        or (disposed_at is not null and disposed_by is not null and length(btrim(disposal_reason)) > 0 and removed_at is not null));
alter table app.stored_file
    add column disposed_at timestamptz;    -- its bytes are gone, or go within moments; the same bytes sent again set it back

-- What uses these bytes still.
create index file_reference_sha256_ix on app.file_reference (sha256) where disposed_at is null;
create index file_reference_disposed_ix on app.file_reference (disposed_at) where disposed_at is not null;
