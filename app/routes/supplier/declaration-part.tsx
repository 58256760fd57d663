/** One page of a minerals declaration: the company, the questions, or the products. */
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type DeclarationPart, declarationParts } from "db/schema/words";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forColleague } from "~/features/accounts/guard.server";
import {
  answersForm,
  baseOf,
  companyForm,
  productsForm,
  ratingForm,
  uploadedRating,
} from "~/features/declarations/declaration-form";
import { attachRating, begunOf, keepPart } from "~/features/declarations/drafts.server";
import { withAnswers, withCompany, withProducts } from "~/features/declarations/editing";
import { CompanyFields, ProductFields, Questions } from "~/features/declarations/part-fields";
import {
  type Conflict,
  conflictAnswer,
  partShown,
  ratingLimits,
  wayOn,
} from "~/features/declarations/part-page.server";
import { evidenceTypes, uploadMessages } from "~/features/files/media-types";
import { scopes } from "~/features/minerals/minerals";
import { FileField, HiddenField, RadioGroup } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { readUploads } from "~/forms/read-upload.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { typedIn } from "~/forms/values";
import { formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

type Paged = Exclude<DeclarationPart, "smelters">;

const partIn = (name: string | undefined): Paged =>
  declarationParts.filter((part): part is Paged => part !== "smelters").find((part) => part === name) ?? notFound();

export const handle = titled<typeof loader>((t, { part }) => t(`declarations:parts.${part}`));

export const loader = forColleague(async ({ store, supplier, params, language }) => {
  const part = partIn(params.part);
  const declaring = await begunOf(store, supplier, idIn(params, "request"));
  const shown = partShown(declaring, part, language);
  if (!shown.isOpen) throw redirect(`/my/requests/${shown.id}/declaration`);
  return shown;
});

export const action = forColleague(async ({ store, supplier, params, request, context, language, now }) => {
  const part = partIn(params.part);
  const declaring = await begunOf(store, supplier, idIn(params, "request"));
  const here = `/my/requests/${declaring.task.id}/declaration/${part}`;
  const { files } = context.portal;
  const { form: fields, uploads } = await readUploads(request, (name, chunks) =>
    files.receive(name, chunks, { limit: ratingLimits.bytes, accepts: evidenceTypes }),
  );
  if (fields.get("form") === "rating") {
    const [upload] = uploads.get("file") ?? [];
    const form = await readForm(fields, uploadedRating);
    if (!form.ok) return form.rejection;
    if (!upload) return form.refuse("file", "file");
    if ("refused" in upload)
      return form.refuse("file", uploadMessages[upload.refused], {
        size: formatSize(ratingLimits.bytes, language),
        types: ratingLimits.endings.map((ending) => ending.toUpperCase()).join(", "),
      });
    if ((await attachRating(store, supplier, declaring, upload, now)) === "closed")
      return form.refuse(null, "declarationClosed");
    throw redirect(done(here, "declarations.ratingKept"));
  }
  const read = await readPart(fields, declaring, part, language);
  if ("rejection" in read) return read.rejection;
  const on = wayOn(declaring, part);
  if (read.settling.settle === "theirs") throw redirect(done(here, "declarations.theirs"));
  const kept = await keepPart(
    store,
    supplier,
    declaring,
    { part, seen: baseOf(read.settling), change: read.change },
    now,
  );
  if ("refusal" in kept) return read.refuse(null, "declarationClosed");
  if ("conflict" in kept)
    return conflictAnswer(kept.conflict, part, { language, timeZone: supplier.timeZone, typed: typedIn(fields) });
  throw redirect(done(on, "declarations.saved"));
});

/** What was typed on the page, as a change of the declaration. */
async function readPart(
  fields: FormData,
  declaring: Awaited<ReturnType<typeof begunOf>>,
  part: Paged,
  language: "nb" | "en",
) {
  type Change = Parameters<typeof keepPart>[3]["change"];
  if (part === "company") {
    const form = await readForm(fields, companyForm);
    if (!form.ok) return form;
    const { seen, settle, theirs, scope, ...values } = form.values;
    const chosen = scopes.find((one) => scope !== null && one.startsWith(scope)) ?? null;
    const change: Change = (declaration) => ({
      declaration: withCompany(declaration, { ...values, scope: chosen }),
    });
    return { settling: { seen, settle, theirs }, change, refuse: form.refuse };
  }
  if (part === "products") {
    const form = await readForm(fields, productsForm);
    if (!form.ok) return form;
    const { list, componentsRated, ...settling } = form.values;
    const change: Change = (declaration) => ({ declaration: withProducts(declaration, list ?? ""), componentsRated });
    return { settling, change, refuse: form.refuse };
  }
  const { questions } = partShown(declaring, part, language);
  const asked = questions.flatMap((question) =>
    question.fields.map(({ name, options }) => ({ name, options: options.map(({ value }) => value) })),
  );
  const form = await readForm(fields, answersForm(asked));
  if (!form.ok) return form;
  const { answers = {}, ...settling } = form.values;
  const given = Object.fromEntries(Object.entries(answers).flatMap(([name, one]) => (one ? [[name, one]] : [])));
  const change: Change = (declaration) => ({ declaration: withAnswers(declaration, given) });
  return { settling, change, refuse: form.refuse };
}

export default function Part() {
  const shown = useLoaderData<typeof loader>();
  const { id, part, seen, company, questions, products, rating } = shown;
  const { t } = useTranslation("declarations");
  const conflict = useActionData<{ conflict?: Conflict }>()?.conflict;
  const asked = questions.flatMap(({ fields }) =>
    fields.map(({ name, options }) => ({ name, options: options.map(({ value }) => value) })),
  );
  const schema = company ? companyForm : products ? productsForm : answersForm(asked);
  const answers = Object.fromEntries(
    questions.flatMap(({ fields }) => fields.map(({ name, value, comment }) => [name, { value, comment }])),
  );
  return (
    <Page
      back={<BackLink to={`/my/requests/${id}/declaration`}>{t("whole")}</BackLink>}
      lead={part === "use" ? t("closes") : undefined}
    >
      {!company && !products && questions.length === 0 && <p className="ds-paragraph">{t("nothing")}</p>}
      <ServerForm schema={schema} saved={company?.values ?? products ?? { answers }}>
        <HiddenField name="seen" value={seen} />
        {conflict && <Settle {...conflict} />}
        {company && <CompanyFields {...company} />}
        {products && <ProductFields />}
        <Questions questions={questions} />
        <Actions>
          <SubmitButton>{t("save")}</SubmitButton>
        </Actions>
      </ServerForm>
      {rating && <Rating {...rating} />}
    </Page>
  );
}

/** Two have changed the page: the second sees what the first saved, and chooses. */
/** The file that says how components are risk-rated. */
function Rating({ file, limits }: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["rating"]>) {
  const { t } = useTranslation("declarations");
  return (
    <Section title={t("products.ratingFile")}>
      {file && (
        <p className="ds-paragraph">
          {t("products.ratingFileThere")}{" "}
          <a className="ds-link break" href={`/my/files/${file.id}`}>
            {file.name}
          </a>
        </p>
      )}
      <ServerForm id="rating" schema={ratingForm} encType="multipart/form-data">
        <FileField
          name="file"
          label={t("products.ratingFileLabel")}
          help={t("products.ratingFileHelp")}
          accept={limits.endings}
          maxBytes={limits.bytes}
        />
        <Actions>
          <SubmitButton variant="secondary">{t("products.ratingFileSend")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Section>
  );
}

function Settle({ theirs, by, at, values }: Conflict) {
  const { t } = useTranslation("declarations");
  return (
    <Alert tone="warning" title={t("conflict.heading")}>
      <p className="ds-paragraph">{t("conflict.said", { name: by ?? t("conflict.somebody"), at })}</p>
      <SummaryList
        lines={values.map(({ label, value }) => ({ label, value: <span className="typed">{value}</span> }))}
      />
      <HiddenField name="theirs" value={theirs} />
      <RadioGroup
        name="settle"
        label={t("conflict.choose")}
        options={(["mine", "theirs"] as const).map((value) => ({ value, label: t(`conflict.${value}`) }))}
      />
    </Alert>
  );
}
