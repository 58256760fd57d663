/** Hovedmenyen for innkjøperens folk. */
export default {
  label: "Hovedmeny",
  suppliers: "Leverandører",
  signatures: "Signaturer",
  desk: "Venter på oss",
  admin: "Administrasjon",
} as const;
