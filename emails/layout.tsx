/**
 * The one face every mail has: the buyer's name on top, what it is about, one button, who wrote it.
 *
 * No images, so that nothing is missing where they are switched off; one column of text that follows the width of the
 * screen, so that phones need no rules of their own; every colour at least 4.5 to 1 on its ground.
 */
import { Body, Container, Head, Heading, Html, Preview, Section, Text } from "@react-email/components";
import type { Language } from "locales/index";
import type { CSSProperties, ReactElement, ReactNode } from "react";
import type { SayOf } from "~/i18n/say";

import type { MailData, Template } from "./mail";

/** What a template says its words with. */
export type Words = { t: SayOf<"emails">; language: Language };

/** A template: data in, a letter out. */
export type Write<Name extends Template> = (
  mail: MailData<Name>,
  words: Words,
) => { subject: string; letter: ReactElement };

export const colours = {
  ground: "#f2f5f6",
  paper: "#ffffff",
  text: "#22303a",
  quiet: "#52616b",
  accent: "#14596b",
  tint: "#eaf2f4",
  line: "#d5dde1",
  late: "#8f3d0b",
};

const fonts = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

const body: CSSProperties = {
  backgroundColor: colours.ground,
  color: colours.text,
  fontFamily: fonts,
  margin: 0,
  padding: "16px 8px",
};
const paper: CSSProperties = {
  backgroundColor: colours.paper,
  borderTop: `4px solid ${colours.accent}`,
  borderRadius: 6,
};
const from: CSSProperties = {
  color: colours.accent,
  fontSize: 15,
  fontWeight: 600,
  lineHeight: "22px",
  margin: "0 0 20px",
};
const heading: CSSProperties = { fontSize: 23, fontWeight: 600, lineHeight: "31px", margin: "0 0 20px" };
const footer: CSSProperties = { color: colours.quiet, fontSize: 13, lineHeight: "19px", margin: "16px 24px 0" };

type Letter = Words & {
  mail: Pick<MailData<Template>, "portalUrl" | "to" | "owner" | "hasEnglishLine" | "buyer">;
  heading: string;
  /** What an inbox shows beside the subject. */
  preview: string;
  /** To one's own colleague, from the portal: nobody sends regards. */
  isInternal?: boolean;
  children: ReactNode;
};

export function Letter({ mail, heading: title, preview, isInternal, children, t, language }: Letter) {
  const { buyer, owner, to } = mail;
  const host = new URL(mail.portalUrl).host;
  return (
    <Html lang={language}>
      <Head>
        <meta name="color-scheme" content="light" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{title}</title>
      </Head>
      <Preview>{preview}</Preview>
      <Body style={body}>
        <Container style={{ maxWidth: 600 }}>
          <Section style={paper}>
            <Section style={{ padding: "24px 24px 28px" }}>
              <Text style={from}>{buyer?.name ?? t("layout.portal")}</Text>
              {mail.hasEnglishLine && (
                <Text
                  lang="en"
                  style={{ ...quiet, borderBottom: `1px solid ${colours.line}`, margin: "0 0 20px", paddingBottom: 12 }}
                >
                  {t("layout.english")}
                </Text>
              )}
              <Heading as="h1" style={heading}>
                {title}
              </Heading>
              <Paragraph>{to ? t("layout.hello", { name: to }) : t("layout.helloNobody")}</Paragraph>
              {children}
              {(owner || (buyer && !isInternal)) && (
                <Text style={{ ...paragraph, margin: "24px 0 0" }}>
                  {t("layout.regards")}
                  {owner && <Line>{owner.name}</Line>}
                  <Line>{[owner?.title, buyer?.name].filter(Boolean).join(", ")}</Line>
                  {owner?.phone && <Line>{t("layout.telephone", { phone: owner.phone })}</Line>}
                </Text>
              )}
            </Section>
          </Section>
          <Text style={footer}>
            {buyer ? t("layout.sentFor", { buyer: buyer.name, host }) : t("layout.sentFrom", { host })}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

export const paragraph: CSSProperties = { fontSize: 16, lineHeight: "25px", margin: "0 0 16px" };
export const quiet: CSSProperties = { color: colours.quiet, fontSize: 14, lineHeight: "21px", margin: "0 0 8px" };

export const Paragraph = ({ children }: { children: ReactNode }) => <Text style={paragraph}>{children}</Text>;
export const Quiet = ({ children }: { children: ReactNode }) => <Text style={quiet}>{children}</Text>;

const Line = ({ children }: { children: ReactNode }) => (
  <>
    <br />
    {children}
  </>
);
