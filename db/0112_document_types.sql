-- Why: documents that entered the register from tasks (0111) had no type, and would be called official letters; their symbols say it.
-- Safe while the old release runs: fills what is empty.
set local lock_timeout = '5s';

update app.registered_document d set type = known.code
from unnest(array['NQ', 'QĐ', 'CT', 'QC', 'QyĐ', 'TC', 'TB', 'HD', 'CTr', 'KH', 'PA', 'ĐA', 'DA', 'BC', 'BB', 'TTr', 'HĐ', 'CĐ', 'BGN', 'BTT', 'GUQ', 'GM', 'GGT', 'GNP', 'PG', 'PC', 'PB']) as known (code)
where d.type is null and upper(split_part(d.symbol, '-', 1)) = upper(known.code);
