/** One certificate: while it is a draft, what it is and what stands on it; afterwards, how it stands. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { CertificateFacts, siteOptions } from "~/features/certificates/certificate-facts";
import { certificateFields } from "~/features/certificates/certificate-fields";
import { certificateForm, removeForm, renewingForm, siteKey, typeForm } from "~/features/certificates/certificate-form";
import { certificateShown } from "~/features/certificates/certificate-page.server";
import { ValidityTag, VerificationTag } from "~/features/certificates/certificate-words";
import {
  certificateOf,
  certificatesOf,
  replaceableBy,
  sayRenewing,
  sayType,
  sendIn,
  takeAway,
} from "~/features/certificates/certificates.server";
import { uploadedTypes } from "~/features/certificates/content/library";
import { todayIn } from "~/features/requests/deadlines";
import { Quoted } from "~/features/requests/task-words";
import { CheckboxGroup, DateField, SelectField, TextArea, TextField } from "~/forms/fields";
import { formIn, readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>(
  (t, { type, language }) => type?.name[language] ?? t("certificates:unknownType"),
);

export const loader = forSupplier(async ({ store, supplier, params, language, now }) => {
  const all = await certificatesOf(store, supplier);
  const certificate = all.find(({ id }) => id === idIn(params, "certificate")) ?? notFound();
  const today = todayIn(now, supplier.timeZone);
  return {
    ...(await certificateShown(store, supplier, certificate, { supplier: supplier.supplierName, today })),
    isDraft: certificate.state === "draft",
    types:
      certificate.state === "draft"
        ? uploadedTypes.map(({ key, name, group }) => ({ key, name: name[language], group }))
        : [],
    replaceable: replaceableBy(all, certificate).map(({ id, number, endsOn }) => ({ id, number, endsOn })),
    buyer: supplier.buyerName,
    supplier: supplier.supplierName,
    timeZone: supplier.timeZone,
    language,
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, now }) => {
  const id = idIn(params, "certificate");
  const certificate = (await certificateOf(store, supplier, id)) ?? notFound();
  const here = `/my/certificates/${id}`;
  const fields = await formIn(request);
  const which = fields.get("form");
  if (which === "type") {
    const form = await readForm(fields, typeForm(uploadedTypes.map(({ key }) => key)));
    if (!form.ok) return form.rejection;
    await sayType(store, supplier, certificate, form.values.type);
    throw redirect(here);
  }
  if (which === "remove") {
    await takeAway(store, supplier, certificate);
    throw redirect(done("/my/certificates", "certificates.removed"));
  }
  if (which === "renewing") {
    const isSaid = await sayRenewing(store, supplier, id, now);
    throw redirect(done(here, isSaid ? "certificates.renewing" : "certificates.overtaken"));
  }
  const {
    fields: asked,
    editions,
    knownSites,
  } = await certificateShown(store, supplier, certificate, {
    supplier: supplier.supplierName,
    today: todayIn(now, supplier.timeZone),
  });
  const form = await readForm(fields, certificateForm(asked, { editions, sites: knownSites.map(siteKey) }));
  if (!form.ok) return form.rejection;
  const { replaces } = form.values;
  const isKnown = replaceableBy(await certificatesOf(store, supplier), certificate).some((one) => one.id === replaces);
  if (replaces !== null && !isKnown) return form.refuse("replaces", "choice");
  const sent = await sendIn(store, supplier, certificate, form.values, now);
  if ("refusal" in sent) return form.refuse(null, "overtaken");
  const { answered } = sent;
  throw redirect(
    answered > 0
      ? done("/my/certificates", "certificates.answered", answered)
      : done("/my/certificates", "certificates.sent"),
  );
});

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Certificate() {
  const certificate = useLoaderData<typeof loader>();
  const { t } = useTranslation("certificates");
  const { isDraft, type, file } = certificate;
  return (
    <Page
      back={<BackLink to="/my/certificates">{t("title")}</BackLink>}
      lead={isDraft ? <span className="break">{file.name}</span> : undefined}
      actions={
        !isDraft && (
          <>
            <ValidityTag validity={certificate.validity} /> <VerificationTag state={certificate.state} />
          </>
        )
      }
    >
      {!isDraft && <Sent certificate={certificate} />}
      {isDraft && type && <Filling certificate={certificate} />}
      {isDraft &&
        (type ? (
          <Details summary={t("type.change")}>
            <Type certificate={certificate} />
          </Details>
        ) : (
          <Type certificate={certificate} />
        ))}
      {isDraft && (
        <ServerForm id="remove" schema={removeForm}>
          <SubmitButton variant="tertiary" color="danger">
            {t("remove")}
          </SubmitButton>
        </ServerForm>
      )}
    </Page>
  );
}

function Type({ certificate: { types, type } }: { certificate: Loaded }) {
  const { t } = useTranslation("certificates");
  return (
    <ServerForm id="type" schema={typeForm(types.map(({ key }) => key))} saved={{ type: type?.key ?? "" }}>
      <SelectField
        name="type"
        label={t("type.label")}
        options={types.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <Actions>
        <SubmitButton variant={type ? "secondary" : undefined}>{t("type.save")}</SubmitButton>
      </Actions>
    </ServerForm>
  );
}

/** The fields its type asks for. */
function Filling({ certificate }: { certificate: Loaded }) {
  const { t } = useTranslation("certificates");
  const { language } = useReader();
  const { fields, values, editions, knownSites, replaceable, legalName } = certificate;
  const schema = certificateForm(fields, { editions, sites: knownSites.map(siteKey) });
  const saved = { ...values, holder_name: values.holder_name ?? legalName, replaces: replaceable[0]?.id ?? null };
  return (
    <ServerForm schema={schema} saved={saved}>
      {fields.map(({ key, isOptional }) => {
        const props = {
          name: key,
          label: t(`fields.${key}`),
          help: key in helped ? t(`help.${key as keyof typeof helped}`) : undefined,
          optional: isOptional,
        };
        switch (certificateFields[key]) {
          case "date":
            return <DateField key={key} {...props} />;
          case "long text":
            return <TextArea key={key} {...props} maxLength={2000} />;
          case "edition":
            return (
              <SelectField key={key} {...props} options={editions.map((name) => ({ value: name, label: name }))} />
            );
          case "sites":
            return (
              knownSites.length > 0 && (
                <CheckboxGroup key={key} {...props} options={siteOptions(knownSites, language)} />
              )
            );
          case "number":
            return <TextField key={key} {...props} inputMode="numeric" size={8} />;
          default:
            return <TextField key={key} {...props} maxLength={200} />;
        }
      })}
      {replaceable.length > 0 && (
        <SelectField
          name="replaces"
          label={t("replaces")}
          help={t("replacesHelp")}
          optional
          empty={t("replacesNone")}
          options={replaceable.map(({ id, number, endsOn }) => ({
            value: id,
            label: [number, endsOn && t("to", { to: formatDate(endsOn, language) })].filter(Boolean).join(" · ") || id,
          }))}
        />
      )}
      <Actions>
        <SubmitButton>{t("send")}</SubmitButton>
      </Actions>
    </ServerForm>
  );
}

const helped = {
  holder_name: true,
  accreditation_body: true,
  scope: true,
  sites: true,
  valid_to: true,
  candidate_list_date: true,
} as const;

/** How it stands now, and what there is to do about it. */
function Sent({ certificate }: { certificate: Loaded }) {
  const { t } = useTranslation(["certificates", "tasks"]);
  const { language } = useReader();
  const { state, validity, type, buyer, supplier, reason, renewingSince, timeZone } = certificate;
  const upload = `/my/certificates?type=${type?.key ?? ""}#upload`;
  const isEnding = validity === "expiring" || validity === "expired";
  const isGood = state !== "submitted" && state !== "not accepted" && validity !== "replaced";
  return (
    <>
      {state === "submitted" && <Alert>{t("waits", { buyer })}</Alert>}
      {state === "not accepted" && (
        <Alert tone="warning">
          <p className="ds-paragraph">{t("notAccepted", { buyer })}</p>
          {reason && <Quoted label={t("tasks:writes", { name: buyer })} words={reason} />}
        </Alert>
      )}
      {certificate.isOfAnother && state === "submitted" && (
        <Alert tone="warning">{t("ofAnother", { holder: certificate.holderName ?? "", supplier, buyer })}</Alert>
      )}
      <CertificateFacts certificate={certificate} files="/my/files" />
      {(state === "not accepted" || (isGood && isEnding)) && (
        <div className="actions">
          <ButtonLink to={upload}>{t(state === "not accepted" ? "another" : "newer")}</ButtonLink>
        </div>
      )}
      {isGood && isEnding && renewingSince && (
        <p className="ds-paragraph">
          {t("renewingSince", { date: formatDate(dayOf(renewingSince, timeZone), language) })}
        </p>
      )}
      {isGood && isEnding && !renewingSince && (
        <ServerForm id="renewing" schema={renewingForm}>
          <p className="ds-paragraph">{t("renewingHelp")}</p>
          <SubmitButton variant="secondary">{t("renewing")}</SubmitButton>
        </ServerForm>
      )}
    </>
  );
}
