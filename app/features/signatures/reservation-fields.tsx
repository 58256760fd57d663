/** A document to be read clause by clause, with a box at each that it cannot be followed, and room for why. */
import { useReader } from "~/components/reader";
import { Paragraphs, type ReadableDocument } from "~/features/documents/document-view";
import { CheckboxField, HiddenField, TextArea } from "~/forms/fields";
import { useTranslation } from "~/i18n/use-translation";

export function ReservationFields({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation("signatures");
  const { language } = useReader();
  const places = new Map(
    document.chapters.flatMap(({ clauses }) => clauses).map(({ number }, place) => [number, `clauses.${place}`]),
  );
  return (
    <div className="document">
      {document.intro && (
        <div lang={document.language}>
          <Paragraphs text={document.intro} />
        </div>
      )}
      {document.chapters.map((chapter) => (
        <section key={chapter.number} lang={document.language}>
          <h3 className="ds-heading" data-size="xs">
            {chapter.number} {chapter.title}
          </h3>
          {chapter.clauses.map(({ number, text }) => (
            <div className="clause" key={number}>
              <span className="clause-number">{number}</span>
              <div>
                <Paragraphs text={text} />
                <div className="reserve" lang={language}>
                  <HiddenField name={`${places.get(number)}.clause`} value={number} />
                  <CheckboxField
                    name={`${places.get(number)}.isReserved`}
                    label={t("reservation.mark", { clause: number })}
                  />
                  <TextArea
                    name={`${places.get(number)}.reason`}
                    label={t("reservation.reason", { clause: number })}
                    rows={3}
                    maxLength={2000}
                  />
                </div>
              </div>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
