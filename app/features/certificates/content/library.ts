/** The certificate types the portal knows. A type's key is never used again for another. */
import { type CertificateType, certificateTypesOf } from "../certificate-types";
import content from "./certificate-types.json" with { type: "json" };

export const { types: certificateTypes } = certificateTypesOf(content);

const byKey = new Map(certificateTypes.map((type) => [type.key, type]));

export const certificateType = (key: string | null | undefined): CertificateType | undefined =>
  key ? byKey.get(key) : undefined;

/** Those a supplier uploads on the page for certificates, and can be asked for. */
export const uploadedTypes = certificateTypes.filter(({ takenElsewhere }) => !takenElsewhere);
