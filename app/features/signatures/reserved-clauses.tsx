/** What a signer made reservations on: each clause beside the reason. */
import { useReader } from "~/components/reader";
import { Paragraphs } from "~/features/documents/document-view";
import { useTranslation } from "~/i18n/use-translation";

type ReservedClausesProps = {
  reserved: readonly { clause: string; text: { nb: string; en: string }; reason: string }[];
};

export function ReservedClauses({ reserved }: ReservedClausesProps) {
  const { t } = useTranslation("signatures");
  const { language } = useReader();
  return (
    <ul className="reserved">
      {reserved.map(({ clause, text, reason }) => (
        <li key={clause}>
          <div>
            <p className="ds-label">{t("reservation.of", { clause })}</p>
            <Paragraphs text={text[language]} />
          </div>
          <div>
            <p className="ds-label">{t("reservation.because")}</p>
            <p className="ds-paragraph typed">{reason}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
