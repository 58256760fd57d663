/** A supplier's way from the mail to the receipt, page by page; each supplier comes for the first time. */
import { cookieName } from "~/features/accounts/sessions.server";
import { nameOf } from "~/features/assessments/answer-form";

import { bestAnswers, csr } from "../support/assessed";
import { type Buyer, type Invited, invitedSuppliers } from "./buyers";
import type { House } from "./house";
import {
  type Answer,
  type Client,
  expect,
  isThere,
  type Measured,
  printMeasured,
  timesOf,
  type Verdict,
  worst,
} from "./measure";

type Step = {
  name: string;
  /** Speed budgets are for pages; what is changed takes the writing besides. */
  isPage: boolean;
  path?: (supplier: Invited) => string;
  go(client: Client, supplier: Invited): Promise<Answer>;
};

/** The longest section of the CSR form, of which the first question is kept by itself and the others with the page. */
const section = csr.sections.reduce((one, other) => (other.questions.length > one.questions.length ? other : one));
const [first, ...others] = section.questions.filter(({ type, showIf }) => type === "choice" && !showIf);
const best = bestAnswers();

function sectionOf({ assessment }: Invited) {
  return `/my/requests/${assessment}/assessment/${section.key}`;
}

const answerTo = ({ key }: { key: string }) => ({
  [`${nameOf(key)}.seen`]: "0",
  [`${nameOf(key)}.value`]: String(best[key]),
});

export const steps: Step[] = [
  page("open invitation", ({ secret }) => `/invitation/${secret}`),
  {
    name: "open the tasks (POST)",
    isPage: false,
    async go(client, supplier) {
      const answer = await expect(302, client, { path: `/invitation/${supplier.secret}`, form: {} });
      supplier.cookie = answer.headers["set-cookie"]
        ?.find((cookie) => cookie.startsWith(`${cookieName}=`))
        ?.split(";")[0];
      return answer;
    },
  },
  page("task list", () => "/my"),
  page("company facts", ({ facts }) => `/my/requests/${facts}/facts`),
  page("self-assessment", ({ assessment }) => `/my/requests/${assessment}/assessment`),
  page("a section of it", sectionOf),
  {
    name: "keep an answer (POST)",
    isPage: false,
    go: (client, { assessment, cookie }) =>
      expect(200, client, {
        path: `/my/requests/${assessment}/answers`,
        cookie,
        form: { question: nameOf(first!.key), ...answerTo(first!) },
      }),
  },
  {
    name: "save a section (POST)",
    isPage: false,
    go: (client, supplier) =>
      expect(302, client, {
        path: sectionOf(supplier),
        cookie: supplier.cookie,
        form: Object.assign({ intent: "stay" }, ...others.map(answerTo)),
      }),
  },
  page("the section, answered", sectionOf),
  page("look over the answers", ({ assessment }) => `/my/requests/${assessment}/check`),
  page("document", ({ code }) => `/my/requests/${code}/document`),
  page("sign page", ({ code }) => `/my/sign?request=${code}`),
  {
    name: "sign (POST)",
    isPage: false,
    async go(client, supplier) {
      const form = {
        request: supplier.code,
        name: "Ola Invitert",
        title: "Daglig leder",
        authority: "on",
        consent: "on",
      };
      const answer = await expect(302, client, {
        path: `/my/sign?request=${supplier.code}`,
        cookie: supplier.cookie,
        form,
      });
      const to = answer.headers.location ?? "";
      if (!to.startsWith("/my/signatures/")) throw new Error(`Signing led to ${to}.`);
      supplier.receipt = to.split("?")[0];
      return answer;
    },
  },
  page("receipt", ({ receipt }) => receipt ?? ""),
];

function page(name: string, path: (supplier: Invited) => string): Step {
  return {
    name,
    isPage: true,
    path,
    go: (client, supplier) => expect(200, client, { path: path(supplier), cookie: supplier.cookie }),
  };
}

export async function measurePages(
  house: House,
  buyer: Buyer,
  { only, one, four }: { only: "pages" | "sign" | null; one: number; four: number },
): Promise<Verdict[]> {
  const [watched, portal] = [await house.portal({ watched: true }), await house.portal()];
  const warm = Math.min(40, one);
  const suppliers = await invitedSuppliers(house.owner, buyer, 3 + warm + one + four);
  const take = (count: number) => suppliers.splice(0, count);
  const groups = { watched: take(3), warm: take(warm), one: take(one), four: take(four) };
  const measured: (Measured & Step)[] = [];
  for (const step of steps) {
    if (step.path && !(await isThere(watched, step.path(groups.watched[0]!), groups.watched[0]!.cookie))) continue;
    for (const supplier of groups.watched) {
      await watched.statements();
      await step.go(watched, supplier);
    }
    const statements = await watched.statements();
    const go = (supplier: Invited) => step.go(portal, supplier);
    await timesOf(groups.warm, 4, go);
    const [one, four] = [await timesOf(groups.one, 1, go), await timesOf(groups.four, 4, go)];
    measured.push({ ...step, one, four, statements });
  }
  const isSigning = ({ name }: Step) => name.startsWith("sign (") || name === "receipt";
  const shown = measured.filter((step) => only === null || isSigning(step) === (only === "sign"));
  printMeasured("A supplier's pages", shown);
  const signing = measured.find(({ name }) => name.startsWith("sign ("))!;
  if (shown.includes(signing))
    console.log(
      `signatures per second: ${signing.one.perSecond.toFixed(0)} by 1 client, ${signing.four.perSecond.toFixed(0)} by 4`,
    );
  return verdictsOn(shown);
}

function verdictsOn(shown: (Measured & Step)[]): Verdict[] {
  const pages = shown.filter(({ isPage }) => isPage);
  const alone = worst(pages, ({ one }) => one.p50);
  const crowded = worst(pages, ({ four }) => four.p95);
  const asking = worst(pages, ({ statements }) => statements.length);
  const over = pages.filter(({ statements }) => statements.length > 12).map(({ name }) => name);
  return [
    {
      budget: "a supplier's page, 1 client: p50 under 8 ms",
      holds: alone.one.p50 < 8,
      found: `${alone.one.p50.toFixed(1)} ms at worst (${alone.name})`,
    },
    {
      budget: "a supplier's page, 4 clients: p95 under 40 ms (aim: 25)",
      holds: crowded.four.p95 < 40,
      found: `${crowded.four.p95.toFixed(1)} ms at worst (${crowded.name})`,
    },
    {
      budget: "a supplier's page: at most 12 SQL statements",
      holds: over.length === 0,
      found: `${asking.statements.length} at most (${asking.name})${over.length > 0 ? `; over: ${over.join(", ")}` : ""}`,
    },
  ];
}
