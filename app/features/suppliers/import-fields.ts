/** The fields a column of a supplier list may be given to, apart from how headings are recognised, which a browser does not need. */
export const supplierFields = [
  "name",
  "organisationNumber",
  "erpKey",
  "country",
  "role",
  "category",
  "criticality",
  "yearlySpend",
  "status",
  "owner",
  "coordinator",
  "notes",
  "signedOn",
  "signedBy",
] as const;
export const contactFields = ["name", "email", "language", "title", "phone"] as const;
/** A row has room for so many contacts; more come as further rows of the same supplier. */
export const contactsInRow = 5;

export type SupplierField = (typeof supplierFields)[number];
export type ContactField = (typeof contactFields)[number];
type ContactNumber = 1 | 2 | 3 | 4 | 5;
export type Field = SupplierField | `contact${ContactNumber}.${ContactField}`;

/** For each column of the file the field it goes to, null for one that is left out. */
export type Mapping = readonly (Field | null)[];

/** Every field a column may be given, in the order of a select. */
export const everyField: readonly Field[] = [
  ...supplierFields,
  ...([1, 2, 3, 4, 5] as const).flatMap((number) => contactFields.map((field): Field => `contact${number}.${field}`)),
];

/** What a field is called: a key of the texts of the import, with what fills its blank. */
export function fieldLabel(field: Field): { readonly key: string; readonly params: { readonly number?: number } } {
  const contact = contactIn(field);
  return contact
    ? { key: `contactColumns.${contact.field}`, params: { number: contact.number } }
    : { key: `columns.${field}`, params: {} };
}

export function contactIn(field: Field): { readonly number: ContactNumber; readonly field: ContactField } | null {
  const [, number, name] = /^contact(\d)\.(\w+)$/.exec(field) ?? [];
  return name ? { number: Number(number) as ContactNumber, field: name as ContactField } : null;
}

/** Why a mapping cannot be used: no column for the name, or two columns for one field. Null when it can. */
export function mappingProblem(mapping: Mapping): "noName" | "fieldTwice" | null {
  const given = mapping.filter((field) => field !== null);
  if (!given.includes("name")) return "noName";
  return new Set(given).size < given.length ? "fieldTwice" : null;
}
