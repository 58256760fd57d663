/** What letters are put together from, besides paragraphs. */
import { Button, Hr, Section, Text } from "@react-email/components";
import { type CSSProperties, Fragment } from "react";
import { formatDate } from "~/i18n/format";

import { colours, Paragraph, paragraph, Quiet, quiet, type Words } from "./layout";
import type { AlsoFor, Buyer, MailData, Task, Template } from "./mail";

const button: CSSProperties = {
  backgroundColor: colours.accent,
  borderRadius: 6,
  color: colours.paper,
  fontSize: 17,
  fontWeight: 600,
  lineHeight: "24px",
  padding: "13px 28px",
};

/** The one thing the mail asks for. Beneath it the address, for those whose mail program shows no buttons. */
export function OpenButton({ label, address, t }: { label: string; address: string } & Words) {
  return (
    <Section style={{ margin: "24px 0" }}>
      <Button className="button" href={address} style={button}>
        {label}
      </Button>
      <Text data-skip-in-text="true" style={{ ...quiet, margin: "16px 0 0" }}>
        {t("layout.copyAddress")}
        <br />
        <span style={{ color: colours.accent, wordBreak: "break-all" }}>{address}</span>
      </Text>
    </Section>
  );
}

/** Words of a person: as text, line by line. */
export function Quote({ label, words }: { label: string; words: string }) {
  const lines = words.trim().split(/\r\n|\r|\n/);
  return (
    <Section style={{ backgroundColor: colours.tint, borderRadius: 6, margin: "0 0 20px" }}>
      <Section style={{ padding: "12px 16px" }}>
        <Text style={{ ...quiet, fontWeight: 600, margin: "0 0 4px" }}>{label}</Text>
        <Text style={{ ...paragraph, margin: 0, wordBreak: "break-word" }}>
          {lines.map((line, number) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text have no other name
            <span key={number}>
              {number > 0 && <br />}
              {line}
            </span>
          ))}
        </Text>
      </Section>
    </Section>
  );
}

/** A few things under one heading. */
export function Listed({ label, items }: { label: string; items: readonly string[] }) {
  return (
    <Section style={{ margin: "0 0 20px" }}>
      <Text style={{ ...paragraph, fontWeight: 600, margin: "0 0 4px" }}>{label}</Text>
      {items.map((item) => (
        <Text key={item} style={{ ...paragraph, margin: "0 0 4px", paddingLeft: 14 }}>
          – {item}
        </Text>
      ))}
    </Section>
  );
}

/** What waits for others who share the address, each with the way to it. */
export function Also({ also, ...words }: { also: readonly AlsoFor[] } & Words) {
  const { t } = words;
  return also.map(({ supplier, to, tasks, link }) => (
    <Fragment key={link}>
      <Paragraph>{t("reminder.alsoFor", { supplier, name: to })}</Paragraph>
      <Tasks {...words} tasks={tasks} />
      <OpenButton {...words} label={t("reminder.openFor", { supplier })} address={link} />
    </Fragment>
  ));
}

export function Tasks({ tasks, t, language }: { tasks: readonly Task[] } & Words) {
  return (
    <Section style={{ margin: "0 0 8px" }}>
      {tasks.map((task) => {
        const deadline = formatDate(task.deadline, language);
        const colour = task.isOverdue ? colours.late : colours.accent;
        return (
          <Section key={`${task.supplier} ${task.name} ${task.concerning}`} style={{ margin: "0 0 12px" }}>
            <Text style={{ ...paragraph, borderLeft: `3px solid ${colour}`, margin: 0, padding: "2px 0 2px 14px" }}>
              {task.supplier && (
                <>
                  {task.supplier}
                  <br />
                </>
              )}
              <strong style={{ fontWeight: 600 }}>{task.name}</strong>
              <br />
              {task.concerning && (
                <>
                  {t("tasks.concerning", { concerning: task.concerning })}
                  <br />
                </>
              )}
              {task.signedVersion !== undefined && (
                <>
                  {t("tasks.newVersion", { version: task.signedVersion })}
                  <br />
                </>
              )}
              {task.answeredOn !== undefined && (
                <>
                  {t("tasks.answeredOn", { date: formatDate(task.answeredOn, language) })}
                  <br />
                </>
              )}
              <span style={{ color: task.isOverdue ? colours.late : colours.quiet, fontSize: 15 }}>
                {t(task.isOverdue ? "tasks.wasDue" : "tasks.deadline", { deadline })}
                {!task.supplier && ` · ${t("tasks.minutes", { count: task.minutes })}`}
              </span>
            </Text>
          </Section>
        );
      })}
    </Section>
  );
}

/** How long all of it takes, where there is more than one thing to do. */
export function Together({ tasks, t }: { tasks: readonly Task[] } & Words) {
  const count = minutesOf(tasks);
  return <Paragraph>{tasks.length > 1 ? t("tasks.together", { count }) : t("tasks.noAccount")}</Paragraph>;
}

export const minutesOf = (tasks: readonly Task[]) => tasks.reduce((sum, { minutes }) => sum + minutes, 0);

/** The day the first of them is due. */
export const firstDeadline = (tasks: readonly Task[]) =>
  tasks.reduce((first, { deadline }) => (deadline < first ? deadline : first), tasks[0]?.deadline ?? "");

/** How to make sure that it is the buyer who writes, without using anything the mail itself brings along. */
export function Genuine({
  mail,
  t,
}: { mail: Pick<MailData<Template>, "portalUrl" | "owner"> & { buyer: Buyer } } & Words) {
  const { buyer, owner } = mail;
  const { contactPhone: phone, website } = buyer;
  return (
    <>
      <Hr style={{ borderColor: colours.line, margin: "24px 0 16px" }} />
      <Text style={{ ...quiet, color: colours.text, fontWeight: 600, margin: "0 0 4px" }}>{t("genuine.heading")}</Text>
      <Quiet>
        {phone && website
          ? t("genuine.callNumber", { person: buyer.contactName ?? buyer.name, phone, website: spoken(website) })
          : website
            ? t("genuine.callFromWebsite", { buyer: buyer.name, website: spoken(website) })
            : t("genuine.callKnown", { buyer: buyer.name })}{" "}
        {t("genuine.address", { host: new URL(mail.portalUrl).host })}
      </Quiet>
      {owner && <Quiet>{t("genuine.reply", { owner: owner.name })}</Quiet>}
    </>
  );
}

/** "https://www.example.no/" as people say it: www.example.no */
const spoken = (website: string) => website.replace(/^https?:\/\//, "").replace(/\/$/, "");

/** Names and what belongs to them, one under the other so that a phone has room for both. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: string, isCode?: boolean])[] }) {
  return (
    <Section style={{ borderTop: `1px solid ${colours.line}`, margin: "0 0 20px" }}>
      {facts.map(([name, value, isCode]) => (
        <Text
          key={`${name} ${value}`}
          style={{ ...paragraph, borderBottom: `1px solid ${colours.line}`, margin: 0, padding: "10px 0" }}
        >
          <span style={{ color: colours.quiet, fontSize: 14 }}>{name}</span>
          <br />
          <span
            style={
              isCode
                ? { fontFamily: "Consolas, Menlo, monospace", fontSize: 14, wordBreak: "break-all" }
                : { whiteSpace: "pre-line", wordBreak: "break-word" }
            }
          >
            {value}
          </span>
        </Text>
      ))}
    </Section>
  );
}
