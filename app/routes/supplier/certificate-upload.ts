/** One file, sent by the page's own script, which reads what became of it. */
import { forSupplierSending } from "~/features/accounts/guard.server";
import { receiveCertificates, takeIn } from "~/features/certificates/uploading.server";

export const action = forSupplierSending(
  receiveCertificates,
  async ({ store, supplier, received, context, language }) => {
    const { files } = context.portal;
    const { refused } = await takeIn(store, supplier, received, { files, language });
    return Response.json({ error: refused[0]?.error ?? null });
  },
);
