/** A free statement: an example of the short declarations a buyer may want signed, here on the origin of metals. */
export const nb = `---
key: statement
version: 1
lang: nb
placeholders: [buyer_name]
---

# Erklæring om konfliktmineraler (eksempel)

Dette er et eksempel til demonstrasjon. Erklæringen gjelder varene leverandøren leverer til {{buyer_name}} («kunden»).

## 1 Erklæring

1.1 Leverandøren kjøper ikke bevisst tinn, tantal, wolfram eller gull som finansierer væpnede grupper eller er knyttet til grove brudd på menneskerettighetene.

1.2 Leverandøren spør sine egne leverandører hvor metallene kommer fra, og hvilke smelteverk de er foredlet ved.

1.3 Leverandøren sier fra til kunden uten ugrunnet opphold dersom den får kunnskap om forhold som nevnt i 1.1.

1.4 Leverandøren legger fram oppdatert CMRT når kunden ber om det.
`;

export const en = `---
key: statement
version: 1
lang: en
placeholders: [buyer_name]
---

# Statement on conflict minerals (example)

This is an example for demonstration. The statement covers the goods the supplier delivers to {{buyer_name}} ("the customer").

## 1 Statement

1.1 The supplier does not knowingly buy tin, tantalum, tungsten or gold that finances armed groups or is linked to gross human rights abuses.

1.2 The supplier asks its own suppliers where the metals come from and at which smelters they were processed.

1.3 The supplier informs the customer without undue delay if it learns of circumstances as mentioned in 1.1.

1.4 The supplier provides an up-to-date CMRT when the customer asks for it.
`;
