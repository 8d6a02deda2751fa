-- Why: who is not at the program is told by mail as well. A mail is a row, written in the transaction that has something to tell, and sent
-- afterwards; so nothing is told that did not happen, and nothing waits for a mail server. Safe while the old release runs: adds only, and it writes none.
set local lock_timeout = '5s';

alter table app.account
    add column mail_choice      text        not null default 'digest',
    add column mail_refused_at  timestamptz,   -- when a server said that the address takes no mail; null: as far as is known it does
    add constraint account_mail_choice_known check (mail_choice in ('in-app', 'digest', 'at-once'));

-- account.email is an address that its holder has proved; until then it stands here. The newest takes the place of the one before.
create table app.address_check (
    account_id    uuid          not null,
    address       public.citext not null,
    token_digest  bytea         not null,
    created_at    timestamptz   not null,
    expires_at    timestamptz   not null,
    constraint address_check_pk primary key (account_id),
    constraint address_check_account_fk foreign key (account_id) references app.account (id),
    constraint address_check_token_once unique (token_digest)
);

-- Where the link of an invitation went; null: it was shown to the inviter, who hands it on. Whoever opens a link that only went there has proved the address.
alter table app.invitation add column address public.citext;

create table app.outgoing_mail (
    id             uuid        not null,
    kind           text        not null,
    account_id     uuid,                    -- null: to somebody who has no account yet
    address        text        not null,
    recipient      text        not null,    -- name of the person
    letter         bytea,                   -- under the keys of app.protection_key; null once sent or past its day: what was said is kept nowhere else
    once_key       text,
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    next_try_at    timestamptz not null,
    attempts       integer     not null default 0,
    locked_until   timestamptz,
    locked_by      text,
    last_fault     text,
    last_reply     text,
    sent_at        timestamptz,
    failed_at      timestamptz,
    constraint outgoing_mail_pk primary key (id),
    constraint outgoing_mail_account_fk foreign key (account_id) references app.account (id),
    constraint outgoing_mail_once unique (once_key),
    constraint outgoing_mail_kind_known check (kind in ('notice', 'digest', 'address-check', 'account-changed', 'password-reset', 'invitation')),
    constraint outgoing_mail_one_end check (sent_at is null or failed_at is null),
    constraint outgoing_mail_waits_with_letter check (letter is not null or sent_at is not null or failed_at is not null)
);
create index outgoing_mail_due_ix on app.outgoing_mail (next_try_at) where sent_at is null and failed_at is null;
create index outgoing_mail_failed_ix on app.outgoing_mail (failed_at) where failed_at is not null;
create index outgoing_mail_sent_ix on app.outgoing_mail (sent_at) where sent_at is not null;

-- Whether a notice has been put into a mail; the digest takes those that have not.
alter table app.notice add column mailed_at timestamptz;
