-- A transfer stays as it was written: mistakes are mended by another one.
create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger_transfers is append-only: % refused', lower(tg_op) using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger ledger_transfers_append_only
before update or delete or truncate on ledger_transfers
for each statement execute function refuse_ledger_change();
