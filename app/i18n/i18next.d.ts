import "i18next";
import type { Texts } from "locales/index";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: Texts;
    defaultNS: "common";
  }
}
