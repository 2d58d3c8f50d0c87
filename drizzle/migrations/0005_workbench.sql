CREATE TABLE "api_keys" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"secret_hash" text NOT NULL,
	"hint" text NOT NULL,
	"role" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "api_keys_role" CHECK ("api_keys"."role" in ('administrator', 'operations', 'marketing', 'finance', 'service', 'manager'))
);
--> statement-breakpoint
CREATE TABLE "api_request_counts" (
	"tenant_id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"requests" integer NOT NULL,
	CONSTRAINT "api_request_counts_tenant_id_key_id_pk" PRIMARY KEY("tenant_id","key_id")
);
--> statement-breakpoint
CREATE TABLE "audit_chain" (
	"tenant_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"entry_id" uuid NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_chain_tenant_id_position_pk" PRIMARY KEY("tenant_id","position"),
	CONSTRAINT "audit_chain_entry" UNIQUE("tenant_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "customer_contracts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"subscription_id" uuid,
	"number" text NOT NULL,
	"signed_on" date,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"renews_itself" boolean DEFAULT false NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customer_contracts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "customer_contracts_number" UNIQUE("tenant_id","number"),
	CONSTRAINT "customer_contracts_span" CHECK (ends_on > starts_on)
);
--> statement-breakpoint
CREATE TABLE "customer_merges" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kept_id" uuid NOT NULL,
	"merged_id" uuid NOT NULL,
	"moved" jsonb NOT NULL,
	"merged_by" text NOT NULL,
	"merged_at" timestamp with time zone NOT NULL,
	"undone_by" text,
	"undone_at" timestamp with time zone,
	CONSTRAINT "customer_merges_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "customer_notes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"text" text NOT NULL,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"author" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "customer_notes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "customer_search" (
	"tenant_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"document" text NOT NULL,
	CONSTRAINT "customer_search_tenant_id_customer_id_pk" PRIMARY KEY("tenant_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"tenant_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"document" jsonb NOT NULL,
	"author" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_mappings_tenant_id_key_pk" PRIMARY KEY("tenant_id","key")
);
--> statement-breakpoint
CREATE TABLE "import_row_fixes" (
	"tenant_id" uuid NOT NULL,
	"upload_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"author" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_row_fixes_tenant_id_upload_id_row_number_pk" PRIMARY KEY("tenant_id","upload_id","row_number")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('administrator', 'operations', 'marketing', 'finance', 'service', 'manager'))
);
--> statement-breakpoint
CREATE TABLE "invoice_holds" (
	"tenant_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"held_by" text NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoice_holds_tenant_id_invoice_id_pk" PRIMARY KEY("tenant_id","invoice_id")
);
--> statement-breakpoint
CREATE TABLE "invoice_reviews" (
	"tenant_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"reviewer" text NOT NULL,
	"reviewed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoice_reviews_tenant_id_invoice_id_pk" PRIMARY KEY("tenant_id","invoice_id"),
	CONSTRAINT "invoice_reviews_outcome" CHECK ("invoice_reviews"."outcome" in ('right', 'wrong'))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "memberships_tenant_id_user_id_pk" PRIMARY KEY("tenant_id","user_id"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('administrator', 'operations', 'marketing', 'finance', 'service', 'manager')),
	CONSTRAINT "memberships_status" CHECK ("memberships"."status" in ('active', 'suspended'))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" numeric NOT NULL,
	"method" text NOT NULL,
	"received_on" date NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"idempotency_key" text NOT NULL,
	CONSTRAINT "payments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payments_idempotency_key" UNIQUE("tenant_id","idempotency_key"),
	CONSTRAINT "payments_method" CHECK ("payments"."method" in ('cash', 'bank-transfer', 'card', 'wechat', 'alipay', 'other')),
	CONSTRAINT "payments_positive" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	"owner_id" text NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_views_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "upload_parts" (
	"tenant_id" uuid NOT NULL,
	"upload_id" uuid NOT NULL,
	"part_no" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "upload_parts_tenant_id_upload_id_part_no_pk" PRIMARY KEY("tenant_id","upload_id","part_no")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"content_hash" text,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "uploads_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "customers" DROP CONSTRAINT "customers_status";--> statement-breakpoint
ALTER TABLE "import_batches" DROP CONSTRAINT "import_batches_status";--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "origin" jsonb;--> statement-breakpoint
ALTER TABLE "bill_runs" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "payment_term_days" integer;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "upload_id" uuid;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "mapping" jsonb;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "created_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "progress" jsonb;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_request_counts" ADD CONSTRAINT "api_request_counts_key" FOREIGN KEY ("tenant_id","key_id") REFERENCES "public"."api_keys"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_chain" ADD CONSTRAINT "audit_chain_sealed" FOREIGN KEY ("tenant_id","entry_id") REFERENCES "public"."audit_entries"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_contracts" ADD CONSTRAINT "customer_contracts_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_contracts" ADD CONSTRAINT "customer_contracts_subscription" FOREIGN KEY ("tenant_id","subscription_id") REFERENCES "public"."subscriptions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_kept" FOREIGN KEY ("tenant_id","kept_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_merged" FOREIGN KEY ("tenant_id","merged_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_notes" ADD CONSTRAINT "customer_notes_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_search" ADD CONSTRAINT "customer_search_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row_fixes" ADD CONSTRAINT "import_row_fixes_upload" FOREIGN KEY ("tenant_id","upload_id") REFERENCES "public"."uploads"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_holds" ADD CONSTRAINT "invoice_holds_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."bill_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_reviews" ADD CONSTRAINT "invoice_reviews_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."bill_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_entry" FOREIGN KEY ("tenant_id","entry_id") REFERENCES "public"."balance_entries"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_parts" ADD CONSTRAINT "upload_parts_upload" FOREIGN KEY ("tenant_id","upload_id") REFERENCES "public"."uploads"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_contracts_customer" ON "customer_contracts" USING btree ("tenant_id","customer_id");--> statement-breakpoint
CREATE INDEX "customer_merges_kept" ON "customer_merges" USING btree ("tenant_id","kept_id");--> statement-breakpoint
CREATE INDEX "customer_merges_merged" ON "customer_merges" USING btree ("tenant_id","merged_id");--> statement-breakpoint
CREATE INDEX "customer_notes_customer" ON "customer_notes" USING btree ("tenant_id","customer_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_open" ON "invitations" USING btree ("tenant_id","email") WHERE accepted_at is null and revoked_at is null;--> statement-breakpoint
CREATE INDEX "invoice_holds_run" ON "invoice_holds" USING btree ("tenant_id","run_id");--> statement-breakpoint
CREATE INDEX "invoice_reviews_run" ON "invoice_reviews" USING btree ("tenant_id","run_id");--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "payments_customer" ON "payments" USING btree ("tenant_id","customer_id","received_on");--> statement-breakpoint
CREATE INDEX "saved_views_list" ON "saved_views" USING btree ("tenant_id","list");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("tenant_id","at","id");--> statement-breakpoint
CREATE INDEX "invoices_issued" ON "invoices" USING btree ("tenant_id","issued_on","id");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_status" CHECK ("customers"."status" in ('active', 'closed', 'merged'));--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_status" CHECK ("import_batches"."status" in ('rehearsing', 'rehearsed', 'running', 'done', 'failed', 'cancelled'));--> statement-breakpoint
call ratecraft_protect('memberships', 'select, insert, update, delete');
--> statement-breakpoint
-- Who signs in may look up where they work; the pages name the person, the tenant is not known yet.
create policy own_memberships on memberships for select
  using (user_id = (select nullif(current_setting('ratecraft.user_id', true), '')::uuid));
--> statement-breakpoint
call ratecraft_protect('invitations', 'select, insert, update');
--> statement-breakpoint
call ratecraft_protect('api_keys', 'select, insert, update');
--> statement-breakpoint
call ratecraft_protect('api_request_counts', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('customer_notes', 'select, insert, update');
--> statement-breakpoint
call ratecraft_protect('customer_contracts', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('customer_merges', 'select, insert, update');
--> statement-breakpoint
call ratecraft_protect('customer_search', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('payments', 'select, insert');
--> statement-breakpoint
call ratecraft_protect('saved_views', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('import_mappings', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('uploads', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('upload_parts', 'select, insert, delete');
--> statement-breakpoint
call ratecraft_protect('import_row_fixes', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('invoice_reviews', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('invoice_holds', 'select, insert, delete');
--> statement-breakpoint
call ratecraft_protect('audit_chain', 'select');
--> statement-breakpoint
create trigger refuse_change before update or delete or truncate on payments
  for each statement execute function ledger_refuse('a payment is corrected by another, not changed');
--> statement-breakpoint
create trigger refuse_change before update or delete or truncate on audit_chain
  for each statement execute function ledger_refuse('the seals of the audit log are append-only');
