/** Every address in the portal, grouped by who may open it. */
import { index, layout, prefix, type RouteConfig, route } from "@remix-run/route-config";

export default [
  // Everybody.
  layout("routes/public/layout.tsx", [
    index("routes/public/home.tsx"),
    route("sign-in", "routes/public/sign-in.tsx"),
    route("sign-in/:token", "routes/public/sign-in-link.tsx"),
    route("invitation/:token", "routes/public/invitation.tsx"),
    route("companies", "routes/public/companies.tsx"),
    route("privacy", "routes/public/privacy.tsx"),
    route("verify", "routes/public/verify.tsx"),
    route("mailbox", "routes/public/mailbox.tsx"),
    route("mailbox/:mail", "routes/public/mailbox-mail.tsx"),
  ]),
  route("mailbox/:mail/letter", "routes/public/mailbox-letter.ts"),
  route("language", "routes/public/language.ts"),
  route("sign-out", "routes/public/sign-out.ts"),
  route("healthz", "routes/public/healthz.ts"),

  // A supplier's people. No address names a supplier: the session says whose data it is.
  layout("routes/supplier/layout.tsx", [
    ...prefix("my", [
      index("routes/supplier/overview.tsx"),
      route("requests/:request", "routes/supplier/request.tsx"),
      route("requests/:request/facts", "routes/supplier/company-facts.tsx"),
      route("requests/:request/document", "routes/supplier/document.tsx"),
      route("requests/:request/reservation", "routes/supplier/reservation.tsx"),
      route("requests/:request/assessment", "routes/supplier/assessment.tsx"),
      route("requests/:request/assessment/:section", "routes/supplier/section.tsx"),
      route("requests/:request/check", "routes/supplier/check.tsx"),
      route("requests/:request/check/code", "routes/supplier/submit-code.tsx"),
      route("requests/:request/findings", "routes/supplier/findings.tsx"),
      route("requests/:request/answers", "routes/supplier/answers.ts"),
      route("requests/:request/hand-over", "routes/supplier/hand-over.tsx"),
      route("requests/:request/not-relevant", "routes/supplier/not-relevant.tsx"),
      route("requests/:request/already-done", "routes/supplier/already-done.tsx"),
      route("requests/:request/more-time", "routes/supplier/more-time.tsx"),
      route("requests/:request/decline", "routes/supplier/decline.tsx"),
      route("requests/:request/own-code", "routes/supplier/own-code.tsx"),
      route("requests/:request/addendum", "routes/supplier/addendum.tsx"),
      route("sign", "routes/supplier/sign.tsx"),
      route("sign/code", "routes/supplier/sign-code.tsx"),
      route("signatures/:signature", "routes/supplier/receipt.tsx"),
      route("signatures/:signature/pdf", "routes/supplier/evidence.ts"),
      route("files/:file", "routes/supplier/file.ts"),
      route("company", "routes/supplier/company.tsx"),
      route("colleagues", "routes/supplier/colleagues.tsx"),
      route("not-me", "routes/supplier/not-me.tsx"),
      route("account", "routes/supplier/account.tsx"),
    ]),
  ]),

  // Members: everyone reads; buyers, coordinators and managers act.
  layout("routes/buyer/layout.tsx", [
    route("desk", "routes/buyer/desk.tsx"),
    route("account", "routes/buyer/account.tsx"),
    ...prefix("suppliers", [
      index("routes/buyer/suppliers.tsx"),
      route("new", "routes/buyer/supplier-new.tsx"),
      route("export", "routes/buyer/suppliers-export.ts"),
      route("imports", "routes/buyer/imports.tsx"),
      route("imports/:import", "routes/buyer/import.tsx"),
      route("imports/:import/rejected", "routes/buyer/import-rejected.ts"),
      route("invite", "routes/buyer/invite.tsx"),
      route("remind", "routes/buyer/remind.tsx"),
      route("hand-over", "routes/buyer/hand-over.tsx"),
      route(":supplier", "routes/buyer/supplier.tsx"),
      route(":supplier/edit", "routes/buyer/supplier-edit.tsx"),
      route(":supplier/contacts/new", "routes/buyer/contact-new.tsx"),
      route(":supplier/contacts/:contact", "routes/buyer/contact.tsx"),
      route(":supplier/requests/:request", "routes/buyer/request.tsx"),
      route(":supplier/register-signature", "routes/buyer/register-signature.tsx"),
      route(":supplier/signatures/:signature", "routes/buyer/signature.tsx"),
      route(":supplier/signatures/:signature/pdf", "routes/buyer/evidence.ts"),
      route(":supplier/files/:file", "routes/buyer/file.ts"),
      route(":supplier/gaps", "routes/buyer/gaps.tsx"),
      // What only a coordinator or a manager decides.
      route(":supplier/risk", "routes/coordinator/risk.tsx"),
      route(":supplier/gaps/:gap", "routes/coordinator/gap.tsx"),
      route(":supplier/requests/:request/exempt", "routes/coordinator/exempt.tsx"),
      route(":supplier/requests/:request/own-code", "routes/coordinator/own-code.tsx"),
      route(":supplier/requests/:request/comparison", "routes/coordinator/comparison.tsx"),
      route(":supplier/requests/:request/addendum", "routes/coordinator/addendum.tsx"),
      route(":supplier/requests/:request/review", "routes/coordinator/review.tsx"),
      route(":supplier/claims/:claim", "routes/coordinator/claim.tsx"),
    ]),
    ...prefix("standards", [
      index("routes/coordinator/standards.tsx"),
      route("compare", "routes/coordinator/standard.tsx"),
    ]),
    ...prefix("signatures", [
      index("routes/buyer/tracking.tsx"),
      route("who", "routes/buyer/tracking-who.tsx"),
      route("audit-pack", "routes/buyer/audit-pack.ts"),
      route("export", "routes/buyer/tracking-export.ts"),
    ]),

    // Administrators.
    ...prefix("admin", [
      index("routes/admin/overview.tsx"),
      route("members", "routes/admin/members.tsx"),
      route("members/new", "routes/admin/member-new.tsx"),
      route("members/:member", "routes/admin/member.tsx"),
      route("organisation", "routes/admin/organisation.tsx"),
      route("documents", "routes/admin/documents.tsx"),
      route("documents/:document", "routes/admin/document.tsx"),
      route("countries", "routes/admin/countries.tsx"),
      route("log", "routes/admin/log.tsx"),
      route("log/export", "routes/admin/log-export.ts"),
      route("log/public", "routes/admin/log-public.ts"),
      route("erase", "routes/admin/erase.tsx"),
    ]),
  ]),

  // What leads nowhere.
  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
