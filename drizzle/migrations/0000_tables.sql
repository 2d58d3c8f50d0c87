CREATE TABLE "audit_entries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"verb" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "audit_entries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "balance_entries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"kind" text NOT NULL,
	"amount" numeric NOT NULL,
	"invoice_id" uuid,
	"run_id" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"idempotency_key" text NOT NULL,
	CONSTRAINT "balance_entries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "balance_entries_idempotency_key" UNIQUE("tenant_id","idempotency_key"),
	CONSTRAINT "balance_entries_kind" CHECK ("balance_entries"."kind" in ('invoice', 'payment', 'credit', 'deposit', 'adjustment'))
);
--> statement-breakpoint
CREATE TABLE "bill_run_chunks" (
	"tenant_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"chunk_no" integer NOT NULL,
	"customer_from" uuid NOT NULL,
	"customer_to" uuid NOT NULL,
	"customers" integer NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"invoices" integer DEFAULT 0 NOT NULL,
	"lines" integer DEFAULT 0 NOT NULL,
	"total" numeric DEFAULT '0' NOT NULL,
	"exceptions" integer DEFAULT 0 NOT NULL,
	"computed_at" timestamp with time zone,
	"posted_at" timestamp with time zone,
	CONSTRAINT "bill_run_chunks_tenant_id_run_id_chunk_no_pk" PRIMARY KEY("tenant_id","run_id","chunk_no"),
	CONSTRAINT "bill_run_chunks_status" CHECK ("bill_run_chunks"."status" in ('pending', 'computed', 'posted', 'discarded', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "bill_run_exceptions" (
	"tenant_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"chunk_no" integer NOT NULL,
	"issues" jsonb NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bill_run_exceptions_tenant_id_run_id_customer_id_pk" PRIMARY KEY("tenant_id","run_id","customer_id"),
	CONSTRAINT "bill_run_exceptions_status" CHECK ("bill_run_exceptions"."status" in ('open', 'retried', 'resolved'))
);
--> statement-breakpoint
CREATE TABLE "bill_runs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"segment" jsonb,
	"status" text NOT NULL,
	"currency" char(3) NOT NULL,
	"customers_total" integer DEFAULT 0 NOT NULL,
	"chunks_total" integer DEFAULT 0 NOT NULL,
	"totals" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"comparison" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"posted_at" timestamp with time zone,
	CONSTRAINT "bill_runs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bill_runs_idempotency_key" UNIQUE("tenant_id","idempotency_key"),
	CONSTRAINT "bill_runs_status" CHECK ("bill_runs"."status" in ('planned', 'computing', 'review', 'posting', 'posted', 'discarding', 'discarded', 'cancelled', 'failed')),
	CONSTRAINT "bill_runs_span" CHECK (period_end > period_start)
);
--> statement-breakpoint
CREATE TABLE "billed_periods" (
	"tenant_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	CONSTRAINT "billed_periods_tenant_id_item_id_period_start_pk" PRIMARY KEY("tenant_id","item_id","period_start"),
	CONSTRAINT "billed_periods_span" CHECK (period_end > period_start)
);
--> statement-breakpoint
CREATE TABLE "customer_contacts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"is_primary" boolean DEFAULT false NOT NULL,
	"verified_at" timestamp with time zone,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	CONSTRAINT "customer_contacts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "customer_contacts_kind" CHECK ("customer_contacts"."kind" in ('phone', 'email', 'wechat', 'post'))
);
--> statement-breakpoint
CREATE TABLE "customer_credentials" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"username" text NOT NULL,
	"secret_ciphertext" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customer_credentials_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "customer_devices" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"mac" text,
	"serial" text,
	"status" text DEFAULT 'active' NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customer_devices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "customer_devices_serial" UNIQUE("tenant_id","kind","serial"),
	CONSTRAINT "customer_devices_status" CHECK ("customer_devices"."status" in ('active', 'faulty', 'returned'))
);
--> statement-breakpoint
CREATE TABLE "customer_tags" (
	"tenant_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"tag" text NOT NULL,
	CONSTRAINT "customer_tags_tenant_id_customer_id_tag_pk" PRIMARY KEY("tenant_id","customer_id","tag")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"global_id" text NOT NULL,
	"external_id" text,
	"name" text NOT NULL,
	"kind" text DEFAULT 'person' NOT NULL,
	"tier" text,
	"region" text,
	"industry" text,
	"time_zone" text,
	"locale" text,
	"status" text DEFAULT 'active' NOT NULL,
	"address" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "customers_global_id" UNIQUE("tenant_id","global_id"),
	CONSTRAINT "customers_external_id" UNIQUE("tenant_id","external_id"),
	CONSTRAINT "customers_kind" CHECK ("customers"."kind" in ('person', 'company')),
	CONSTRAINT "customers_status" CHECK ("customers"."status" in ('active', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "designs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"version" integer,
	"status" text DEFAULT 'draft' NOT NULL,
	"document" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"author" text NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"based_on" uuid,
	"effective_from" date,
	"lock_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "designs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "designs_version" UNIQUE("tenant_id","kind","key","version"),
	CONSTRAINT "designs_status" CHECK ("designs"."status" in ('draft', 'published', 'retired')),
	CONSTRAINT "designs_numbered" CHECK ((status = 'draft') = (version is null) and (status = 'draft') = (published_at is null))
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" uuid NOT NULL,
	"key" text NOT NULL,
	"verb" text NOT NULL,
	"request_hash" text NOT NULL,
	"result" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_key_pk" PRIMARY KEY("tenant_id","key")
);
--> statement-breakpoint
CREATE TABLE "import_batches" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mapping_key" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text NOT NULL,
	"rows_total" integer DEFAULT 0 NOT NULL,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"rows_created" integer DEFAULT 0 NOT NULL,
	"rows_updated" integer DEFAULT 0 NOT NULL,
	"rows_skipped" integer DEFAULT 0 NOT NULL,
	"rows_failed" integer DEFAULT 0 NOT NULL,
	"report" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_batches_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "import_batches_status" CHECK ("import_batches"."status" in ('rehearsed', 'running', 'done', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "import_row_errors" (
	"tenant_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"code" text NOT NULL,
	"message" jsonb NOT NULL,
	"row" jsonb NOT NULL,
	CONSTRAINT "import_row_errors_tenant_id_batch_id_row_number_code_pk" PRIMARY KEY("tenant_id","batch_id","row_number","code")
);
--> statement-breakpoint
CREATE TABLE "invoice_facts" (
	"tenant_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"facts" json NOT NULL,
	CONSTRAINT "invoice_facts_tenant_id_invoice_id_pk" PRIMARY KEY("tenant_id","invoice_id")
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"tenant_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"item_id" uuid,
	"subscription_id" uuid,
	"design_id" uuid,
	"line_no" integer NOT NULL,
	"period_start" date,
	"period_end" date,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"quantity" numeric,
	"unit_price" numeric,
	"amount_unrounded" numeric NOT NULL,
	"amount" numeric NOT NULL,
	"tax_category" text,
	"tax_rate" numeric,
	"tax_mode" text,
	"tax_amount" numeric NOT NULL,
	CONSTRAINT "invoice_lines_tenant_id_invoice_id_line_no_pk" PRIMARY KEY("tenant_id","invoice_id","line_no")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"issued_on" date NOT NULL,
	"due_on" date,
	"currency" char(3) NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"subtotal" numeric NOT NULL,
	"tax" numeric NOT NULL,
	"rounding" numeric NOT NULL,
	"total" numeric NOT NULL,
	"content_hash" text NOT NULL,
	"series" text NOT NULL,
	"number" text,
	"balance_applied" numeric,
	"amount_due" numeric,
	"posted_at" timestamp with time zone,
	CONSTRAINT "invoices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invoices_status" CHECK ("invoices"."status" in ('draft', 'posted')),
	CONSTRAINT "invoices_posted" CHECK ((status = 'posted') = (number is not null) and (status = 'posted') = (posted_at is not null)),
	CONSTRAINT "invoices_span" CHECK (period_end > period_start)
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"tenant_id" uuid NOT NULL,
	"series" text NOT NULL,
	"next_number" bigint DEFAULT 1 NOT NULL,
	"prefix" text DEFAULT '' NOT NULL,
	"width" integer DEFAULT 8 NOT NULL,
	CONSTRAINT "number_series_tenant_id_series_pk" PRIMARY KEY("tenant_id","series")
);
--> statement-breakpoint
CREATE TABLE "subscription_items" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"module_key" text NOT NULL,
	"quantity" numeric DEFAULT '1' NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"billing_from" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subscription_items_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "subscription_items_span" CHECK (ends_on >= starts_on)
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"plan_key" text NOT NULL,
	"plan_design_id" uuid NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"anchor_on" date NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"external_id" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subscriptions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "subscriptions_external_id" UNIQUE("tenant_id","external_id"),
	CONSTRAINT "subscriptions_status" CHECK ("subscriptions"."status" in ('active', 'paused', 'ended')),
	CONSTRAINT "subscriptions_span" CHECK (ends_on >= starts_on)
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"currency" char(3) NOT NULL,
	"locale" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tenants_slug" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "usage_records" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"metric" text NOT NULL,
	"quantity" numeric NOT NULL,
	"occurred_on" date NOT NULL,
	"idempotency_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "usage_records_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "usage_records_idempotency_key" UNIQUE("tenant_id","idempotency_key")
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balance_entries" ADD CONSTRAINT "balance_entries_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_run_chunks" ADD CONSTRAINT "bill_run_chunks_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."bill_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_run_exceptions" ADD CONSTRAINT "bill_run_exceptions_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."bill_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_run_exceptions" ADD CONSTRAINT "bill_run_exceptions_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_runs" ADD CONSTRAINT "bill_runs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_contacts" ADD CONSTRAINT "customer_contacts_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_credentials" ADD CONSTRAINT "customer_credentials_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_devices" ADD CONSTRAINT "customer_devices_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_tags" ADD CONSTRAINT "customer_tags_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "designs" ADD CONSTRAINT "designs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "designs" ADD CONSTRAINT "designs_based_on" FOREIGN KEY ("tenant_id","based_on") REFERENCES "public"."designs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row_errors" ADD CONSTRAINT "import_row_errors_batch" FOREIGN KEY ("tenant_id","batch_id") REFERENCES "public"."import_batches"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_series" ADD CONSTRAINT "number_series_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_items" ADD CONSTRAINT "subscription_items_subscription" FOREIGN KEY ("tenant_id","subscription_id") REFERENCES "public"."subscriptions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_items" ADD CONSTRAINT "subscription_items_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_plan" FOREIGN KEY ("tenant_id","plan_design_id") REFERENCES "public"."designs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_records" ADD CONSTRAINT "usage_records_item" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."subscription_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("tenant_id","subject_kind","subject_id","at");--> statement-breakpoint
CREATE INDEX "balance_entries_customer" ON "balance_entries" USING btree ("tenant_id","customer_id","occurred_at");--> statement-breakpoint
CREATE INDEX "bill_runs_period" ON "bill_runs" USING btree ("tenant_id","period_start");--> statement-breakpoint
CREATE INDEX "customer_contacts_customer" ON "customer_contacts" USING btree ("tenant_id","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_contacts_one_primary" ON "customer_contacts" USING btree ("tenant_id","customer_id","kind") WHERE is_primary and valid_to is null;--> statement-breakpoint
CREATE INDEX "customer_credentials_customer" ON "customer_credentials" USING btree ("tenant_id","customer_id");--> statement-breakpoint
CREATE INDEX "customer_devices_customer" ON "customer_devices" USING btree ("tenant_id","customer_id");--> statement-breakpoint
CREATE INDEX "customer_tags_tag" ON "customer_tags" USING btree ("tenant_id","tag");--> statement-breakpoint
CREATE INDEX "customers_name" ON "customers" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "designs_one_draft" ON "designs" USING btree ("tenant_id","kind","key") WHERE status = 'draft';--> statement-breakpoint
CREATE INDEX "import_batches_file" ON "import_batches" USING btree ("tenant_id","file_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_run" ON "invoices" USING btree ("tenant_id","run_id","customer_id","currency");--> statement-breakpoint
CREATE INDEX "invoices_customer" ON "invoices" USING btree ("tenant_id","customer_id","period_start");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number" ON "invoices" USING btree ("tenant_id","series","number") WHERE number is not null;--> statement-breakpoint
CREATE INDEX "subscription_items_customer" ON "subscription_items" USING btree ("tenant_id","customer_id");--> statement-breakpoint
CREATE INDEX "subscription_items_subscription" ON "subscription_items" USING btree ("tenant_id","subscription_id");--> statement-breakpoint
CREATE INDEX "subscriptions_customer" ON "subscriptions" USING btree ("tenant_id","customer_id");--> statement-breakpoint
CREATE INDEX "usage_records_item" ON "usage_records" USING btree ("tenant_id","item_id","occurred_on");