-- Every price a SKU is listed at, whatever wrote it: the ground of crossed-out prices.
create function record_sku_price() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.price_fen <> old.price_fen then
    insert into sku_price_history (sku_id, kind, valid_from, price_fen)
    values (new.id, 'regular', now(), new.price_fen)
    on conflict (sku_id, kind, valid_from) do update set price_fen = excluded.price_fen;
  end if;
  if tg_op = 'UPDATE' and old.special_from is not null and new.special_from is null then
    -- Taken away: what had begun was seen until now, what had not was seen by nobody.
    update sku_price_history set valid_to = least(valid_to, now())
    where sku_id = old.id and kind = 'special' and valid_from = old.special_from and valid_from < now();
    delete from sku_price_history
    where sku_id = old.id and kind = 'special' and valid_from = old.special_from and valid_from >= now();
  end if;
  if new.special_from is not null then
    insert into sku_price_history (sku_id, kind, valid_from, valid_to, price_fen)
    values (new.id, 'special', new.special_from, new.special_to, new.special_price_fen)
    on conflict (sku_id, kind, valid_from) do update set valid_to = excluded.valid_to, price_fen = excluded.price_fen;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger skus_price_recorded
after insert or update of price_fen, special_price_fen, special_from, special_to on skus
for each row execute function record_sku_price();
--> statement-breakpoint
insert into sku_price_history (sku_id, kind, valid_from, price_fen) select id, 'regular', now(), price_fen from skus;
