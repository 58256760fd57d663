/** Non-disclosure agreement: a short, mutual example for demonstration. */
export const nb = `---
key: nda
version: 1
lang: nb
placeholders: [buyer_name, contact_email]
---

# Taushetsavtale (eksempel)

Dette er et eksempel til demonstrasjon. {{buyer_name}} («kunden») bytter det ut med sin egen avtale før bruk.

## 1 Hva avtalen gjelder

1.1 Avtalen gjelder opplysninger som kunden og leverandøren gir hverandre, og som er merket fortrolige eller åpenbart er det («fortrolige opplysninger»).

1.2 Avtalen gjelder ikke opplysninger som er allment kjent, som mottakeren kjente fra før eller har fått lovlig fra andre, eller som mottakeren har utviklet selv.

## 2 Taushetsplikt

2.1 Mottakeren skal bare bruke fortrolige opplysninger til det de ble gitt for, og ikke gi dem videre uten skriftlig samtykke.

2.2 **Egne ansatte og underleverandører.** Bare de som trenger opplysningene i arbeidet, skal få dem, og de skal ha minst like streng taushetsplikt.

2.3 **Lovpålagt innsyn.** Avtalen er ikke til hinder for å gi opplysninger som loven krever, blant annet etter åpenhetsloven og offentleglova. Den andre skal få beskjed først når loven tillater det.

2.4 **Varsling.** Avtalen hindrer ingen i å melde fra om kritikkverdige forhold.

## 3 Varighet

3.1 Taushetsplikten varer i fem år etter at opplysningene ble gitt.

3.2 Mottakeren skal slette eller levere tilbake fortrolige opplysninger når den andre ber om det, så langt loven tillater.

3.3 Avtalen følger norsk rett. Spørsmål kan rettes til {{contact_email}}.
`;

export const en = `---
key: nda
version: 1
lang: en
placeholders: [buyer_name, contact_email]
---

# Non-disclosure agreement (example)

This is an example for demonstration. {{buyer_name}} ("the customer") replaces it with its own agreement before use.

## 1 What the agreement covers

1.1 The agreement covers information that the customer and the supplier give each other and that is marked confidential or evidently is so ("confidential information").

1.2 The agreement does not cover information that is generally known, that the recipient already knew or has lawfully received from others, or that the recipient has developed itself.

## 2 Confidentiality

2.1 The recipient shall use confidential information only for the purpose for which it was given, and shall not pass it on without written consent.

2.2 **Employees and sub-suppliers.** Only those who need the information for their work shall receive it, and they shall be bound by confidentiality at least as strict.

2.3 **Disclosure required by law.** The agreement does not prevent disclosure required by law, including under the Norwegian Transparency Act and the Norwegian Freedom of Information Act. The other party shall be told beforehand where the law allows.

2.4 **Whistleblowing.** The agreement prevents no one from reporting concerns.

## 3 Duration

3.1 The duty of confidentiality lasts for five years after the information was given.

3.2 The recipient shall delete or return confidential information when the other party asks for it, as far as the law allows.

3.3 The agreement is governed by Norwegian law. Questions may be sent to {{contact_email}}.
`;
