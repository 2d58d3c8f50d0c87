CREATE TABLE "design_reviews" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"design_id" uuid NOT NULL,
	"action" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"content_hash" text NOT NULL,
	CONSTRAINT "design_reviews_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "design_reviews_action" CHECK ("design_reviews"."action" in ('submit', 'withdraw', 'approve', 'reject', 'void'))
);
--> statement-breakpoint
ALTER TABLE "designs" ADD COLUMN "editors" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "designs" ADD COLUMN "review" text;--> statement-breakpoint
ALTER TABLE "designs" ADD COLUMN "review_hash" text;--> statement-breakpoint
ALTER TABLE "designs" ADD COLUMN "submitted_by" text;--> statement-breakpoint
ALTER TABLE "designs" ADD COLUMN "approved_by" text;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "requires_design_approval" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "design_reviews" ADD CONSTRAINT "design_reviews_design" FOREIGN KEY ("tenant_id","design_id") REFERENCES "public"."designs"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "design_reviews_design" ON "design_reviews" USING btree ("tenant_id","design_id","at");--> statement-breakpoint
ALTER TABLE "designs" ADD CONSTRAINT "designs_review" CHECK ("designs"."review" in ('submitted', 'approved'));--> statement-breakpoint
ALTER TABLE "designs" ADD CONSTRAINT "designs_reviewed" CHECK ((review is null) = (review_hash is null) and (review is null) = (submitted_by is null)
        and coalesce(review = 'approved', false) = (approved_by is not null));--> statement-breakpoint
ALTER TABLE "designs" ADD CONSTRAINT "designs_two_people" CHECK (approved_by <> submitted_by and approved_by <> all (editors));--> statement-breakpoint
update designs set editors = array[author] where status = 'draft';
--> statement-breakpoint
call ratecraft_protect('design_reviews', 'select, insert');
--> statement-breakpoint
-- Only a draft is talked about, and what was said stays.
create trigger refuse_change before update or truncate on design_reviews
  for each statement execute function ledger_refuse('what was said of a draft is kept');
