/** What both sides have written about a request, and a field to write more. */
import { Link } from "@remix-run/react";

import { Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { TextArea } from "~/forms/fields";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDateTime } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { writing } from "./message-form";

type Message = {
  id: string;
  side: "supplier" | "buyer";
  /** Null where the portal itself asks. */
  by: string | null;
  body: string;
  at: Date;
  /** The question of an assessment it is about, where the page does not say so already. */
  about?: { question: string; text: string } | null;
};

type ThreadProps = {
  messages: readonly Message[];
  /** Where the threads of the questions are. */
  questions?: string;
  /** What the two sides are called. */
  names: { supplier: string; buyer: string };
  /** Whom the reader may write to; null where she may only read. */
  to: "supplier" | "buyer" | null;
  /** Whether the last word is the supplier's, and may be left without an answer. */
  mayBeSettled?: boolean;
  timeZone: string;
};

export function Thread({ messages, questions, names, to, mayBeSettled = false, timeZone }: ThreadProps) {
  const { t } = useTranslation("messages");
  if (messages.length === 0 && !to) return null;
  return (
    <Section title={t("title")} id="messages">
      {messages.length > 0 && <Messages messages={messages} questions={questions} names={names} timeZone={timeZone} />}
      {to && (
        <ServerForm id="message" schema={writing}>
          <TextArea name="body" label={t("label", { name: names[to] })} help={t("help")} maxLength={4000} />
          <Actions>
            <SubmitButton variant="secondary">{t("send")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
      {mayBeSettled && (
        <form method="post" className="actions">
          <input type="hidden" name="form" value="settle" />
          <button className="ds-button" data-variant="tertiary" type="submit">
            {t("settle")}
          </button>
        </form>
      )}
    </Section>
  );
}

type MessagesProps = Pick<ThreadProps, "messages" | "questions" | "names" | "timeZone">;

/** What was written, oldest first. */
export function Messages({ messages, questions, names, timeZone }: MessagesProps) {
  const { t } = useTranslation("messages");
  const { language } = useReader();
  return (
    <ol className="thread">
      {messages.map(({ id, side, by, body, at, about }) => (
        <li key={id} data-side={side}>
          <p className="ds-paragraph">
            <strong>{by ?? t("portal")}</strong>, {names[side]}
          </p>
          <p className="subtle">{formatDateTime(at, language, timeZone)}</p>
          {about && (
            <p className="ds-paragraph">
              {t("about")}{" "}
              <Link className="ds-link" to={`${questions}/${about.question}`}>
                {about.text}
              </Link>
            </p>
          )}
          <p className="ds-paragraph typed">{body}</p>
        </li>
      ))}
    </ol>
  );
}
