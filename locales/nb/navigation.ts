/** Hovedmenyen for innkjøperens folk. */
export default {
  label: "Hovedmeny",
  suppliers: "Leverandører",
  signatures: "Signaturer",
  certificates: "Sertifikater",
  desk: "Venter på oss",
  admin: "Administrasjon",
} as const;
