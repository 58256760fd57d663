import type nb from "../nb/navigation";
import type { TranslationOf } from "../translation";

/** The main menu of the buyer's people. */
export default {
  label: "Main menu",
  suppliers: "Suppliers",
  signatures: "Signatures",
  certificates: "Certificates",
  desk: "Waiting for us",
  admin: "Administration",
} as const satisfies TranslationOf<typeof nb>;
