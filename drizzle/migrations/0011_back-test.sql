CREATE TABLE "back_test_chunks" (
	"tenant_id" uuid NOT NULL,
	"back_test_id" uuid NOT NULL,
	"chunk_no" integer NOT NULL,
	"customer_from" uuid NOT NULL,
	"customer_to" uuid NOT NULL,
	"customers" integer NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"result" jsonb,
	"differences" text,
	"computed_at" timestamp with time zone,
	CONSTRAINT "back_test_chunks_tenant_id_back_test_id_chunk_no_pk" PRIMARY KEY("tenant_id","back_test_id","chunk_no"),
	CONSTRAINT "back_test_chunks_status" CHECK ("back_test_chunks"."status" in ('pending', 'done', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "back_tests" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"design_kind" text NOT NULL,
	"design_key" text NOT NULL,
	"document" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"projection" text NOT NULL,
	"effective_on" date NOT NULL,
	"sample_size" integer,
	"sample_limit" text,
	"status" text DEFAULT 'running' NOT NULL,
	"customers_total" integer DEFAULT 0 NOT NULL,
	"chunks_total" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"idempotency_key" text NOT NULL,
	CONSTRAINT "back_tests_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "back_tests_idempotency_key" UNIQUE("tenant_id","idempotency_key"),
	CONSTRAINT "back_tests_status" CHECK ("back_tests"."status" in ('running', 'done', 'cancelled')),
	CONSTRAINT "back_tests_projection" CHECK ("back_tests"."projection" in ('now', 'renewal', 'never')),
	CONSTRAINT "back_tests_span" CHECK (period_end > period_start)
);
--> statement-breakpoint
ALTER TABLE "back_test_chunks" ADD CONSTRAINT "back_test_chunks_back_test" FOREIGN KEY ("tenant_id","back_test_id") REFERENCES "public"."back_tests"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "back_tests" ADD CONSTRAINT "back_tests_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "back_tests_design" ON "back_tests" USING btree ("tenant_id","design_kind","design_key","created_at");--> statement-breakpoint
call ratecraft_protect('back_tests', 'select, insert, update, delete');
--> statement-breakpoint
call ratecraft_protect('back_test_chunks', 'select, insert, update, delete');
