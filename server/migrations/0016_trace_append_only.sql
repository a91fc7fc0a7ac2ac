-- What happened to a batch stays as it was written: a correction is another event.
create function refuse_trace_change() returns trigger language plpgsql as $$
begin
  raise exception 'trace_events is append-only: % refused', lower(tg_op) using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger trace_events_append_only
before update or delete or truncate on trace_events
for each statement execute function refuse_trace_change();
--> statement-breakpoint
-- What a batch says of itself is what its first event's hash covers; only its state, its mark and its head move.
create function refuse_batch_change() returns trigger language plpgsql as $$
begin
  raise exception 'what a batch says of itself never changes' using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger trace_batches_facts_fixed
before update on trace_batches
for each row
when ((old.id, old.trace_code, old.merchant_id, old.sku_id, old.product_id, old.batch_code, old.quantity, old.unit,
    old.origin, old.produced_on, old.best_before, old.basis)
  is distinct from (new.id, new.trace_code, new.merchant_id, new.sku_id, new.product_id, new.batch_code, new.quantity,
    new.unit, new.origin, new.produced_on, new.best_before, new.basis))
execute function refuse_batch_change();
