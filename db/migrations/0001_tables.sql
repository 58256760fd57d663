CREATE TABLE "answer_files" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"question" text NOT NULL,
	"section" text NOT NULL,
	"file_id" uuid NOT NULL,
	"added_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "answer_files_once" UNIQUE("buyer_id","supplier_id","request_id","question","file_id")
);
--> statement-breakpoint
ALTER TABLE "answer_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "answers" (
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"question" text NOT NULL,
	"section" text NOT NULL,
	"value" jsonb,
	"comment" text,
	"source" text DEFAULT 'typed' NOT NULL,
	"origin" jsonb,
	"answered_by" uuid NOT NULL,
	"answered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "answers_pk" PRIMARY KEY("buyer_id","request_id","question"),
	CONSTRAINT "answers_source" CHECK ("answers"."source" in ('typed', 'carried over', 'company facts', 'certificates', 'declaration')),
	CONSTRAINT "answers_origin" CHECK ((source = 'typed') = (origin is null))
);
--> statement-breakpoint
ALTER TABLE "answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "findings" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"question" text NOT NULL,
	"section" text NOT NULL,
	"kind" text NOT NULL,
	"severity" text,
	"action" jsonb,
	"oecd_step" integer,
	CONSTRAINT "findings_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "findings_once" UNIQUE("buyer_id","supplier_id","submission_id","question","kind"),
	CONSTRAINT "findings_kind" CHECK ("findings"."kind" in ('answer', 'missing file', 'missing evidence')),
	CONSTRAINT "findings_severity" CHECK ("findings"."severity" in ('zero_tolerance', 'major', 'moderate', 'minor')),
	CONSTRAINT "findings_serious" CHECK ((severity is null) = (kind = 'missing evidence')),
	CONSTRAINT "findings_oecd_step" CHECK (oecd_step between 1 and 6)
);
--> statement-breakpoint
ALTER TABLE "findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reuses" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"from_request_id" uuid NOT NULL,
	"is_allowed" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reuses_once" UNIQUE("buyer_id","supplier_id","request_id","contact_id","from_request_id")
);
--> statement-breakpoint
ALTER TABLE "reuses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"words" text,
	"questions" text[] DEFAULT '{}' NOT NULL,
	"follow_ups" text[] DEFAULT '{}' NOT NULL,
	"reviewed_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviews_once" UNIQUE("buyer_id","supplier_id","submission_id"),
	CONSTRAINT "reviews_outcome" CHECK ("reviews"."outcome" in ('accepted', 'accepted with gaps', 'returned')),
	CONSTRAINT "reviews_returned" CHECK ((outcome = 'returned') = (cardinality(questions) > 0) and (outcome <> 'returned' or words is not null))
);
--> statement-breakpoint
ALTER TABLE "reviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"questionnaire_id" uuid NOT NULL,
	"content" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"score" integer,
	"band" text,
	"section_scores" jsonb NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitter_name" text NOT NULL,
	"submitter_title" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submissions_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "submissions_number" UNIQUE("buyer_id","supplier_id","request_id","number"),
	CONSTRAINT "submissions_hash" CHECK (hash = sha256(convert_to(content, 'UTF8'))),
	CONSTRAINT "submissions_score" CHECK (score between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "submissions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audits" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"type" text NOT NULL,
	"sub_supplier" text,
	"auditor" text,
	"held_on" date,
	"sites" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"where" text,
	"file_id" uuid,
	"shared_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audits_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "audits_of_request" UNIQUE("buyer_id","supplier_id","request_id"),
	CONSTRAINT "audits_type" CHECK ("audits"."type" in ('wca', 'smeta', 'bsci', 'rba', 'other', 'own audit', 'visit')),
	CONSTRAINT "audits_shared" CHECK (shared_on is null or file_id is not null)
);
--> statement-breakpoint
ALTER TABLE "audits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "buyers" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"name" text collate "nb-NO-x-icu" NOT NULL,
	"organisation_number" text,
	"kind" text DEFAULT 'private' NOT NULL,
	"legal_basis" text DEFAULT 'transparency act' NOT NULL,
	"law" text DEFAULT 'norwegian' NOT NULL,
	"contact_name" text,
	"contact_email" text NOT NULL,
	"contact_phone" text,
	"website" text,
	"whistleblowing_url" text,
	"language" text DEFAULT 'nb' NOT NULL,
	"time_zone" text DEFAULT 'Europe/Oslo' NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "buyers_kind" CHECK ("buyers"."kind" in ('public', 'private')),
	CONSTRAINT "buyers_legal_basis" CHECK ("buyers"."legal_basis" in ('transparency act', 'procurement law', 'own policy')),
	CONSTRAINT "buyers_law" CHECK ("buyers"."law" in ('norwegian', 'danish', 'swedish')),
	CONSTRAINT "buyers_language" CHECK ("buyers"."language" in ('nb', 'en'))
);
--> statement-breakpoint
ALTER TABLE "buyers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"type" text,
	"state" text DEFAULT 'draft' NOT NULL,
	"holder_name" text,
	"number" text,
	"issuer" text,
	"accreditation_body" text,
	"edition" text,
	"scope" text,
	"sites" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"ends_on" date,
	"suspensions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"replaces_id" uuid,
	"replaced_at" timestamp with time zone,
	"renewing_since" timestamp with time zone,
	"added_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"not_accepted_at" timestamp with time zone,
	"reason" text,
	"checked_in" text,
	"checked_on" date,
	"decided_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "certificates_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "certificates_of_file" UNIQUE("buyer_id","file_id"),
	CONSTRAINT "certificates_state" CHECK ("certificates"."state" in ('draft', 'submitted', 'read', 'found in register', 'confirmed by issuer', 'not accepted')),
	CONSTRAINT "certificates_sent_in" CHECK (state = 'draft' or (type is not null and holder_name is not null and submitted_at is not null)),
	CONSTRAINT "certificates_days" CHECK (valid_to >= valid_from),
	CONSTRAINT "certificates_accepted" CHECK (state in ('draft', 'submitted', 'not accepted') or (accepted_at is not null and decided_by is not null)),
	CONSTRAINT "certificates_not_accepted" CHECK (state <> 'not accepted' or (reason is not null and decided_by is not null)),
	CONSTRAINT "certificates_checked" CHECK (state not in ('found in register', 'confirmed by issuer') or (checked_on is not null and checked_in is not null))
);
--> statement-breakpoint
ALTER TABLE "certificates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "company_facts" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"legal_name" text NOT NULL,
	"organisation_number" text,
	"country" text NOT NULL,
	"role" text NOT NULL,
	"resold_countries" text[] DEFAULT '{}' NOT NULL,
	"signatory_name" text NOT NULL,
	"signatory_title" text,
	"signatory_email" text,
	"given_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "company_facts_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "company_facts_role" CHECK ("company_facts"."role" in ('producer', 'reseller', 'both', 'service'))
);
--> statement-breakpoint
ALTER TABLE "company_facts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sites" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"facts_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"country" text NOT NULL,
	"place" text,
	"makes" text,
	"employees" integer,
	CONSTRAINT "sites_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "sites_employees" CHECK (employees >= 0)
);
--> statement-breakpoint
ALTER TABLE "sites" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"name" text collate "nb-NO-x-icu" NOT NULL,
	"email" text NOT NULL,
	"title" text,
	"phone" text,
	"language" text DEFAULT 'nb' NOT NULL,
	"role" text DEFAULT 'contact' NOT NULL,
	"is_main" boolean DEFAULT false NOT NULL,
	"undeliverable_since" timestamp with time zone,
	"left_at" timestamp with time zone,
	"taken_over_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contacts_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "contacts_email_is_lower_case" CHECK ("contacts"."email" = lower("contacts"."email")),
	CONSTRAINT "contacts_language" CHECK ("contacts"."language" in ('nb', 'en')),
	CONSTRAINT "contacts_role" CHECK ("contacts"."role" in ('contact', 'signatory', 'contributor'))
);
--> statement-breakpoint
ALTER TABLE "contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "proposed_contacts" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"proposed_by" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"reason" text,
	"state" text DEFAULT 'asked' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "proposed_contacts_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "proposed_contacts_state" CHECK ("proposed_contacts"."state" in ('asked', 'granted', 'refused', 'taken back'))
);
--> statement-breakpoint
ALTER TABLE "proposed_contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conditions" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"what" text NOT NULL,
	"due" date NOT NULL,
	"is_told" boolean DEFAULT false NOT NULL,
	"met_by" uuid,
	"met_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conditions_met" CHECK (num_nonnulls(met_by, met_at) in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "conditions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"reason" text NOT NULL,
	"for_people" text,
	"review_by" date NOT NULL,
	"follows_id" uuid,
	"proposed_by" uuid NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"answer" text,
	"supplier_said" text,
	"said_by" uuid,
	"said_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decisions_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "decisions_outcome" CHECK ("decisions"."outcome" in ('approved', 'approved with conditions', 'not approved', 'suspended', 'inactive')),
	CONSTRAINT "decisions_state" CHECK ("decisions"."state" in ('proposed', 'decided', 'turned down', 'taken back')),
	CONSTRAINT "decisions_for_people" CHECK (outcome in ('approved', 'approved with conditions') or for_people is not null),
	CONSTRAINT "decisions_decided" CHECK ((state in ('decided', 'turned down')) = (decided_by is not null and decided_at is not null)),
	CONSTRAINT "decisions_four_eyes" CHECK (state <> 'decided' or outcome in ('suspended', 'inactive') or decided_by <> proposed_by),
	CONSTRAINT "decisions_alone" CHECK (state = 'decided' or outcome not in ('suspended', 'inactive')),
	CONSTRAINT "decisions_said" CHECK (num_nonnulls(supplier_said, said_by, said_at) in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "declaration_drafts" (
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"imported" jsonb,
	"file_id" uuid,
	"renews_id" uuid,
	"components_rated" text,
	"components_file_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"kept_by" uuid NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "declaration_drafts_pk" PRIMARY KEY("buyer_id","request_id"),
	CONSTRAINT "declaration_drafts_content" CHECK (content ->> 'template' in ('CMRT', 'EMRT') and jsonb_typeof(content -> 'smelters') = 'array')
);
--> statement-breakpoint
ALTER TABLE "declaration_drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "declaration_reviews" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"declaration_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"words" text,
	"parts" text[] DEFAULT '{}' NOT NULL,
	"reviewed_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "declaration_reviews_once" UNIQUE("buyer_id","supplier_id","declaration_id"),
	CONSTRAINT "declaration_reviews_outcome" CHECK ("declaration_reviews"."outcome" in ('accepted', 'accepted with gaps', 'returned')),
	CONSTRAINT "declaration_reviews_returned" CHECK ((outcome = 'returned') = (cardinality(parts) > 0) and (outcome <> 'returned' or words is not null))
);
--> statement-breakpoint
ALTER TABLE "declaration_reviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "declarations" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"template" text NOT NULL,
	"template_version" text NOT NULL,
	"content" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"imported" jsonb,
	"file_id" uuid,
	"components_file_id" uuid,
	"renews_id" uuid,
	"effective_on" date,
	"open_items" integer NOT NULL,
	"flags" jsonb NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitter_name" text NOT NULL,
	"submitter_title" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "declarations_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "declarations_number" UNIQUE("buyer_id","supplier_id","request_id","number"),
	CONSTRAINT "declarations_template" CHECK ("declarations"."template" in ('CMRT', 'EMRT')),
	CONSTRAINT "declarations_hash" CHECK (hash = sha256(convert_to(content, 'UTF8'))),
	CONSTRAINT "declarations_open_items" CHECK (open_items >= 0)
);
--> statement-breakpoint
ALTER TABLE "declarations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "listed_smelters" (
	"buyer_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"cid" text NOT NULL,
	"metal" text NOT NULL,
	"name" text NOT NULL,
	"country" text,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"status" text,
	"last_audit" date,
	"cycle" integer,
	"is_operating" boolean,
	CONSTRAINT "listed_smelters_pk" PRIMARY KEY("buyer_id","list_id","cid"),
	CONSTRAINT "listed_smelters_status" CHECK ("listed_smelters"."status" in ('conformant', 'cross-recognised', 'active', 'eligible', 'not enrolled'))
);
--> statement-breakpoint
ALTER TABLE "listed_smelters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "smelter_lists" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"valid_on" date NOT NULL,
	"source" text NOT NULL,
	"template" text,
	"template_version" text,
	"file_id" uuid,
	"storage_key" text,
	"added_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "smelter_lists_owner" UNIQUE("buyer_id","id"),
	CONSTRAINT "smelter_lists_template" CHECK ("smelter_lists"."template" in ('CMRT', 'EMRT')),
	CONSTRAINT "smelter_lists_whole" CHECK (num_nonnulls(template, template_version, file_id, storage_key) in (0, 4))
);
--> statement-breakpoint
ALTER TABLE "smelter_lists" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "smelters" (
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"declaration_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"metal" text,
	"kind" text NOT NULL,
	"name" text,
	"country" text,
	"cid" text,
	"rules" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "smelters_pk" PRIMARY KEY("buyer_id","supplier_id","declaration_id","row"),
	CONSTRAINT "smelters_kind" CHECK ("smelters"."kind" in ('listed', 'not listed', 'not yet identified'))
);
--> statement-breakpoint
ALTER TABLE "smelters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"draft" jsonb,
	"blanks" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"questionnaire_id" uuid,
	"state" text DEFAULT 'draft' NOT NULL,
	"change_note" jsonb,
	"published_at" timestamp with time zone,
	"published_by" uuid,
	"grace_until" date,
	"days_to_answer" integer,
	"minutes" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "documents_owner" UNIQUE("buyer_id","id"),
	CONSTRAINT "documents_version" UNIQUE("buyer_id","key","version"),
	CONSTRAINT "documents_form_of" UNIQUE("buyer_id","questionnaire_id"),
	CONSTRAINT "documents_state" CHECK ("documents"."state" in ('draft', 'published', 'retired')),
	CONSTRAINT "documents_published" CHECK (state = 'draft' or published_at is not null),
	CONSTRAINT "documents_written" CHECK ((state = 'draft') = (draft is not null))
);
--> statement-breakpoint
ALTER TABLE "documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "texts" (
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid,
	"hash" "bytea" NOT NULL,
	"body" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "texts_pk" PRIMARY KEY("buyer_id","hash"),
	CONSTRAINT "texts_hash" CHECK (hash = sha256(body))
);
--> statement-breakpoint
ALTER TABLE "texts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"what" text NOT NULL,
	"actor" text NOT NULL,
	"actor_id" uuid,
	"subject_id" uuid,
	"is_shared" boolean DEFAULT false NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"personal" jsonb,
	"salt" "bytea",
	"personal_hash" "bytea",
	"position" bigint,
	"previous" "bytea",
	"hash" "bytea",
	CONSTRAINT "events_actor" CHECK ("events"."actor" in ('member', 'contact', 'portal')),
	CONSTRAINT "events_personal" CHECK (personal is null or personal_hash is not null)
);
--> statement-breakpoint
ALTER TABLE "events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evidence_keys" (
	"public_key" "bytea" PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evidence_keys_length" CHECK (octet_length(public_key) = 32)
);
--> statement-breakpoint
ALTER TABLE "evidence_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid,
	"name" text NOT NULL,
	"media_type" text,
	"size" bigint,
	"hash" "bytea",
	"storage_key" text NOT NULL,
	"state" text DEFAULT 'receiving' NOT NULL,
	"scanned_at" timestamp with time zone,
	"is_shared" boolean DEFAULT true NOT NULL,
	"uploaded_by_contact" uuid,
	"uploaded_by_member" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "files_storage_key" UNIQUE("storage_key"),
	CONSTRAINT "files_of_buyer" UNIQUE("buyer_id","id"),
	CONSTRAINT "files_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "files_state" CHECK ("files"."state" in ('receiving', 'stored', 'refused', 'removed')),
	CONSTRAINT "files_stored" CHECK (state <> 'stored' or (hash is not null and size is not null and media_type is not null))
);
--> statement-breakpoint
ALTER TABLE "files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"gap_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"disputed_by" uuid NOT NULL,
	"disputed_on" date NOT NULL,
	"answer_by" date NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"answer" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "disputes_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "disputes_state" CHECK ("disputes"."state" in ('asked', 'granted', 'refused', 'taken back')),
	CONSTRAINT "disputes_days" CHECK (answer_by >= disputed_on),
	CONSTRAINT "disputes_answered" CHECK (state not in ('granted', 'refused') or (answer is not null and decided_by is not null and decided_at is not null))
);
--> statement-breakpoint
ALTER TABLE "disputes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gaps" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"rule" text,
	"subject" text,
	"title" jsonb NOT NULL,
	"answer" jsonb,
	"action" jsonb,
	"theme" jsonb,
	"oecd_step" integer,
	"place" text,
	"severity" text,
	"is_suspected" boolean DEFAULT false NOT NULL,
	"may_be_breach" boolean DEFAULT false NOT NULL,
	"nature" text,
	"state" text NOT NULL,
	"waits_for" text GENERATED ALWAYS AS (case when state in ('asked', 'plan asked', 'sent back', 'agreed') then 'supplier' when state in ('open', 'proposed', 'done') then 'buyer' end) STORED,
	"mended_at" timestamp with time zone,
	"harmed" text,
	"remedy" text,
	"satisfied" text,
	"reason" text,
	"accepted_until" date,
	"raised_by" uuid,
	"agreed_by" uuid,
	"closed_by" uuid,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gaps_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "gaps_kind" CHECK ("gaps"."kind" in ('supplement', 'improvement')),
	CONSTRAINT "gaps_source" CHECK ("gaps"."source" in ('assessment', 'declaration', 'reservation', 'certificate', 'audit', 'by hand')),
	CONSTRAINT "gaps_place" CHECK ("gaps"."place" in ('own site', 'sub-supplier', 'raw material')),
	CONSTRAINT "gaps_severity" CHECK ("gaps"."severity" in ('zero_tolerance', 'major', 'moderate', 'minor')),
	CONSTRAINT "gaps_nature" CHECK ("gaps"."nature" in ('non-conformity', 'breach')),
	CONSTRAINT "gaps_state" CHECK ("gaps"."state" in ('asked', 'open', 'plan asked', 'proposed', 'sent back', 'agreed', 'done', 'risk accepted', 'accepted', 'verified')),
	CONSTRAINT "gaps_oecd_step" CHECK (oecd_step between 1 and 6),
	CONSTRAINT "gaps_by_rule_or_person" CHECK ((source = 'by hand') = (rule is null) and (rule is null) = (subject is null)),
	CONSTRAINT "gaps_by_hand" CHECK (source <> 'by hand' or raised_by is not null),
	CONSTRAINT "gaps_serious" CHECK ((severity is null) = (kind = 'supplement')),
	CONSTRAINT "gaps_suspected" CHECK (not is_suspected or severity = 'zero_tolerance'),
	CONSTRAINT "gaps_path" CHECK (state = 'risk accepted' or (state in ('asked', 'accepted')) = (kind = 'supplement')),
	CONSTRAINT "gaps_risk_accepted" CHECK (state <> 'risk accepted' or (accepted_until is not null and reason is not null)),
	CONSTRAINT "gaps_closed" CHECK ((state in ('accepted', 'verified')) = (closed_by is not null and closed_at is not null)),
	CONSTRAINT "gaps_four_eyes" CHECK (state <> 'verified' or severity not in ('zero_tolerance', 'major') or (closed_by is distinct from raised_by and closed_by is distinct from agreed_by))
);
--> statement-breakpoint
ALTER TABLE "gaps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "action_files" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"action_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "action_files_once" UNIQUE("buyer_id","supplier_id","action_id","file_id")
);
--> statement-breakpoint
ALTER TABLE "action_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "actions" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"gap_id" uuid NOT NULL,
	"cause" text,
	"what" text,
	"responsible" text,
	"due" date,
	"why_not" text,
	"first_due" date,
	"result" text,
	"reason" text,
	"written_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "actions_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "actions_once" UNIQUE("buyer_id","supplier_id","request_id","gap_id"),
	CONSTRAINT "actions_one_or_the_other" CHECK (why_not is null or (what is null and responsible is null and due is null)),
	CONSTRAINT "actions_agreed" CHECK (first_due is null or due >= first_due)
);
--> statement-breakpoint
ALTER TABLE "actions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "improvement_plans" (
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"expected" text NOT NULL,
	CONSTRAINT "improvement_plans_pk" PRIMARY KEY("buyer_id","supplier_id","request_id")
);
--> statement-breakpoint
ALTER TABLE "improvement_plans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid,
	"supplier_id" uuid,
	"contact_id" uuid,
	"member_id" uuid,
	"request_ids" uuid[] DEFAULT '{}' NOT NULL,
	"due_ids" uuid[] DEFAULT '{}' NOT NULL,
	"also_contact_ids" uuid[] DEFAULT '{}' NOT NULL,
	"scheduled_on" date,
	"from_member_id" uuid,
	"email" text NOT NULL,
	"name" text,
	"language" text NOT NULL,
	"template" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"send_after" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"server_said" text,
	"kept" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mails_owner" UNIQUE("buyer_id","id"),
	CONSTRAINT "mails_language" CHECK ("mails"."language" in ('nb', 'en')),
	CONSTRAINT "mails_state" CHECK ("mails"."state" in ('queued', 'sending', 'sent', 'refused', 'given up', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "mails" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"name" text collate "nb-NO-x-icu" NOT NULL,
	"email" text NOT NULL,
	"title" text,
	"phone" text,
	"language" text DEFAULT 'nb' NOT NULL,
	"roles" text[] NOT NULL,
	"until_at" timestamp with time zone,
	"came_in_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_owner" UNIQUE("buyer_id","id"),
	CONSTRAINT "members_once_per_buyer" UNIQUE("buyer_id","email"),
	CONSTRAINT "members_email_is_lower_case" CHECK ("members"."email" = lower("members"."email")),
	CONSTRAINT "members_language" CHECK ("members"."language" in ('nb', 'en')),
	CONSTRAINT "members_roles" CHECK ("members"."roles" <@ array['buyer','coordinator','manager','administrator','reader'] and cardinality("members"."roles") > 0)
);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"member_id" uuid,
	"contact_id" uuid,
	"question" text,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_by_one_person" CHECK (num_nonnulls(member_id, contact_id) <= 1)
);
--> statement-breakpoint
ALTER TABLE "messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "comparisons" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"own_code_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"compared_by" uuid,
	"compared_at" timestamp with time zone,
	"found" jsonb,
	"hash_nb" "bytea",
	"hash_en" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "comparisons_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "comparisons_finished" CHECK (num_nonnulls(compared_by, compared_at, found) in (0, 3)),
	CONSTRAINT "comparisons_addendum" CHECK (num_nonnulls(hash_nb, hash_en) in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "comparisons" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coverage" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid,
	"own_code_id" uuid,
	"standard" text,
	"document_id" uuid NOT NULL,
	"clause" text NOT NULL,
	"mark" text NOT NULL,
	"page" text,
	"note" text,
	"marked_by" uuid NOT NULL,
	"marked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coverage_once" UNIQUE NULLS NOT DISTINCT("buyer_id","own_code_id","standard","document_id","clause"),
	CONSTRAINT "coverage_standard" CHECK ("coverage"."standard" in ('rba', 'amfori bsci', 'un global compact')),
	CONSTRAINT "coverage_mark" CHECK ("coverage"."mark" in ('covered', 'partly', 'missing')),
	CONSTRAINT "coverage_of_one" CHECK (num_nonnulls(own_code_id, standard) = 1),
	CONSTRAINT "coverage_owner" CHECK ((own_code_id is null) = (supplier_id is null))
);
--> statement-breakpoint
ALTER TABLE "coverage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "own_codes" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"file_id" uuid,
	"translation_id" uuid,
	"address" text,
	"language" text NOT NULL,
	"standard" text,
	"dated_on" date NOT NULL,
	"brought_by" uuid,
	"recorded_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "own_codes_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "own_codes_language" CHECK ("own_codes"."language" in ('nb', 'en', 'other')),
	CONSTRAINT "own_codes_standard" CHECK ("own_codes"."standard" in ('rba', 'amfori bsci', 'un global compact')),
	CONSTRAINT "own_codes_somewhere" CHECK (num_nonnulls(file_id, address) > 0),
	CONSTRAINT "own_codes_readable" CHECK (language <> 'other' or translation_id is not null),
	CONSTRAINT "own_codes_from" CHECK (num_nonnulls(brought_by, recorded_by) = 1)
);
--> statement-breakpoint
ALTER TABLE "own_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "codes" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"session_hash" "bytea" NOT NULL,
	"person_id" uuid NOT NULL,
	"hash" "bytea",
	"draft" jsonb NOT NULL,
	"tries_left" integer DEFAULT 5 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "links" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"buyer_id" uuid,
	"member_id" uuid,
	"supplier_id" uuid,
	"contact_id" uuid,
	"request_ids" uuid[] DEFAULT '{}' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "links_kind" CHECK ("links"."kind" in ('sign in', 'invitation', 'colleague'))
);
--> statement-breakpoint
ALTER TABLE "links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"email" text NOT NULL,
	"language" text DEFAULT 'nb' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_email" UNIQUE("email"),
	CONSTRAINT "people_email_is_lower_case" CHECK ("people"."email" = lower("people"."email")),
	CONSTRAINT "people_language" CHECK ("people"."language" in ('nb', 'en'))
);
--> statement-breakpoint
ALTER TABLE "people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"buyer_id" uuid,
	"member_id" uuid,
	"supplier_id" uuid,
	"contact_id" uuid,
	"confirmed_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_one_hat" CHECK (num_nonnulls("sessions"."member_id", "sessions"."contact_id") <= 1)
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "questionnaires" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"title" jsonb NOT NULL,
	"definition" jsonb NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"change_note" jsonb,
	"published_at" timestamp with time zone,
	"published_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "questionnaires_owner" UNIQUE("buyer_id","id"),
	CONSTRAINT "questionnaires_version" UNIQUE("buyer_id","key","version"),
	CONSTRAINT "questionnaires_state" CHECK ("questionnaires"."state" in ('draft', 'published', 'retired')),
	CONSTRAINT "questionnaires_published" CHECK (state = 'draft' or published_at is not null)
);
--> statement-breakpoint
ALTER TABLE "questionnaires" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pauses" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid,
	"contact_id" uuid,
	"member_id" uuid,
	"reason" text,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pauses_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "pauses_by_one" CHECK ((contact_id is null) <> (member_id is null)),
	CONSTRAINT "pauses_days" CHECK (ends_on >= starts_on and (ends_on is not null or contact_id is null))
);
--> statement-breakpoint
ALTER TABLE "pauses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reminder_runs" (
	"buyer_id" uuid NOT NULL,
	"day" date NOT NULL,
	"mails" integer DEFAULT 0 NOT NULL,
	"ran_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reminder_runs_pk" PRIMARY KEY("buyer_id","day")
);
--> statement-breakpoint
ALTER TABLE "reminder_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"claimed_by" uuid NOT NULL,
	"reason" text,
	"way" text,
	"signed_on" date,
	"signer_name" text,
	"signer_title" text,
	"file_id" uuid,
	"state" text DEFAULT 'asked' NOT NULL,
	"answer" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claims_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "claims_kind" CHECK ("claims"."kind" in ('not relevant', 'already done')),
	CONSTRAINT "claims_state" CHECK ("claims"."state" in ('asked', 'granted', 'refused', 'taken back')),
	CONSTRAINT "claims_reason" CHECK (kind <> 'not relevant' or reason is not null)
);
--> statement-breakpoint
ALTER TABLE "claims" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "extensions" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_until" date NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"granted_until" date,
	"answer" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "extensions_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "extensions_state" CHECK ("extensions"."state" in ('asked', 'granted', 'refused', 'taken back'))
);
--> statement-breakpoint
ALTER TABLE "extensions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_history" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"state" text NOT NULL,
	"waits_for_person" boolean NOT NULL,
	"undelivered" boolean NOT NULL,
	"deadline" date NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "request_history_state" CHECK ("request_history"."state" in ('draft', 'sent', 'opened', 'in progress', 'returned', 'signed in part', 'submitted', 'in review', 'not accepted', 'ordered', 'date agreed', 'carried out', 'report received', 'findings entered', 'accepted', 'accepted with gaps', 'signed', 'signed with reservation', 'own code', 'compared', 'agreed', 'addendum signed', 'declined', 'not relevant asked', 'not relevant', 'already done asked', 'satisfied', 'exempted', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "request_history" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"requirement_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"concerning" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"waits_for" text GENERATED ALWAYS AS (case when state in ('sent', 'opened', 'in progress', 'returned', 'signed in part', 'not accepted', 'ordered', 'compared', 'agreed') then 'supplier' when state in ('submitted', 'in review', 'date agreed', 'carried out', 'report received', 'signed with reservation', 'own code', 'not relevant asked', 'already done asked') then 'buyer' end) STORED,
	"deadline" date NOT NULL,
	"first_deadline" date NOT NULL,
	"document_id" uuid,
	"questionnaire_id" uuid,
	"waiting_for_id" uuid,
	"asked_by" uuid NOT NULL,
	"table_id" uuid,
	"sent_at" timestamp with time zone,
	"undelivered_at" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"is_late" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp with time zone,
	"reason" text,
	"satisfied_by_id" uuid,
	"review_on" date,
	"question_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "requests_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "requests_kind" CHECK ("requests"."kind" in ('company facts', 'document', 'assessment', 'declaration', 'improvement plan', 'certificate', 'audit')),
	CONSTRAINT "requests_state" CHECK ("requests"."state" in ('draft', 'sent', 'opened', 'in progress', 'returned', 'signed in part', 'submitted', 'in review', 'not accepted', 'ordered', 'date agreed', 'carried out', 'report received', 'findings entered', 'accepted', 'accepted with gaps', 'signed', 'signed with reservation', 'own code', 'compared', 'agreed', 'addendum signed', 'declined', 'not relevant asked', 'not relevant', 'already done asked', 'satisfied', 'exempted', 'withdrawn')),
	CONSTRAINT "requests_sent" CHECK (state in ('draft', 'withdrawn', 'exempted', 'satisfied') or sent_at is not null),
	CONSTRAINT "requests_reason" CHECK (state not in ('declined', 'returned', 'exempted', 'not relevant') or reason is not null),
	CONSTRAINT "requests_pinned" CHECK (state = 'draft' or case kind when 'document' then document_id is not null
        when 'assessment' then questionnaire_id is not null else true end)
);
--> statement-breakpoint
ALTER TABLE "requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requirement_tables" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"lines" jsonb NOT NULL,
	"started_by" uuid NOT NULL,
	"applied_by" uuid,
	"applied_at" timestamp with time zone,
	"asked_suppliers" integer DEFAULT 0 NOT NULL,
	"asked_requests" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "requirement_tables_owner" UNIQUE("buyer_id","id"),
	CONSTRAINT "requirement_tables_applied" CHECK ((applied_by is null) = (applied_at is null))
);
--> statement-breakpoint
ALTER TABLE "requirement_tables" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requirements" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"satisfies" text[] DEFAULT '{}' NOT NULL,
	"days_to_answer" integer NOT NULL,
	"minutes" integer NOT NULL,
	"valid_months" integer,
	"retired_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "requirements_owner" UNIQUE("buyer_id","id","kind"),
	CONSTRAINT "requirements_kind" CHECK ("requirements"."kind" in ('company facts', 'document', 'assessment', 'declaration', 'improvement plan', 'certificate', 'audit')),
	CONSTRAINT "requirements_numbers" CHECK (days_to_answer between 1 and 365 and minutes between 1 and 600)
);
--> statement-breakpoint
ALTER TABLE "requirements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "shares" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"section" text,
	"contact_id" uuid NOT NULL,
	"shared_by" uuid NOT NULL,
	"done_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shares_once" UNIQUE NULLS NOT DISTINCT("buyer_id","supplier_id","request_id","contact_id","section")
);
--> statement-breakpoint
ALTER TABLE "shares" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "country_scores" (
	"buyer_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"country" text NOT NULL,
	"score" numeric(5, 2),
	"flags" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "country_scores_pk" PRIMARY KEY("buyer_id","edition_id","country")
);
--> statement-breakpoint
ALTER TABLE "country_scores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "editions" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"valid_from" date NOT NULL,
	"added_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "editions_owner" UNIQUE("buyer_id","id"),
	CONSTRAINT "editions_kind" CHECK ("editions"."kind" in ('country index'))
);
--> statement-breakpoint
ALTER TABLE "editions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "risk_changes" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"why" jsonb NOT NULL,
	"edition_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_by" uuid,
	"seen_at" timestamp with time zone,
	CONSTRAINT "risk_changes_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "risk_changes_before" CHECK ("risk_changes"."before" in ('low', 'medium', 'high', 'not determined')),
	CONSTRAINT "risk_changes_after" CHECK ("risk_changes"."after" in ('low', 'medium', 'high', 'not determined'))
);
--> statement-breakpoint
ALTER TABLE "risk_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checks" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"checked_on" date NOT NULL,
	"result" text NOT NULL,
	"words" text,
	"score" integer,
	"themes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"file_id" uuid,
	"valid_to" date,
	"checked_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "checks_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "checks_kind" CHECK ("checks"."kind" in ('sanctions', 'credit', 'ecovadis', 'other')),
	CONSTRAINT "checks_result" CHECK ("checks"."result" in ('nothing found', 'remark', 'serious')),
	CONSTRAINT "checks_score" CHECK (score between 0 and 100),
	CONSTRAINT "checks_valid" CHECK (valid_to >= checked_on)
);
--> statement-breakpoint
ALTER TABLE "checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "risk_assessments" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"assessed_on" date NOT NULL,
	"likelihood" text NOT NULL,
	"severity" text NOT NULL,
	"sources" text NOT NULL,
	"conclusion" text NOT NULL,
	"known" jsonb NOT NULL,
	"assessed_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "risk_assessments_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "risk_assessments_likelihood" CHECK ("risk_assessments"."likelihood" in ('low', 'medium', 'high')),
	CONSTRAINT "risk_assessments_severity" CHECK ("risk_assessments"."severity" in ('low', 'medium', 'high')),
	CONSTRAINT "risk_assessments_words" CHECK (char_length(sources) <= 4000 and char_length(conclusion) <= 4000)
);
--> statement-breakpoint
ALTER TABLE "risk_assessments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "part_signed_documents" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"signature_id" uuid NOT NULL,
	"request_id" uuid,
	"document_id" uuid NOT NULL,
	"comparison_id" uuid,
	"hash_nb" "bytea" NOT NULL,
	"hash_en" "bytea" NOT NULL,
	"follows_id" uuid,
	CONSTRAINT "part_signed_documents_once" UNIQUE("buyer_id","supplier_id","signature_id","document_id")
);
--> statement-breakpoint
ALTER TABLE "part_signed_documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reservations" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"signature_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"clause" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "reservations_once" UNIQUE("buyer_id","supplier_id","signature_id","document_id","clause")
);
--> statement-breakpoint
ALTER TABLE "reservations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "signatures" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"way" text NOT NULL,
	"language" text NOT NULL,
	"contact_id" uuid,
	"prepared_by" uuid,
	"registered_by" uuid,
	"buyer_name" text NOT NULL,
	"legal_name" text NOT NULL,
	"organisation_number" text,
	"signer_name" text NOT NULL,
	"signer_title" text NOT NULL,
	"signer_email" text,
	"consent" text,
	"signed_at" timestamp with time zone NOT NULL,
	"signed_on" date NOT NULL,
	"ip" text,
	"browser" text,
	"proof_file_id" uuid,
	"seal_version" integer NOT NULL,
	"seal" "bytea" NOT NULL,
	CONSTRAINT "signatures_owner" UNIQUE("buyer_id","supplier_id","id"),
	CONSTRAINT "signatures_seal" UNIQUE("seal"),
	CONSTRAINT "signatures_way" CHECK ("signatures"."way" in ('here', 'earlier', 'paper')),
	CONSTRAINT "signatures_language" CHECK ("signatures"."language" in ('nb', 'en')),
	CONSTRAINT "signatures_seal_length" CHECK (octet_length(seal) = 32),
	CONSTRAINT "signatures_evidence" CHECK (case way when 'here' then contact_id is not null and consent is not null and signer_email is not null and ip is not null and browser is not null
          else contact_id is not null or registered_by is not null end)
);
--> statement-breakpoint
ALTER TABLE "signatures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "signed_documents" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"signature_id" uuid NOT NULL,
	"request_id" uuid,
	"document_id" uuid NOT NULL,
	"comparison_id" uuid,
	"hash_nb" "bytea" NOT NULL,
	"hash_en" "bytea" NOT NULL,
	"follows_id" uuid,
	CONSTRAINT "signed_documents_once" UNIQUE("buyer_id","supplier_id","signature_id","document_id"),
	CONSTRAINT "signed_documents_one_per_request" UNIQUE("request_id","hash_nb")
);
--> statement-breakpoint
ALTER TABLE "signed_documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"started_by" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file" "bytea" NOT NULL,
	"sheet" jsonb NOT NULL,
	"mapping" jsonb,
	"preview" jsonb,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'uploaded' NOT NULL,
	"outcome" jsonb,
	"rejects" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "imports_owner" UNIQUE("buyer_id","id"),
	CONSTRAINT "imports_state" CHECK ("imports"."state" in ('uploaded', 'checking', 'checked', 'running', 'done', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"kind" text DEFAULT 'note' NOT NULL,
	"body" text NOT NULL,
	"spoke_with" text,
	"written_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notes_kind" CHECK ("notes"."kind" in ('note', 'call'))
);
--> statement-breakpoint
ALTER TABLE "notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "suppliers" (
	"id" uuid PRIMARY KEY DEFAULT new_id() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"name" text collate "nb-NO-x-icu" NOT NULL,
	"organisation_number" text,
	"erp_key" text,
	"country" text,
	"role" text,
	"category" text,
	"product_related" boolean DEFAULT true NOT NULL,
	"criticality" text,
	"yearly_spend" bigint,
	"status" text DEFAULT 'not yet assessed' NOT NULL,
	"review_by" date,
	"country_risk" text DEFAULT 'not determined' NOT NULL,
	"edition_id" uuid,
	"risk_override" text,
	"risk_reason" text,
	"risk_level" text GENERATED ALWAYS AS (coalesce(risk_override, country_risk)) STORED NOT NULL,
	"requirement_level" text GENERATED ALWAYS AS (coalesce(requirement_override, case when product_related then coalesce(risk_override, country_risk) else 'low' end)) STORED NOT NULL,
	"requirement_override" text,
	"requirement_reason" text,
	"owner_id" uuid,
	"coordinator_id" uuid,
	"active_on" date,
	"active_by" uuid,
	"next_contact" date,
	"added_by" uuid,
	"import_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"search" text GENERATED ALWAYS AS (lower((name || ' ' || coalesce(organisation_number, '') || ' ' || coalesce(erp_key, '')) collate "nb-NO-x-icu") collate "C") STORED,
	"next_deadline" date,
	"waiting_for_us" integer DEFAULT 0 NOT NULL,
	"code_state" text,
	"code_deadline" date,
	"code_waits_for_person" boolean DEFAULT false NOT NULL,
	"code_undelivered" boolean DEFAULT false NOT NULL,
	"code_part" text DEFAULT 'not invited' NOT NULL,
	"code_way" text,
	"code_signed_at" timestamp with time zone,
	"code_version" integer,
	CONSTRAINT "suppliers_owner" UNIQUE("buyer_id","id"),
	CONSTRAINT "suppliers_override_has_reason" CHECK ((risk_override is null or risk_reason is not null) and (requirement_override is null or requirement_reason is not null)),
	CONSTRAINT "suppliers_lengths" CHECK (char_length(name) between 1 and 200 and char_length(organisation_number) <= 50 and char_length(erp_key) <= 100 and char_length(category) <= 100),
	CONSTRAINT "suppliers_country" CHECK (country ~ '^[A-Z]{2}$'),
	CONSTRAINT "suppliers_spend" CHECK (yearly_spend >= 0),
	CONSTRAINT "suppliers_status" CHECK ("suppliers"."status" in ('prospective', 'not yet assessed', 'onboarding', 'in review', 'approved', 'approved with conditions', 'not approved', 'suspended', 'inactive')),
	CONSTRAINT "suppliers_role" CHECK ("suppliers"."role" in ('producer', 'reseller', 'both', 'service')),
	CONSTRAINT "suppliers_criticality" CHECK ("suppliers"."criticality" in ('A', 'B', 'C')),
	CONSTRAINT "suppliers_country_risk" CHECK ("suppliers"."country_risk" in ('low', 'medium', 'high', 'not determined')),
	CONSTRAINT "suppliers_risk_override" CHECK ("suppliers"."risk_override" in ('low', 'medium', 'high', 'not determined')),
	CONSTRAINT "suppliers_requirement_override" CHECK ("suppliers"."requirement_override" in ('low', 'medium', 'high', 'not determined')),
	CONSTRAINT "suppliers_code_part" CHECK ("suppliers"."code_part" in ('signed', 'reservation', 'own code', 'earlier or paper', 'in progress', 'sent', 'not delivered', 'not invited', 'declined', 'exempted'))
);
--> statement-breakpoint
ALTER TABLE "suppliers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "answer_files" ADD CONSTRAINT "answer_files_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_files" ADD CONSTRAINT "answer_files_file" FOREIGN KEY ("buyer_id","supplier_id","file_id") REFERENCES "public"."files"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_files" ADD CONSTRAINT "answer_files_added_by" FOREIGN KEY ("buyer_id","supplier_id","added_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_answered_by" FOREIGN KEY ("buyer_id","supplier_id","answered_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_submission" FOREIGN KEY ("buyer_id","supplier_id","submission_id") REFERENCES "public"."submissions"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reuses" ADD CONSTRAINT "reuses_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reuses" ADD CONSTRAINT "reuses_contact" FOREIGN KEY ("buyer_id","supplier_id","contact_id") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_submission" FOREIGN KEY ("buyer_id","supplier_id","submission_id") REFERENCES "public"."submissions"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_reviewed_by" FOREIGN KEY ("buyer_id","reviewed_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_questionnaire" FOREIGN KEY ("buyer_id","questionnaire_id") REFERENCES "public"."questionnaires"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_submitted_by" FOREIGN KEY ("buyer_id","supplier_id","submitted_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audits" ADD CONSTRAINT "audits_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audits" ADD CONSTRAINT "audits_file" FOREIGN KEY ("buyer_id","supplier_id","file_id") REFERENCES "public"."files"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_file" FOREIGN KEY ("buyer_id","supplier_id","file_id") REFERENCES "public"."files"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_replaces" FOREIGN KEY ("buyer_id","supplier_id","replaces_id") REFERENCES "public"."certificates"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_added_by" FOREIGN KEY ("buyer_id","supplier_id","added_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_decided_by" FOREIGN KEY ("buyer_id","decided_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_facts" ADD CONSTRAINT "company_facts_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_facts" ADD CONSTRAINT "company_facts_given_by" FOREIGN KEY ("buyer_id","supplier_id","given_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_facts" FOREIGN KEY ("buyer_id","supplier_id","facts_id") REFERENCES "public"."company_facts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_taken_over_by" FOREIGN KEY ("buyer_id","supplier_id","taken_over_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposed_contacts" ADD CONSTRAINT "proposed_contacts_by" FOREIGN KEY ("buyer_id","supplier_id","proposed_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposed_contacts" ADD CONSTRAINT "proposed_contacts_decided_by" FOREIGN KEY ("buyer_id","decided_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conditions" ADD CONSTRAINT "conditions_decision" FOREIGN KEY ("buyer_id","supplier_id","decision_id") REFERENCES "public"."decisions"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conditions" ADD CONSTRAINT "conditions_met_by" FOREIGN KEY ("buyer_id","met_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_follows" FOREIGN KEY ("buyer_id","supplier_id","follows_id") REFERENCES "public"."decisions"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_proposed_by" FOREIGN KEY ("buyer_id","proposed_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by" FOREIGN KEY ("buyer_id","decided_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_said_by" FOREIGN KEY ("buyer_id","supplier_id","said_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_drafts" ADD CONSTRAINT "declaration_drafts_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_drafts" ADD CONSTRAINT "declaration_drafts_file" FOREIGN KEY ("buyer_id","supplier_id","file_id") REFERENCES "public"."files"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_drafts" ADD CONSTRAINT "declaration_drafts_components_file" FOREIGN KEY ("buyer_id","supplier_id","components_file_id") REFERENCES "public"."files"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_drafts" ADD CONSTRAINT "declaration_drafts_renews" FOREIGN KEY ("buyer_id","supplier_id","renews_id") REFERENCES "public"."declarations"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_drafts" ADD CONSTRAINT "declaration_drafts_kept_by" FOREIGN KEY ("buyer_id","supplier_id","kept_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_reviews" ADD CONSTRAINT "declaration_reviews_declaration" FOREIGN KEY ("buyer_id","supplier_id","declaration_id") REFERENCES "public"."declarations"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_reviews" ADD CONSTRAINT "declaration_reviews_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_reviews" ADD CONSTRAINT "declaration_reviews_reviewed_by" FOREIGN KEY ("buyer_id","reviewed_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_file" FOREIGN KEY ("buyer_id","supplier_id","file_id") REFERENCES "public"."files"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_components_file" FOREIGN KEY ("buyer_id","supplier_id","components_file_id") REFERENCES "public"."files"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_submitted_by" FOREIGN KEY ("buyer_id","supplier_id","submitted_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listed_smelters" ADD CONSTRAINT "listed_smelters_list" FOREIGN KEY ("buyer_id","list_id") REFERENCES "public"."smelter_lists"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "smelter_lists" ADD CONSTRAINT "smelter_lists_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "smelter_lists" ADD CONSTRAINT "smelter_lists_file" FOREIGN KEY ("buyer_id","file_id") REFERENCES "public"."files"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "smelter_lists" ADD CONSTRAINT "smelter_lists_added_by" FOREIGN KEY ("buyer_id","added_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "smelters" ADD CONSTRAINT "smelters_declaration" FOREIGN KEY ("buyer_id","supplier_id","declaration_id") REFERENCES "public"."declarations"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_questionnaire" FOREIGN KEY ("buyer_id","questionnaire_id") REFERENCES "public"."questionnaires"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_published_by" FOREIGN KEY ("buyer_id","published_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "texts" ADD CONSTRAINT "texts_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "texts" ADD CONSTRAINT "texts_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_by_contact" FOREIGN KEY ("buyer_id","supplier_id","uploaded_by_contact") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_by_member" FOREIGN KEY ("buyer_id","uploaded_by_member") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_gap" FOREIGN KEY ("buyer_id","supplier_id","gap_id") REFERENCES "public"."gaps"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_disputed_by" FOREIGN KEY ("buyer_id","supplier_id","disputed_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_decided_by" FOREIGN KEY ("buyer_id","decided_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gaps" ADD CONSTRAINT "gaps_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gaps" ADD CONSTRAINT "gaps_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gaps" ADD CONSTRAINT "gaps_raised_by" FOREIGN KEY ("buyer_id","raised_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gaps" ADD CONSTRAINT "gaps_agreed_by" FOREIGN KEY ("buyer_id","agreed_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gaps" ADD CONSTRAINT "gaps_closed_by" FOREIGN KEY ("buyer_id","closed_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_files" ADD CONSTRAINT "action_files_action" FOREIGN KEY ("buyer_id","supplier_id","action_id") REFERENCES "public"."actions"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_files" ADD CONSTRAINT "action_files_file" FOREIGN KEY ("buyer_id","supplier_id","file_id") REFERENCES "public"."files"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_plan" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."improvement_plans"("buyer_id","supplier_id","request_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_gap" FOREIGN KEY ("buyer_id","supplier_id","gap_id") REFERENCES "public"."gaps"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_written_by" FOREIGN KEY ("buyer_id","supplier_id","written_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement_plans" ADD CONSTRAINT "improvement_plans_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_contact" FOREIGN KEY ("buyer_id","supplier_id","contact_id") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_member" FOREIGN KEY ("buyer_id","member_id") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_from" FOREIGN KEY ("buyer_id","from_member_id") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_member" FOREIGN KEY ("buyer_id","member_id") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_contact" FOREIGN KEY ("buyer_id","supplier_id","contact_id") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_own_code" FOREIGN KEY ("buyer_id","supplier_id","own_code_id") REFERENCES "public"."own_codes"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_document" FOREIGN KEY ("buyer_id","document_id") REFERENCES "public"."documents"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_compared_by" FOREIGN KEY ("buyer_id","compared_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_nb" FOREIGN KEY ("buyer_id","hash_nb") REFERENCES "public"."texts"("buyer_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_en" FOREIGN KEY ("buyer_id","hash_en") REFERENCES "public"."texts"("buyer_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_own_code" FOREIGN KEY ("buyer_id","supplier_id","own_code_id") REFERENCES "public"."own_codes"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_document" FOREIGN KEY ("buyer_id","document_id") REFERENCES "public"."documents"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_marked_by" FOREIGN KEY ("buyer_id","marked_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_codes" ADD CONSTRAINT "own_codes_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_codes" ADD CONSTRAINT "own_codes_file" FOREIGN KEY ("buyer_id","supplier_id","file_id") REFERENCES "public"."files"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_codes" ADD CONSTRAINT "own_codes_translation" FOREIGN KEY ("buyer_id","supplier_id","translation_id") REFERENCES "public"."files"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_codes" ADD CONSTRAINT "own_codes_brought_by" FOREIGN KEY ("buyer_id","supplier_id","brought_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_codes" ADD CONSTRAINT "own_codes_recorded_by" FOREIGN KEY ("buyer_id","recorded_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_session_hash_sessions_hash_fk" FOREIGN KEY ("session_hash") REFERENCES "public"."sessions"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_member" FOREIGN KEY ("buyer_id","member_id") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_contact" FOREIGN KEY ("buyer_id","supplier_id","contact_id") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_member" FOREIGN KEY ("buyer_id","member_id") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_contact" FOREIGN KEY ("buyer_id","supplier_id","contact_id") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaires" ADD CONSTRAINT "questionnaires_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaires" ADD CONSTRAINT "questionnaires_published_by" FOREIGN KEY ("buyer_id","published_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_contact" FOREIGN KEY ("buyer_id","supplier_id","contact_id") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_member" FOREIGN KEY ("buyer_id","member_id") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_runs" ADD CONSTRAINT "reminder_runs_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_claimed_by" FOREIGN KEY ("buyer_id","supplier_id","claimed_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_file" FOREIGN KEY ("buyer_id","supplier_id","file_id") REFERENCES "public"."files"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_decided_by" FOREIGN KEY ("buyer_id","decided_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_asked_by" FOREIGN KEY ("buyer_id","supplier_id","asked_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_decided_by" FOREIGN KEY ("buyer_id","decided_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_history" ADD CONSTRAINT "request_history_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_requirement" FOREIGN KEY ("buyer_id","requirement_id","kind") REFERENCES "public"."requirements"("buyer_id","id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_document" FOREIGN KEY ("buyer_id","document_id") REFERENCES "public"."documents"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_questionnaire" FOREIGN KEY ("buyer_id","questionnaire_id") REFERENCES "public"."questionnaires"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_waiting_for" FOREIGN KEY ("buyer_id","supplier_id","waiting_for_id") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_satisfied_by" FOREIGN KEY ("buyer_id","supplier_id","satisfied_by_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_table" FOREIGN KEY ("buyer_id","table_id") REFERENCES "public"."requirement_tables"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_asked_by" FOREIGN KEY ("buyer_id","asked_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_tables" ADD CONSTRAINT "requirement_tables_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_tables" ADD CONSTRAINT "requirement_tables_started_by" FOREIGN KEY ("buyer_id","started_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_tables" ADD CONSTRAINT "requirement_tables_applied_by" FOREIGN KEY ("buyer_id","applied_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirements" ADD CONSTRAINT "requirements_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_contact" FOREIGN KEY ("buyer_id","supplier_id","contact_id") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_shared_by" FOREIGN KEY ("buyer_id","supplier_id","shared_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_scores" ADD CONSTRAINT "country_scores_edition" FOREIGN KEY ("buyer_id","edition_id") REFERENCES "public"."editions"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_added_by" FOREIGN KEY ("buyer_id","added_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_changes" ADD CONSTRAINT "risk_changes_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_changes" ADD CONSTRAINT "risk_changes_edition" FOREIGN KEY ("buyer_id","edition_id") REFERENCES "public"."editions"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_changes" ADD CONSTRAINT "risk_changes_seen_by" FOREIGN KEY ("buyer_id","seen_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_file" FOREIGN KEY ("buyer_id","supplier_id","file_id") REFERENCES "public"."files"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_by" FOREIGN KEY ("buyer_id","checked_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_assessments" ADD CONSTRAINT "risk_assessments_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_assessments" ADD CONSTRAINT "risk_assessments_by" FOREIGN KEY ("buyer_id","assessed_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_signed_documents" ADD CONSTRAINT "part_signed_documents_signature" FOREIGN KEY ("buyer_id","supplier_id","signature_id") REFERENCES "public"."signatures"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_signed_documents" ADD CONSTRAINT "part_signed_documents_follows" FOREIGN KEY ("buyer_id","supplier_id","follows_id") REFERENCES "public"."signatures"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_signed_documents" ADD CONSTRAINT "part_signed_documents_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_signed_documents" ADD CONSTRAINT "part_signed_documents_document" FOREIGN KEY ("buyer_id","document_id") REFERENCES "public"."documents"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_signed_documents" ADD CONSTRAINT "part_signed_documents_comparison" FOREIGN KEY ("buyer_id","supplier_id","comparison_id") REFERENCES "public"."comparisons"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_signed_documents" ADD CONSTRAINT "part_signed_documents_nb" FOREIGN KEY ("buyer_id","hash_nb") REFERENCES "public"."texts"("buyer_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_signed_documents" ADD CONSTRAINT "part_signed_documents_en" FOREIGN KEY ("buyer_id","hash_en") REFERENCES "public"."texts"("buyer_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_signed_document" FOREIGN KEY ("buyer_id","supplier_id","signature_id","document_id") REFERENCES "public"."signed_documents"("buyer_id","supplier_id","signature_id","document_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_contact" FOREIGN KEY ("buyer_id","supplier_id","contact_id") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_prepared_by" FOREIGN KEY ("buyer_id","supplier_id","prepared_by") REFERENCES "public"."contacts"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_registered_by" FOREIGN KEY ("buyer_id","registered_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_proof" FOREIGN KEY ("buyer_id","supplier_id","proof_file_id") REFERENCES "public"."files"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_documents" ADD CONSTRAINT "signed_documents_signature" FOREIGN KEY ("buyer_id","supplier_id","signature_id") REFERENCES "public"."signatures"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_documents" ADD CONSTRAINT "signed_documents_follows" FOREIGN KEY ("buyer_id","supplier_id","follows_id") REFERENCES "public"."signatures"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_documents" ADD CONSTRAINT "signed_documents_request" FOREIGN KEY ("buyer_id","supplier_id","request_id") REFERENCES "public"."requests"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_documents" ADD CONSTRAINT "signed_documents_document" FOREIGN KEY ("buyer_id","document_id") REFERENCES "public"."documents"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_documents" ADD CONSTRAINT "signed_documents_comparison" FOREIGN KEY ("buyer_id","supplier_id","comparison_id") REFERENCES "public"."comparisons"("buyer_id","supplier_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_documents" ADD CONSTRAINT "signed_documents_nb" FOREIGN KEY ("buyer_id","hash_nb") REFERENCES "public"."texts"("buyer_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_documents" ADD CONSTRAINT "signed_documents_en" FOREIGN KEY ("buyer_id","hash_en") REFERENCES "public"."texts"("buyer_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_started_by" FOREIGN KEY ("buyer_id","started_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_supplier" FOREIGN KEY ("buyer_id","supplier_id") REFERENCES "public"."suppliers"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_written_by" FOREIGN KEY ("buyer_id","written_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_buyer_id_buyers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."buyers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_owned_by" FOREIGN KEY ("buyer_id","owner_id") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_coordinated_by" FOREIGN KEY ("buyer_id","coordinator_id") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_active_by" FOREIGN KEY ("buyer_id","active_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_added_by" FOREIGN KEY ("buyer_id","added_by") REFERENCES "public"."members"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_imported_by" FOREIGN KEY ("buyer_id","import_id") REFERENCES "public"."imports"("buyer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "findings_of_request" ON "findings" USING btree ("buyer_id","supplier_id","request_id");--> statement-breakpoint
CREATE INDEX "reviews_of_request" ON "reviews" USING btree ("buyer_id","supplier_id","request_id","id");--> statement-breakpoint
CREATE INDEX "certificates_by_end" ON "certificates" USING btree ("buyer_id","ends_on","id","type","state","valid_from","replaced_at","supplier_id") WHERE state <> 'draft';--> statement-breakpoint
CREATE INDEX "certificates_of_supplier" ON "certificates" USING btree ("buyer_id","supplier_id","type","state","ends_on","valid_from","replaced_at","id");--> statement-breakpoint
CREATE INDEX "certificates_by_sending" ON "certificates" USING btree ("buyer_id","submitted_at","id","type","state","ends_on","valid_from","replaced_at") WHERE state <> 'draft';--> statement-breakpoint
CREATE INDEX "certificates_suspended" ON "certificates" USING btree ("buyer_id","id") WHERE suspensions <> '[]';--> statement-breakpoint
CREATE INDEX "certificates_to_read" ON "certificates" USING btree ("buyer_id","submitted_at") WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX "company_facts_newest" ON "company_facts" USING btree ("buyer_id","supplier_id","created_at");--> statement-breakpoint
CREATE INDEX "sites_of_facts" ON "sites" USING btree ("buyer_id","supplier_id","facts_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_once_per_supplier" ON "contacts" USING btree ("buyer_id","supplier_id","email",lower(name)) WHERE left_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_one_main" ON "contacts" USING btree ("buyer_id","supplier_id") WHERE is_main and left_at is null;--> statement-breakpoint
CREATE INDEX "contacts_by_email" ON "contacts" USING btree ("email");--> statement-breakpoint
CREATE INDEX "contacts_undeliverable" ON "contacts" USING btree ("buyer_id") WHERE undeliverable_since is not null;--> statement-breakpoint
CREATE INDEX "proposed_contacts_asked" ON "proposed_contacts" USING btree ("buyer_id","state");--> statement-breakpoint
CREATE INDEX "conditions_of_decision" ON "conditions" USING btree ("buyer_id","supplier_id","decision_id");--> statement-breakpoint
CREATE INDEX "conditions_due" ON "conditions" USING btree ("buyer_id","due","id") WHERE is_told and met_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_one_proposed" ON "decisions" USING btree ("buyer_id","supplier_id") WHERE state = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_follow" ON "decisions" USING btree ("buyer_id","supplier_id","follows_id") WHERE state = 'decided';--> statement-breakpoint
CREATE INDEX "decisions_proposed" ON "decisions" USING btree ("buyer_id","id") WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX "decisions_answered" ON "decisions" USING btree ("buyer_id","said_at") WHERE said_at is not null;--> statement-breakpoint
CREATE INDEX "declaration_reviews_of_request" ON "declaration_reviews" USING btree ("buyer_id","supplier_id","request_id","id");--> statement-breakpoint
CREATE INDEX "declarations_newest" ON "declarations" USING btree ("buyer_id","supplier_id","template","submitted_at");--> statement-breakpoint
CREATE INDEX "smelters_by_cid" ON "smelters" USING btree ("buyer_id","cid");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_one_draft" ON "documents" USING btree ("buyer_id","key") WHERE state = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX "events_chain" ON "events" USING btree ("buyer_id","position");--> statement-breakpoint
CREATE INDEX "events_of_supplier" ON "events" USING btree ("buyer_id","supplier_id","id");--> statement-breakpoint
CREATE INDEX "files_left_over" ON "files" USING btree ("created_at") WHERE state in ('receiving', 'removed');--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_one_asked" ON "disputes" USING btree ("buyer_id","supplier_id","gap_id") WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX "disputes_asked" ON "disputes" USING btree ("buyer_id","answer_by","id") WHERE state = 'asked';--> statement-breakpoint
CREATE UNIQUE INDEX "gaps_found_once" ON "gaps" USING btree ("buyer_id","supplier_id","rule","subject") WHERE state not in ('accepted', 'verified');--> statement-breakpoint
CREATE UNIQUE INDEX "gaps_by_hand_once" ON "gaps" USING btree ("buyer_id","supplier_id",lower(title ->> 'nb')) WHERE source = 'by hand' and state not in ('accepted', 'verified');--> statement-breakpoint
CREATE INDEX "gaps_open" ON "gaps" USING btree ("buyer_id","severity","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "gaps_done" ON "gaps" USING btree ("buyer_id","severity","id") WHERE state = 'done';--> statement-breakpoint
CREATE INDEX "gaps_suspected" ON "gaps" USING btree ("buyer_id","id") WHERE closed_at is null and (is_suspected or (may_be_breach and nature is null));--> statement-breakpoint
CREATE INDEX "actions_of_gap" ON "actions" USING btree ("buyer_id","supplier_id","gap_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_one_scheduled_a_day" ON "mails" USING btree ("buyer_id","email","scheduled_on") WHERE state <> 'cancelled';--> statement-breakpoint
CREATE INDEX "mails_also" ON "mails" USING gin ("also_contact_ids") WHERE also_contact_ids <> '{}';--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("send_after","id") WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX "mails_claimed" ON "mails" USING btree ("claimed_at") WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX "mails_of_supplier" ON "mails" USING btree ("buyer_id","supplier_id","id");--> statement-breakpoint
CREATE INDEX "mails_failed" ON "mails" USING btree ("buyer_id","id") WHERE state in ('refused', 'given up');--> statement-breakpoint
CREATE INDEX "members_by_email" ON "members" USING btree ("email");--> statement-breakpoint
CREATE INDEX "messages_of_request" ON "messages" USING btree ("buyer_id","supplier_id","request_id","id");--> statement-breakpoint
CREATE INDEX "comparisons_of_request" ON "comparisons" USING btree ("buyer_id","supplier_id","request_id");--> statement-breakpoint
CREATE INDEX "codes_of_session" ON "codes" USING btree ("session_hash");--> statement-breakpoint
CREATE INDEX "codes_by_expiry" ON "codes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "links_of_contact" ON "links" USING btree ("buyer_id","supplier_id","contact_id");--> statement-breakpoint
CREATE INDEX "links_by_expiry" ON "links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_of_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_by_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "questionnaires_one_draft" ON "questionnaires" USING btree ("buyer_id","key") WHERE state = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX "pauses_asked_once" ON "pauses" USING btree ("buyer_id","supplier_id","starts_on") WHERE contact_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "claims_one_asked" ON "claims" USING btree ("buyer_id","supplier_id","request_id") WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX "claims_asked" ON "claims" USING btree ("buyer_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "extensions_one_asked" ON "extensions" USING btree ("buyer_id","supplier_id","request_id") WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX "extensions_asked" ON "extensions" USING btree ("buyer_id","state");--> statement-breakpoint
CREATE INDEX "request_history_of_request" ON "request_history" USING btree ("buyer_id","request_id","since");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_one_open" ON "requests" USING btree ("buyer_id","supplier_id","requirement_id","concerning") WHERE waits_for is not null;--> statement-breakpoint
CREATE INDEX "requests_by_turn" ON "requests" USING btree ("buyer_id","waits_for","deadline");--> statement-breakpoint
CREATE INDEX "requests_addendum_signed" ON "requests" USING btree ("buyer_id","closed_at") WHERE state = 'addendum signed';--> statement-breakpoint
CREATE INDEX "requests_with_question" ON "requests" USING btree ("buyer_id") WHERE question_at is not null;--> statement-breakpoint
CREATE INDEX "requests_exempted" ON "requests" USING btree ("buyer_id","review_on") WHERE state = 'exempted';--> statement-breakpoint
CREATE INDEX "requests_declined" ON "requests" USING btree ("buyer_id") WHERE state = 'declined';--> statement-breakpoint
CREATE INDEX "requests_of_requirement" ON "requests" USING btree ("buyer_id","requirement_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "requirement_tables_one_draft" ON "requirement_tables" USING btree ("buyer_id") WHERE applied_at is null;--> statement-breakpoint
CREATE INDEX "requirement_tables_newest" ON "requirement_tables" USING btree ("buyer_id","applied_at");--> statement-breakpoint
CREATE UNIQUE INDEX "requirements_one_of_a_kind" ON "requirements" USING btree ("buyer_id","kind","key") WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "editions_newest" ON "editions" USING btree ("buyer_id","kind","valid_from","id");--> statement-breakpoint
CREATE INDEX "risk_changes_unseen" ON "risk_changes" USING btree ("buyer_id","seen_at");--> statement-breakpoint
CREATE INDEX "checks_newest" ON "checks" USING btree ("buyer_id","supplier_id","checked_on","id");--> statement-breakpoint
CREATE INDEX "risk_assessments_newest" ON "risk_assessments" USING btree ("buyer_id","supplier_id","assessed_on","id");--> statement-breakpoint
CREATE INDEX "part_signed_documents_of_request" ON "part_signed_documents" USING btree ("buyer_id","supplier_id","request_id");--> statement-breakpoint
CREATE INDEX "signatures_by_time" ON "signatures" USING btree ("buyer_id","signed_at");--> statement-breakpoint
CREATE INDEX "signed_documents_of_supplier" ON "signed_documents" USING btree ("buyer_id","supplier_id","document_id");--> statement-breakpoint
CREATE INDEX "notes_of_supplier" ON "notes" USING btree ("buyer_id","supplier_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "suppliers_erp_key" ON "suppliers" USING btree ("buyer_id","erp_key");--> statement-breakpoint
CREATE INDEX "suppliers_organisation_number" ON "suppliers" USING btree ("buyer_id","organisation_number");--> statement-breakpoint
CREATE INDEX "suppliers_list" ON "suppliers" USING btree ("buyer_id","name","id","status","country","risk_level","criticality","category","owner_id","next_contact","next_deadline","waiting_for_us","code_part","code_state","code_deadline","code_version","search");--> statement-breakpoint
CREATE INDEX "suppliers_by_country" ON "suppliers" USING btree ("buyer_id","country");--> statement-breakpoint
CREATE INDEX "suppliers_by_category" ON "suppliers" USING btree ("buyer_id","category");--> statement-breakpoint
CREATE INDEX "suppliers_by_deadline" ON "suppliers" USING btree ("buyer_id","next_deadline","id");--> statement-breakpoint
CREATE INDEX "suppliers_by_import" ON "suppliers" USING btree ("buyer_id","import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "suppliers_by_review" ON "suppliers" USING btree ("buyer_id","review_by","id") WHERE status <> 'inactive';--> statement-breakpoint
CREATE INDEX "suppliers_answered" ON "suppliers" USING btree ("buyer_id","name","id") WHERE status in ('onboarding', 'in review') and next_deadline is null and waiting_for_us = 0;--> statement-breakpoint
CREATE INDEX "suppliers_by_next_contact" ON "suppliers" USING btree ("buyer_id","next_contact","id");--> statement-breakpoint
CREATE POLICY "member" ON "answer_files" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "answer_files" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "contributor" ON "answer_files" AS PERMISSIVE FOR ALL TO "aktsom_contributor" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and exists (select from shares where shares.request_id = answer_files.request_id
  and coalesce(shares.section, answer_files.section) = answer_files.section));--> statement-breakpoint
CREATE POLICY "job" ON "answer_files" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "answers" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "answers" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "contributor" ON "answers" AS PERMISSIVE FOR ALL TO "aktsom_contributor" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and exists (select from shares where shares.request_id = answers.request_id
  and coalesce(shares.section, answers.section) = answers.section));--> statement-breakpoint
CREATE POLICY "job" ON "answers" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "findings" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "findings" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "findings" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "supplier" ON "reuses" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and contact_id = asking_contact());--> statement-breakpoint
CREATE POLICY "member" ON "reviews" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "reviews" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "contributor" ON "reviews" AS PERMISSIVE FOR ALL TO "aktsom_contributor" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and request_id in (select request_id from shares));--> statement-breakpoint
CREATE POLICY "job" ON "reviews" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "submissions" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "submissions" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "submissions" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "audits" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "audits" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "audits" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "buyers" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "buyers" AS PERMISSIVE FOR ALL TO "aktsom_contributor", "aktsom_supplier" USING (id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "buyers" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "certificates" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "certificates" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "certificates" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "company_facts" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "company_facts" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "contributor" ON "company_facts" AS PERMISSIVE FOR ALL TO "aktsom_contributor" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and exists (select 1 from requests where kind = 'company facts'));--> statement-breakpoint
CREATE POLICY "job" ON "company_facts" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "sites" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "sites" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "contributor" ON "sites" AS PERMISSIVE FOR ALL TO "aktsom_contributor" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and facts_id in (select id from company_facts));--> statement-breakpoint
CREATE POLICY "job" ON "sites" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "contacts" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "contacts" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "contributor" ON "contacts" AS PERMISSIVE FOR ALL TO "aktsom_contributor" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and (id = asking_contact() or id in (select shared_by from shares)));--> statement-breakpoint
CREATE POLICY "visitor" ON "contacts" AS PERMISSIVE FOR ALL TO "aktsom_visitor" USING (email = asking_email());--> statement-breakpoint
CREATE POLICY "job" ON "contacts" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "proposed_contacts" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "proposed_contacts" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "proposed_contacts" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "conditions" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "conditions" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and is_told);--> statement-breakpoint
CREATE POLICY "job" ON "conditions" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "decisions" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "decisions" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and state = 'decided');--> statement-breakpoint
CREATE POLICY "job" ON "decisions" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "declaration_drafts" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "declaration_drafts" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "contributor" ON "declaration_drafts" AS PERMISSIVE FOR ALL TO "aktsom_contributor" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and request_id in (select request_id from shares));--> statement-breakpoint
CREATE POLICY "job" ON "declaration_drafts" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "declaration_reviews" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "declaration_reviews" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "contributor" ON "declaration_reviews" AS PERMISSIVE FOR ALL TO "aktsom_contributor" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and request_id in (select request_id from shares));--> statement-breakpoint
CREATE POLICY "job" ON "declaration_reviews" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "declarations" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "declarations" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "declarations" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "listed_smelters" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "listed_smelters" AS PERMISSIVE FOR SELECT TO "aktsom_contributor", "aktsom_supplier" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "listed_smelters" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "smelter_lists" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "smelter_lists" AS PERMISSIVE FOR SELECT TO "aktsom_contributor", "aktsom_supplier" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "smelter_lists" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "smelters" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "smelters" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "smelters" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "documents" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "documents" AS PERMISSIVE FOR SELECT TO "aktsom_contributor", "aktsom_supplier" USING (buyer_id = asking_buyer() and state <> 'draft');--> statement-breakpoint
CREATE POLICY "job" ON "documents" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "texts" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "texts" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and (supplier_id is null or supplier_id = asking_supplier()));--> statement-breakpoint
CREATE POLICY "job" ON "texts" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "events" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "events" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and is_shared);--> statement-breakpoint
CREATE POLICY "contributor" ON "events" AS PERMISSIVE FOR ALL TO "aktsom_contributor" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and is_shared and actor_id = asking_contact());--> statement-breakpoint
CREATE POLICY "job" ON "events" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "everyone" ON "evidence_keys" AS PERMISSIVE FOR SELECT TO "aktsom_contributor", "aktsom_member", "aktsom_supplier", "aktsom_visitor" USING (true);--> statement-breakpoint
CREATE POLICY "job" ON "evidence_keys" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "files" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "files" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and is_shared);--> statement-breakpoint
CREATE POLICY "contributor" ON "files" AS PERMISSIVE FOR ALL TO "aktsom_contributor" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and (uploaded_by_contact = asking_contact() or id in (select file_id from answer_files)));--> statement-breakpoint
CREATE POLICY "job" ON "files" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "disputes" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "disputes" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "disputes" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "gaps" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "gaps" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "gaps" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "action_files" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "action_files" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "action_files" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "actions" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "actions" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "actions" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "improvement_plans" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "improvement_plans" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "improvement_plans" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "mails" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "mails" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "visitor" ON "mails" AS PERMISSIVE FOR ALL TO "aktsom_visitor" USING (email = asking_email());--> statement-breakpoint
CREATE POLICY "job" ON "mails" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "members" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "members" AS PERMISSIVE FOR SELECT TO "aktsom_contributor", "aktsom_supplier" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "visitor" ON "members" AS PERMISSIVE FOR ALL TO "aktsom_visitor" USING (email = asking_email());--> statement-breakpoint
CREATE POLICY "job" ON "members" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "messages" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "messages" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "messages" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "comparisons" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "comparisons" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "comparisons" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "coverage" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "coverage" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "own_codes" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "own_codes" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "own_codes" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "themself" ON "codes" AS PERMISSIVE FOR ALL TO "aktsom_contributor", "aktsom_member", "aktsom_supplier" USING (person_id = asking_person());--> statement-breakpoint
CREATE POLICY "job" ON "codes" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "visitor" ON "links" AS PERMISSIVE FOR ALL TO "aktsom_visitor" USING (hash = asking_hash());--> statement-breakpoint
CREATE POLICY "member" ON "links" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "links" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "visitor" ON "people" AS PERMISSIVE FOR ALL TO "aktsom_visitor" USING (email = asking_email() or id = asking_person());--> statement-breakpoint
CREATE POLICY "themself" ON "people" AS PERMISSIVE FOR ALL TO "aktsom_contributor", "aktsom_member", "aktsom_supplier" USING (id = asking_person());--> statement-breakpoint
CREATE POLICY "job" ON "people" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "visitor" ON "sessions" AS PERMISSIVE FOR ALL TO "aktsom_visitor" USING (hash = asking_hash());--> statement-breakpoint
CREATE POLICY "themself" ON "sessions" AS PERMISSIVE FOR ALL TO "aktsom_contributor", "aktsom_member", "aktsom_supplier" USING (person_id = asking_person());--> statement-breakpoint
CREATE POLICY "job" ON "sessions" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "questionnaires" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "questionnaires" AS PERMISSIVE FOR SELECT TO "aktsom_contributor", "aktsom_supplier" USING (buyer_id = asking_buyer() and state <> 'draft');--> statement-breakpoint
CREATE POLICY "job" ON "questionnaires" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "pauses" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "pauses" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "pauses" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "reminder_runs" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "reminder_runs" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "claims" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "claims" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "claims" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "extensions" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "extensions" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "extensions" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "request_history" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "request_history" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "requests" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "requests" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and state <> 'draft');--> statement-breakpoint
CREATE POLICY "contributor" ON "requests" AS PERMISSIVE FOR ALL TO "aktsom_contributor" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and id in (select request_id from shares));--> statement-breakpoint
CREATE POLICY "job" ON "requests" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "requirement_tables" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "requirement_tables" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "requirements" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "requirements" AS PERMISSIVE FOR SELECT TO "aktsom_contributor", "aktsom_supplier" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "requirements" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "shares" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "shares" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "contributor" ON "shares" AS PERMISSIVE FOR ALL TO "aktsom_contributor" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier() and contact_id = asking_contact());--> statement-breakpoint
CREATE POLICY "job" ON "shares" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "country_scores" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "country_scores" AS PERMISSIVE FOR SELECT TO "aktsom_contributor", "aktsom_supplier" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "country_scores" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "editions" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "editions" AS PERMISSIVE FOR SELECT TO "aktsom_contributor", "aktsom_supplier" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "editions" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "risk_changes" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "risk_changes" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "risk_changes" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "checks" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "checks" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "risk_assessments" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "risk_assessments" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "part_signed_documents" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "part_signed_documents" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "part_signed_documents" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "reservations" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "reservations" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "reservations" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "signatures" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "signatures" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "signatures" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "signed_documents" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "signed_documents" AS PERMISSIVE FOR ALL TO "aktsom_supplier" USING (buyer_id = asking_buyer() and supplier_id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "signed_documents" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "imports" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "imports" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "notes" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "job" ON "notes" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);--> statement-breakpoint
CREATE POLICY "member" ON "suppliers" AS PERMISSIVE FOR ALL TO "aktsom_member" USING (buyer_id = asking_buyer());--> statement-breakpoint
CREATE POLICY "supplier" ON "suppliers" AS PERMISSIVE FOR ALL TO "aktsom_contributor", "aktsom_supplier" USING (buyer_id = asking_buyer() and id = asking_supplier());--> statement-breakpoint
CREATE POLICY "job" ON "suppliers" AS PERMISSIVE FOR ALL TO "aktsom_job" USING (true);