-- Append-only, as the audit is: why stock was written anew stays, whoever asks.
create function refuse_stock_entry_change() returns trigger language plpgsql as $$
begin
  raise exception 'stock_entries is append-only: % refused', lower(tg_op) using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger stock_entries_append_only
before update or delete or truncate on stock_entries
for each statement execute function refuse_stock_entry_change();
