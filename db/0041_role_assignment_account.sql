-- Every page asks which roles its reader holds.
create index role_assignment_account_ix on app.role_assignment (account_id);
