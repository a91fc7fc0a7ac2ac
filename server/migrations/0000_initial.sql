CREATE TABLE "cart_items" (
	"user_id" uuid NOT NULL,
	"sku_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"added_price_fen" bigint NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cart_items_pkey" PRIMARY KEY("user_id","sku_id"),
	CONSTRAINT "cart_items_quantity" CHECK ("cart_items"."quantity" between 1 and 999)
);
--> statement-breakpoint
CREATE TABLE "banners" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"subtitle" text NOT NULL,
	"link" text NOT NULL,
	"image_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"key" text PRIMARY KEY NOT NULL,
	"parent_key" text,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"image_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counties" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"area" text NOT NULL,
	"national_key" boolean NOT NULL,
	CONSTRAINT "counties_name" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "hot_words" (
	"word" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_sales" (
	"product_id" uuid PRIMARY KEY NOT NULL,
	"sold" integer NOT NULL,
	CONSTRAINT "product_sales_sold" CHECK ("product_sales"."sold" >= 0)
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"merchant_id" uuid NOT NULL,
	"category_key" text NOT NULL,
	"top_category_key" text NOT NULL,
	"county_code" text NOT NULL,
	"township" text NOT NULL,
	"name" text NOT NULL,
	"subtitle" text NOT NULL,
	"detail" text[] NOT NULL,
	"image_hashes" text[] NOT NULL,
	"marks" text[] NOT NULL,
	"origin" text NOT NULL,
	"net_content" text NOT NULL,
	"shelf_life" text NOT NULL,
	"storage" text NOT NULL,
	"fresh" boolean NOT NULL,
	"service_promises" text[] NOT NULL,
	"state" text DEFAULT 'onSale' NOT NULL,
	"listed_at" timestamp with time zone NOT NULL,
	"sales" integer DEFAULT 0 NOT NULL,
	"rank" integer DEFAULT 0 NOT NULL,
	"lowest_price_fen" bigint DEFAULT 0 NOT NULL,
	"search_vector" "tsvector" NOT NULL,
	CONSTRAINT "products_state" CHECK ("products"."state" in ('onSale', 'withdrawn')),
	CONSTRAINT "products_images" CHECK (cardinality("products"."image_hashes") > 0)
);
--> statement-breakpoint
CREATE TABLE "sku_stock" (
	"sku_id" uuid PRIMARY KEY NOT NULL,
	"available" integer NOT NULL,
	CONSTRAINT "sku_stock_available" CHECK ("sku_stock"."available" >= 0)
);
--> statement-breakpoint
CREATE TABLE "skus" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"price_fen" bigint NOT NULL,
	"weight_g" integer NOT NULL,
	"state" text DEFAULT 'onSale' NOT NULL,
	CONSTRAINT "skus_name_of_product" UNIQUE("product_id","name"),
	CONSTRAINT "skus_price" CHECK ("skus"."price_fen" > 0),
	CONSTRAINT "skus_weight" CHECK ("skus"."weight_g" > 0),
	CONSTRAINT "skus_state" CHECK ("skus"."state" in ('onSale', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "certifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"certificate_no" text NOT NULL,
	"state" text NOT NULL,
	"published_on" date NOT NULL,
	"valid_to" date NOT NULL,
	"households" integer NOT NULL,
	"yuan_per_household_year" integer NOT NULL,
	"benefit_ways" text[] NOT NULL,
	"county_code" text NOT NULL,
	CONSTRAINT "certifications_certificate_no" UNIQUE("certificate_no"),
	CONSTRAINT "certifications_state" CHECK ("certifications"."state" in ('published', 'expired', 'suspended', 'revoked')),
	CONSTRAINT "certifications_dates" CHECK ("certifications"."valid_to" >= "certifications"."published_on"),
	CONSTRAINT "certifications_benefit" CHECK ("certifications"."households" >= 0 and "certifications"."yuan_per_household_year" >= 0)
);
--> statement-breakpoint
CREATE TABLE "demo_seedings" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"seeded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "demo_seedings_only" CHECK ("demo_seedings"."only")
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"parcels_of_payment" integer NOT NULL,
	"carrier" text NOT NULL,
	"tracking_no" text NOT NULL,
	"recipient_phone_masked" text NOT NULL,
	"shipped_at" timestamp with time zone NOT NULL,
	"automatic_receipt_at" timestamp with time zone NOT NULL,
	"reported_at" timestamp with time zone,
	"received_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "addresses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"name_encrypted" text NOT NULL,
	"phone_encrypted" text NOT NULL,
	"detail_encrypted" text NOT NULL,
	"region_code" text NOT NULL,
	"region" text NOT NULL,
	"is_default" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "addresses_region_code" CHECK ("addresses"."region_code" ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE TABLE "sms_codes" (
	"phone_index" text PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"consumed_at" timestamp with time zone,
	CONSTRAINT "sms_codes_attempts" CHECK ("sms_codes"."attempts" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone_encrypted" text,
	"phone_index" text,
	"openid" text,
	"unionid" text,
	"nickname" text NOT NULL,
	"roles" text[] DEFAULT '{"shopper"}' NOT NULL,
	"elder_mode" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"continued_by_id" uuid,
	CONSTRAINT "users_phone_index_key" UNIQUE("phone_index"),
	CONSTRAINT "users_openid_key" UNIQUE("openid"),
	CONSTRAINT "users_phone_whole" CHECK (("users"."phone_encrypted" is null) = ("users"."phone_index" is null)),
	CONSTRAINT "users_roles_known" CHECK ("users"."roles" <@ array['shopper', 'merchant', 'county', 'union', 'budgetUnit', 'regulator', 'city', 'operator'] and cardinality("users"."roles") > 0)
);
--> statement-breakpoint
CREATE TABLE "merchant_staff" (
	"merchant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "merchant_staff_pkey" PRIMARY KEY("merchant_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "merchants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"county" text NOT NULL,
	"county_code" text NOT NULL,
	"kind" text NOT NULL,
	"story" text NOT NULL,
	"contact_name" text NOT NULL,
	"contact_phone_encrypted" text NOT NULL,
	"freight" jsonb NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "merchants_name" UNIQUE("name"),
	CONSTRAINT "merchants_kind" CHECK ("merchants"."kind" in ('enterprise', 'cooperative', 'familyFarm'))
);
--> statement-breakpoint
CREATE TABLE "order_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"sku_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"name" text NOT NULL,
	"sku_name" text NOT NULL,
	"image_url" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_fen" bigint NOT NULL,
	"goods_fen" bigint NOT NULL,
	"freight_fen" bigint NOT NULL,
	"payable_fen" bigint NOT NULL,
	"fresh" boolean NOT NULL,
	"certificate" jsonb,
	CONSTRAINT "order_lines_quantity" CHECK ("order_lines"."quantity" between 1 and 999),
	CONSTRAINT "order_lines_goods" CHECK ("order_lines"."goods_fen" = "order_lines"."unit_fen" * "order_lines"."quantity"),
	CONSTRAINT "order_lines_payable" CHECK ("order_lines"."payable_fen" = "order_lines"."goods_fen" + "order_lines"."freight_fen")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_no" text NOT NULL,
	"user_id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"merchant_name" text NOT NULL,
	"payment_id" uuid NOT NULL,
	"state" text DEFAULT 'pendingPayment' NOT NULL,
	"goods_fen" bigint NOT NULL,
	"freight_fen" bigint NOT NULL,
	"total_fen" bigint NOT NULL,
	"recipient_encrypted" text NOT NULL,
	"remark" text DEFAULT '' NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	"received_at" timestamp with time zone,
	"close_reason" text,
	CONSTRAINT "orders_order_no" UNIQUE("order_no"),
	CONSTRAINT "orders_total" CHECK ("orders"."total_fen" = "orders"."goods_fen" + "orders"."freight_fen"),
	CONSTRAINT "orders_state" CHECK ("orders"."state" in ('pendingPayment', 'paid', 'shipped', 'received', 'completed', 'cancelled', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"out_trade_no" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"description" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"transaction_id" text,
	"payer_openid" text,
	CONSTRAINT "payments_out_trade_no" UNIQUE("out_trade_no"),
	CONSTRAINT "payments_transaction_id" UNIQUE("transaction_id"),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_fen" > 0),
	CONSTRAINT "payments_state" CHECK ("payments"."state" in ('pending', 'paid', 'closed', 'refunding', 'refunded')),
	CONSTRAINT "payments_paid" CHECK ("payments"."state" <> 'paid' or "payments"."transaction_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"day" date PRIMARY KEY NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"ours_fen" bigint NOT NULL,
	"wechat_fen" bigint NOT NULL,
	"differences" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"out_refund_no" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"succeeded_at" timestamp with time zone,
	CONSTRAINT "refunds_out_refund_no" UNIQUE("out_refund_no"),
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount_fen" > 0),
	CONSTRAINT "refunds_state" CHECK ("refunds"."state" in ('requested', 'succeeded', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "refresh_families" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"family_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"rotated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"private_jwk_encrypted" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"actor_id" uuid NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY("actor_id","key")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
ALTER TABLE "product_sales" ADD CONSTRAINT "product_sales_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_category_key_categories_key_fk" FOREIGN KEY ("category_key") REFERENCES "public"."categories"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_top_category_key_categories_key_fk" FOREIGN KEY ("top_category_key") REFERENCES "public"."categories"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sku_stock" ADD CONSTRAINT "sku_stock_sku_id_skus_id_fk" FOREIGN KEY ("sku_id") REFERENCES "public"."skus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skus" ADD CONSTRAINT "skus_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_staff" ADD CONSTRAINT "merchant_staff_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_family_id_refresh_families_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."refresh_families"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "products_recommended" ON "products" USING btree ("rank","id") WHERE state = 'onSale';--> statement-breakpoint
CREATE INDEX "products_by_sales" ON "products" USING btree ("sales","id") WHERE state = 'onSale';--> statement-breakpoint
CREATE INDEX "products_by_price" ON "products" USING btree ("lowest_price_fen","id") WHERE state = 'onSale';--> statement-breakpoint
CREATE INDEX "products_newest" ON "products" USING btree ("listed_at","id") WHERE state = 'onSale';--> statement-breakpoint
CREATE INDEX "products_of_county" ON "products" USING btree ("county_code","rank","id") WHERE state = 'onSale';--> statement-breakpoint
CREATE INDEX "products_of_category" ON "products" USING btree ("category_key","rank","id") WHERE state = 'onSale';--> statement-breakpoint
CREATE INDEX "products_of_top_category" ON "products" USING btree ("top_category_key","rank","id") WHERE state = 'onSale';--> statement-breakpoint
CREATE INDEX "products_of_merchant" ON "products" USING btree ("merchant_id","rank","id") WHERE state = 'onSale';--> statement-breakpoint
CREATE INDEX "products_marks" ON "products" USING gin ("marks");--> statement-breakpoint
CREATE INDEX "products_search" ON "products" USING gin ("search_vector");--> statement-breakpoint
CREATE UNIQUE INDEX "certifications_live_of_product" ON "certifications" USING btree ("product_id") WHERE "certifications"."state" in ('published', 'suspended');--> statement-breakpoint
CREATE INDEX "certifications_of_product" ON "certifications" USING btree ("product_id","published_on");--> statement-breakpoint
CREATE INDEX "shipments_of_payment" ON "shipments" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "shipments_to_receive" ON "shipments" USING btree ("automatic_receipt_at") WHERE "shipments"."received_at" is null;--> statement-breakpoint
CREATE INDEX "addresses_owner_id" ON "addresses" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "addresses_one_default" ON "addresses" USING btree ("owner_id") WHERE is_default;--> statement-breakpoint
CREATE INDEX "sms_codes_expires_at" ON "sms_codes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "merchant_staff_of_user" ON "merchant_staff" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "order_events_of_order" ON "order_events" USING btree ("order_id","id");--> statement-breakpoint
CREATE INDEX "order_lines_of_order" ON "order_lines" USING btree ("order_id","position");--> statement-breakpoint
CREATE INDEX "orders_of_buyer" ON "orders" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "orders_of_buyer_by_state" ON "orders" USING btree ("user_id","state","id");--> statement-breakpoint
CREATE INDEX "orders_of_merchant" ON "orders" USING btree ("merchant_id","state","id");--> statement-breakpoint
CREATE INDEX "orders_of_payment" ON "orders" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "orders_to_complete" ON "orders" USING btree ("received_at") WHERE "orders"."state" = 'received';--> statement-breakpoint
CREATE INDEX "payments_due" ON "payments" USING btree ("expires_at") WHERE "payments"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "payments_paid_at" ON "payments" USING btree ("paid_at") WHERE "payments"."paid_at" is not null;--> statement-breakpoint
CREATE INDEX "refunds_payment" ON "refunds" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "audit_entries_subject_subject_id_index" ON "audit_entries" USING btree ("subject","subject_id");--> statement-breakpoint
CREATE INDEX "refresh_families_user_id" ON "refresh_families" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_family_id" ON "refresh_tokens" USING btree ("family_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_expires_at" ON "refresh_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "signing_keys_one_active" ON "signing_keys" USING btree ((retired_at is null)) WHERE retired_at is null;