/** General terms of purchase: a short example, so that a demonstration has more than one document to sign. */
export const nb = `---
key: general_terms
version: 1
lang: nb
placeholders: [buyer_name, contact_email]
---

# Alminnelige innkjøpsvilkår (eksempel)

Dette er et eksempel til demonstrasjon. {{buyer_name}} («kunden») bytter det ut med sine egne vilkår før bruk.

## 1 Avtalen

1.1 Vilkårene gjelder når kunden kjøper varer eller tjenester fra leverandøren, med mindre noe annet er avtalt skriftlig.

1.2 En bestilling er bindende når leverandøren har bekreftet den. Bekreftelsen skal komme innen fem arbeidsdager.

1.3 **Rangordning.** Ved motstrid går skriftlig særavtale foran bestillingen, og bestillingen foran disse vilkårene.

## 2 Levering og kvalitet

2.1 Leverandøren skal levere til avtalt tid og si fra straks forsinkelse kan ventes, med årsak og ny leveringsdato.

2.2 Varer og tjenester skal være som avtalt, oppfylle lovens krav og ha den dokumentasjonen som følger med slike leveranser.

2.3 **Mangler.** Kunden kan kreve retting, omlevering eller prisavslag, og heve kjøpet når mangelen er vesentlig.

## 3 Pris og betaling

3.1 Avtalt pris omfatter emballasje og dokumentasjon, men ikke merverdiavgift.

3.2 Kunden betaler innen 30 dager etter at riktig faktura er mottatt.

## 4 Ansvar og avslutning

4.1 Den som bryter avtalen, erstatter den andres dokumenterte tap. Indirekte tap erstattes bare ved forsett eller grov uaktsomhet.

4.2 **Etiske retningslinjer.** Kundens etiske retningslinjer for leverandører er en del av avtalen.

4.3 **Lovvalg og verneting.** Avtalen følger norsk rett. Tvister avgjøres av de alminnelige domstolene ved kundens verneting.

4.4 Spørsmål om vilkårene kan rettes til {{contact_email}}.
`;

export const en = `---
key: general_terms
version: 1
lang: en
placeholders: [buyer_name, contact_email]
---

# General terms of purchase (example)

This is an example for demonstration. {{buyer_name}} ("the customer") replaces it with its own terms before use.

## 1 The agreement

1.1 The terms apply when the customer buys goods or services from the supplier, unless otherwise agreed in writing.

1.2 An order is binding once the supplier has confirmed it. The confirmation shall be given within five working days.

1.3 **Order of precedence.** Where they differ, a separate written agreement prevails over the order, and the order over these terms.

## 2 Delivery and quality

2.1 The supplier shall deliver on the agreed date and give notice as soon as a delay is to be expected, with the cause and a new delivery date.

2.2 Goods and services shall be as agreed, meet legal requirements and come with the documentation customary for such deliveries.

2.3 **Defects.** The customer may claim repair, replacement or a price reduction, and terminate the purchase where the defect is material.

## 3 Price and payment

3.1 The agreed price includes packaging and documentation, but not value added tax.

3.2 The customer pays within 30 days of receiving a correct invoice.

## 4 Liability and termination

4.1 A party in breach compensates the other party's documented loss. Indirect loss is compensated only in case of intent or gross negligence.

4.2 **Code of conduct.** The customer's supplier code of conduct is part of the agreement.

4.3 **Governing law and venue.** The agreement is governed by Norwegian law. Disputes are settled by the ordinary courts at the customer's legal venue.

4.4 Questions about the terms may be sent to {{contact_email}}.
`;
