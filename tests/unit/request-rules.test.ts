import { contactRoles, memberRoles, type RequestState, requestKinds, requestStates } from "db/schema/words";
import { describe, expect, test } from "vitest";
import { type Act, type Kind, kinds, type Who } from "~/features/requests/kinds";
import {
  actsFor,
  afterIn,
  isClosed,
  isDone,
  isMet,
  isOpen,
  may,
  minutesFor,
  neededFor,
  after as outcomeOf,
  turn,
} from "~/features/requests/rules";

const states = Object.keys(requestStates) as RequestState[];
const everybody: Who[] = [...contactRoles, ...memberRoles, "portal"];

/** act | who | from, from → to. Written out by hand, so that no change to the code changes it. */
const ofAll = `
send | buyer, coordinator, manager, portal | draft → sent
open | contact, signatory, contributor | sent → opened
remind | buyer, coordinator, manager, portal | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered → same
hand over | contact, signatory, buyer, coordinator, manager | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered → same
ask more time | contact, signatory | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered → same
grant more time | buyer, coordinator, manager | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, submitted, in review, date agreed, carried out, report received, signed with reservation, own code, not relevant asked, already done asked → same
refuse more time | buyer, coordinator, manager | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, submitted, in review, date agreed, carried out, report received, signed with reservation, own code, not relevant asked, already done asked → same
withdraw | buyer, coordinator, manager | draft, sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, submitted, in review, date agreed, carried out, report received, signed with reservation, own code, not relevant asked, already done asked, declined, not relevant, satisfied, exempted → withdrawn
`;

/** What need not be done. */
const asides = `
say not relevant | contact, signatory | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered → not relevant asked
say already done | contact, signatory | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered → already done asked
take back claim | contact, signatory | not relevant asked, already done asked → opened
confirm not relevant | coordinator | not relevant asked → not relevant
refuse claim | coordinator | not relevant asked, already done asked → returned
satisfy | coordinator, portal | draft, sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, submitted, in review, date agreed, carried out, report received, signed with reservation, own code, not relevant asked, already done asked → satisfied
exempt | coordinator, manager | draft, sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, submitted, in review, date agreed, carried out, report received, signed with reservation, own code, not relevant asked, already done asked, declined → exempted
`;

const reviewed = `${ofAll}${asides}
confirm already done | coordinator | already done asked → accepted
start | contact, signatory, contributor | sent, opened → in progress
submit | contact, signatory | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, not relevant asked, already done asked → submitted
review | coordinator | submitted → in review
accept | coordinator | submitted, in review → accepted
accept with gaps | coordinator | submitted, in review → accepted with gaps
return | coordinator | submitted, in review → returned
`;
const table = {
  "company facts": `${ofAll}${asides}
confirm already done | coordinator | already done asked → accepted
start | contact, signatory, contributor | sent, opened → in progress
submit | contact, signatory | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, not relevant asked, already done asked → accepted
return | buyer, coordinator, manager | accepted → returned
`,
  document: `${ofAll}${asides}
confirm already done | coordinator | already done asked → signed
sign | contact, signatory | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, own code, declined, not relevant asked, already done asked → signed
sign in part | contact, signatory | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, own code, declined, not relevant asked, already done asked → signed in part
take back signature | contact, signatory | signed in part → opened
sign with reservation | contact, signatory | sent, opened, in progress, returned, compared, agreed, not accepted, ordered, own code, declined, not relevant asked, already done asked → signed with reservation
register | buyer, coordinator, manager, portal | draft, sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, submitted, in review, date agreed, carried out, report received, signed with reservation, own code, declined, not relevant asked, already done asked → signed
decline | contact, signatory | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, own code, not relevant asked, already done asked → declined
use own code | contact, signatory, coordinator | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, declined, not relevant asked, already done asked → own code
compare | coordinator | own code → compared
sign addendum | contact, signatory | compared → addendum signed
accept | coordinator | signed with reservation, compared → accepted
accept with gaps | coordinator | signed with reservation → accepted with gaps
return | coordinator | own code → returned
`,
  assessment: reviewed,
  declaration: reviewed,
  "improvement plan": `${ofAll}
start | contact, signatory | sent, opened → in progress
submit | contact, signatory | sent, opened, in progress, returned → submitted
return | coordinator, manager | submitted → returned
agree | coordinator, manager | submitted → agreed
carry out | contact, signatory | agreed → in review
send back | buyer, coordinator, manager | agreed, in review → agreed
accept | buyer, coordinator, manager | agreed, in review → accepted
`,
  certificate: `${ofAll}${asides}
confirm already done | coordinator | already done asked → accepted
submit | contact, signatory | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, not relevant asked, already done asked → submitted
accept | coordinator | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, not relevant asked, already done asked, submitted → accepted
not accept | coordinator | submitted → not accepted
`,
  audit: `${ofAll}${asides}
confirm already done | coordinator | already done asked → accepted
order | buyer, coordinator, manager | draft → ordered
agree date | buyer, coordinator, manager | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, date agreed → date agreed
carry out audit | buyer, coordinator, manager | date agreed → carried out
receive report | buyer, coordinator, manager | date agreed, carried out → report received
enter findings | coordinator | report received → findings entered
submit | contact, signatory | sent, opened, in progress, returned, signed in part, compared, agreed, not accepted, ordered, not relevant asked, already done asked → submitted
accept | coordinator | submitted → accepted
not accept | coordinator | submitted → not accepted
`,
};

const rows = (text: string) =>
  text
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const [act, by, path] = line.split(" | ") as [Act, string, string];
      const [from, to] = path.split(" → ") as [string, RequestState | "same"];
      return { act, by: by.split(", "), from: from.split(", "), to };
    });

describe("what may follow what", () => {
  for (const kind of requestKinds) {
    const lines = rows(table[kind]);

    test(`the table of ${kind} holds every act and no other`, () => {
      expect(lines.map(({ act }) => act).sort()).toEqual(Object.keys(kinds[kind].steps).sort());
    });

    test(`every act on ${kind}, in every state, by everybody, is as the table says`, () => {
      let tried = 0;
      for (const { act, by, from, to } of lines)
        for (const state of states)
          for (const who of everybody) {
            const expected = !by.includes(who)
              ? "not yours"
              : from.includes(state)
                ? to === "same"
                  ? state
                  : to
                : "refused";
            const outcome = outcomeOf(kind, state, act, who);
            const found =
              "state" in outcome ? outcome.state : outcome.refusal === "not yours" ? "not yours" : "refused";
            expect(`${who} ${act} ${state}: ${found}`).toBe(`${who} ${act} ${state}: ${expected}`);
            tried++;
          }
      expect(tried).toBe(lines.length * states.length * everybody.length);
    });

    test(`from a draft of ${kind} nothing leads to a state outside its chain`, () => {
      const reached = new Set<RequestState>(["draft"]);
      for (const state of reached)
        for (const act of actsFor(kind, state, everybody)) {
          const outcome = outcomeOf(kind, state, act, everybody);
          if ("state" in outcome) reached.add(outcome.state);
        }
      const asideStates = [
        "not relevant asked",
        "not relevant",
        "already done asked",
        "satisfied",
        "exempted",
        "withdrawn",
      ];
      const own = {
        "company facts": ["in progress", "accepted"],
        document: [
          "signed",
          "signed in part",
          "signed with reservation",
          "accepted",
          "accepted with gaps",
          "own code",
          "compared",
          "addendum signed",
          "declined",
        ],
        assessment: ["in progress", "submitted", "in review", "accepted", "accepted with gaps"],
        declaration: ["in progress", "submitted", "in review", "accepted", "accepted with gaps"],
        "improvement plan": ["in progress", "submitted", "agreed", "in review", "accepted"],
        certificate: ["submitted", "accepted", "not accepted"],
        audit: [
          ...["ordered", "date agreed", "carried out", "report received", "findings entered"],
          ...["submitted", "accepted", "not accepted"],
        ],
      }[kind];
      const aside = kind === "improvement plan" ? ["withdrawn"] : asideStates;
      expect([...reached].sort()).toEqual(["draft", "sent", "opened", "returned", ...own, ...aside].sort());
    });
  }

  test("a refusal says which: unknown, not yours, already, closed or not now", () => {
    expect(outcomeOf("company facts", "sent", "sign", "contact")).toEqual({ refusal: "unknown" });
    expect(outcomeOf("document", "sent", "constructor" as Act, "contact")).toEqual({ refusal: "unknown" });
    expect(outcomeOf("document", "sent", "sign", "contributor")).toEqual({ refusal: "not yours" });
    expect(outcomeOf("document", "signed", "sign", "contact")).toEqual({ refusal: "already" });
    expect(outcomeOf("document", "withdrawn", "sign", "contact")).toEqual({ refusal: "closed" });
    expect(outcomeOf("document", "draft", "sign", "contact")).toEqual({ refusal: "not now" });
  });

  test("a member with several roles may do what any of them may", () => {
    expect(may("document", "own code", "compare", ["administrator"])).toBe(false);
    expect(may("document", "own code", "compare", ["administrator", "coordinator"])).toBe(true);
    expect(may("document", "own code", "compare", [])).toBe(false);
  });

  test("readers and administrators change no request, and the supplier never sees a draft move", () => {
    for (const kind of requestKinds) {
      for (const state of states) expect(actsFor(kind, state, ["reader", "administrator"])).toEqual([]);
      expect(actsFor(kind, "draft", contactRoles)).toEqual([]);
    }
  });

  test("a colleague may look and fill in, never speak for the company", () => {
    const acts = new Set(
      requestKinds.flatMap((kind) => states.flatMap((state) => actsFor(kind, state, "contributor"))),
    );
    expect([...acts].sort()).toEqual(["open", "start"]);
  });

  test("a no, a claim and a way around ask for a reason; what was done before asks for proof", () => {
    for (const act of ["decline", "use own code", "register", "say already done"] as const)
      expect(neededFor("document", act)).toBe(act === "decline" ? "reason" : "proof");
    for (const act of ["exempt", "withdraw", "refuse claim", "say not relevant", "ask more time"] as const)
      for (const kind of requestKinds)
        expect(neededFor(kind, act)).toBe(Object.hasOwn(kinds[kind].steps, act) ? "reason" : undefined);
    expect(neededFor("document", "sign")).toBeUndefined();
  });
});

describe("open, closed, done and met", () => {
  test("every state is a draft, open or closed, and open means it is somebody's turn", () => {
    for (const state of states) {
      expect([state === "draft", isOpen(state), isClosed(state)].filter(Boolean)).toHaveLength(1);
      expect(isOpen(state)).toBe(turn(state) !== null);
    }
  });

  test("done is closed, and met is done or need not be done", () => {
    for (const kind of requestKinds)
      for (const state of states) {
        if (isDone(kind, state)) expect(isClosed(state)).toBe(true);
        expect(isMet(kind, state)).toBe(
          isDone(kind, state) || ["satisfied", "exempted", "not relevant"].includes(state),
        );
      }
    expect(states.filter((state) => isDone("document", state))).toEqual([
      "accepted",
      "accepted with gaps",
      "signed",
      "addendum signed",
    ]);
    expect(states.filter((state) => isDone("company facts", state))).toEqual(["accepted"]);
    expect(isMet("document", "declined")).toBe(false);
  });

  test("the minutes of several tasks are added up", () => {
    expect(minutesFor(["company facts", "document"])).toBe(12);
    expect(minutesFor([])).toBe(0);
  });
});

test("another kind needs an entry and nothing else: asides come with it, its own acts stand beside", () => {
  const { steps } = kinds["company facts"];
  const assessment: Kind = {
    minutes: 45,
    days: 30,
    done: ["accepted", "accepted with gaps"],
    steps: {
      ...steps,
      submit: { by: ["contact", "signatory"], from: ["in progress", "returned"], to: "submitted" },
      review: { by: ["coordinator"], from: ["submitted"], to: "in review" },
      "accept with gaps": { by: ["coordinator"], from: ["in review"], to: "accepted with gaps" },
    },
  };
  expect(afterIn(assessment, "in progress", "submit", "contact")).toEqual({ state: "submitted" });
  expect(afterIn(assessment, "submitted", "review", ["coordinator"])).toEqual({ state: "in review" });
  expect(afterIn(assessment, "in review", "accept with gaps", "coordinator")).toEqual({ state: "accepted with gaps" });
  expect(afterIn(assessment, "in review", "exempt", "manager")).toEqual({ state: "exempted" });
  expect(afterIn(assessment, "in review", "submit", "contact")).toEqual({ refusal: "not now" });
});
