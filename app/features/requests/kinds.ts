/**
 * Kinds of request: what may follow what, by which act and by whom (DESIGN 7).
 *
 * One entry per kind; a further kind is a word in db/schema/words.ts and an entry here. Its own steps are those of its
 * chain; what every kind has in common (sending, opening, handing over, more time, the asides) comes from
 * `stepsOfAll` and reads whose turn it is from the list of states, so that a new state needs no mention here either.
 */
import { type ContactRole, type MemberRole, type RequestKind, type RequestState, requestStates } from "db/schema/words";

/** Who acts: the role a contact or member has, or the portal itself (jobs, imports). */
export type Who = ContactRole | MemberRole | "portal";

export type Step = {
  by: readonly Who[];
  from: readonly RequestState[];
  /** "same" when the act changes something beside the state: a deadline, whom it waits for. */
  to: RequestState | "same";
  /** What the act cannot be done without; forms ask for it. */
  needs?: "reason" | "proof";
};

export type Steps = Readonly<Record<string, Step>>;

export type Kind = {
  /** How long it takes the supplier, told before it starts. */
  minutes: number;
  /** Days to answer, unless the buyer's settings or the requirement say otherwise (DESIGN 8). */
  days: number;
  /** What the kind was asked for is there. */
  done: readonly RequestState[];
  steps: Steps;
};

const states = Object.keys(requestStates) as RequestState[];
const supplierTurn = states.filter((state) => requestStates[state] === "supplier");
const open = states.filter((state) => requestStates[state] !== null);
const claims = ["not relevant asked", "already done asked"] as const satisfies RequestState[];

/** Speaks for the supplier. A colleague only fills in. */
const supplier = ["contact", "signatory"] as const satisfies Who[];
const anyContact = ["contact", "signatory", "contributor"] as const satisfies Who[];
const asking = ["buyer", "coordinator", "manager"] as const satisfies Who[];
const reviewing = ["coordinator"] as const satisfies Who[];
const excepting = ["coordinator", "manager"] as const satisfies Who[];

const stepsOfAll = {
  send: { by: [...asking, "portal"], from: ["draft"], to: "sent" },
  open: { by: anyContact, from: ["sent"], to: "opened" },
  remind: { by: [...asking, "portal"], from: supplierTurn, to: "same" },
  "hand over": { by: [...supplier, ...asking], from: supplierTurn, to: "same" },
  "ask more time": { by: supplier, from: supplierTurn, to: "same", needs: "reason" },
  "grant more time": { by: asking, from: open, to: "same" },
  "refuse more time": { by: asking, from: open, to: "same", needs: "reason" },
  // Also the way back from an aside given by mistake: the request is withdrawn and asked anew.
  withdraw: {
    by: asking,
    from: ["draft", ...open, "declined", "not relevant", "satisfied", "exempted"],
    to: "withdrawn",
    needs: "reason",
  },
} as const satisfies Steps;

/**
 * What need not be done: for every kind but those about something that has been found already.
 * @param whenAlreadyDone the state a request gets when proof of having done it before is confirmed
 */
const asides = (whenAlreadyDone: RequestState) =>
  ({
    "say not relevant": { by: supplier, from: supplierTurn, to: "not relevant asked", needs: "reason" },
    "say already done": { by: supplier, from: supplierTurn, to: "already done asked", needs: "proof" },
    "take back claim": { by: supplier, from: claims, to: "opened" },
    "confirm not relevant": { by: reviewing, from: ["not relevant asked"], to: "not relevant" },
    "confirm already done": { by: reviewing, from: ["already done asked"], to: whenAlreadyDone },
    "refuse claim": { by: reviewing, from: claims, to: "returned", needs: "reason" },
    satisfy: { by: ["coordinator", "portal"], from: ["draft", ...open], to: "satisfied" },
    exempt: { by: excepting, from: ["draft", ...open, "declined"], to: "exempted", needs: "reason" },
  }) as const satisfies Steps;

function kind<const Own extends Steps>(entry: Omit<Kind, "steps"> & { whenAlreadyDone: RequestState; steps: Own }) {
  const { whenAlreadyDone, steps, ...rest } = entry;
  return { ...rest, steps: { ...stepsOfAll, ...asides(whenAlreadyDone), ...steps } };
}

/** A supplier may think again after a no, an own code or a claim, as long as nothing is settled. */
const maySign = [...supplierTurn, ...claims, "own code", "declined"] as const satisfies RequestState[];
/** Who signs after another signs the same as she did. */
const maySignFirst = maySign.filter((state) => state !== "signed in part");

/** sent → opened → in progress → submitted → in review → accepted · accepted with gaps · returned */
const reviewed = {
  done: ["accepted", "accepted with gaps"],
  whenAlreadyDone: "accepted",
  steps: {
    start: { by: anyContact, from: ["sent", "opened"], to: "in progress" },
    submit: { by: supplier, from: [...supplierTurn, ...claims], to: "submitted" },
    review: { by: reviewing, from: ["submitted"], to: "in review" },
    accept: { by: reviewing, from: ["submitted", "in review"], to: "accepted" },
    "accept with gaps": { by: reviewing, from: ["submitted", "in review"], to: "accepted with gaps" },
    return: { by: reviewing, from: ["submitted", "in review"], to: "returned", needs: "reason" },
  },
} as const;

export const kinds = {
  /**
   * sent → opened → in progress → accepted. Nobody reviews facts: they count when they are sent in, and a risk level
   * they change waits at the supplier for a member to see. Plainly wrong ones can be sent back.
   */
  "company facts": kind({
    minutes: 2,
    days: 14,
    done: ["accepted"],
    whenAlreadyDone: "accepted",
    steps: {
      start: { by: anyContact, from: ["sent", "opened"], to: "in progress" },
      submit: { by: supplier, from: [...supplierTurn, ...claims], to: "accepted" },
      return: { by: asking, from: ["accepted"], to: "returned", needs: "reason" },
    },
  }),
  /** sent → opened → signed in part → signed · signed with reservation → accepted · own code → compared → addendum signed · declined */
  document: kind({
    minutes: 10,
    days: 21,
    done: ["signed", "accepted", "accepted with gaps", "addendum signed"],
    whenAlreadyDone: "signed",
    steps: {
      sign: { by: supplier, from: maySign, to: "signed" },
      /** One has signed, and another of the company must sign as well. */
      "sign in part": { by: supplier, from: maySign, to: "signed in part" },
      "take back signature": { by: supplier, from: ["signed in part"], to: "opened" },
      "sign with reservation": { by: supplier, from: maySignFirst, to: "signed with reservation", needs: "reason" },
      /** An earlier or paper signature, registered by the buyer. The supplier's way is "say already done". */
      register: { by: [...asking, "portal"], from: ["draft", ...open, "declined"], to: "signed", needs: "proof" },
      decline: { by: supplier, from: [...supplierTurn, ...claims, "own code"], to: "declined", needs: "reason" },
      /** The coordinator may record a code the supplier has published, without the supplier's act. */
      "use own code": {
        by: [...supplier, "coordinator"],
        from: [...supplierTurn, ...claims, "declined"],
        to: "own code",
        needs: "proof",
      },
      compare: { by: reviewing, from: ["own code"], to: "compared" },
      "sign addendum": { by: supplier, from: ["compared"], to: "addendum signed" },
      /** A reservation one can live with, or an own code that lacks nothing. */
      accept: { by: reviewing, from: ["signed with reservation", "compared"], to: "accepted" },
      "accept with gaps": { by: reviewing, from: ["signed with reservation"], to: "accepted with gaps" },
      return: { by: reviewing, from: ["own code"], to: "returned", needs: "reason" },
    },
  }),
  assessment: kind({ minutes: 45, days: 30, ...reviewed }),
  declaration: kind({ minutes: 60, days: 30, ...reviewed }),
  /**
   * sent → opened → in progress → submitted → agreed → in review → accepted. Where every action is agreed to, they are
   * carried out; when the last is reported as done, what is left is to verify. Each action has its gap's state.
   */
  "improvement plan": {
    minutes: 30,
    days: 30,
    done: ["accepted"],
    steps: {
      ...stepsOfAll,
      start: { by: supplier, from: ["sent", "opened"], to: "in progress" },
      submit: { by: supplier, from: ["sent", "opened", "in progress", "returned"], to: "submitted" },
      return: { by: excepting, from: ["submitted"], to: "returned", needs: "reason" },
      agree: { by: excepting, from: ["submitted"], to: "agreed" },
      "carry out": { by: supplier, from: ["agreed"], to: "in review" },
      "send back": { by: asking, from: ["agreed", "in review"], to: "agreed" },
      accept: { by: asking, from: ["agreed", "in review"], to: "accepted" },
    },
  },
  /** sent → opened → submitted → accepted · not accepted. One certificate answers every request for its type. */
  certificate: kind({
    minutes: 5,
    days: 30,
    done: ["accepted"],
    whenAlreadyDone: "accepted",
    steps: {
      submit: { by: supplier, from: [...supplierTurn, ...claims], to: "submitted" },
      /** Also one that was asked for while the certificate was being read. */
      accept: { by: reviewing, from: [...supplierTurn, ...claims, "submitted"], to: "accepted" },
      "not accept": { by: reviewing, from: ["submitted"], to: "not accepted", needs: "reason" },
    },
  }),
  /**
   * ordered → date agreed → carried out → report received → findings entered; or, as long as nobody has been there, an
   * existing report: submitted → accepted · not accepted.
   */
  audit: kind({
    minutes: 20,
    days: 60,
    done: ["findings entered", "accepted"],
    whenAlreadyDone: "accepted",
    steps: {
      order: { by: asking, from: ["draft"], to: "ordered" },
      "agree date": { by: asking, from: [...supplierTurn, "date agreed"], to: "date agreed" },
      "carry out audit": { by: asking, from: ["date agreed"], to: "carried out" },
      "receive report": { by: asking, from: ["date agreed", "carried out"], to: "report received", needs: "proof" },
      "enter findings": { by: reviewing, from: ["report received"], to: "findings entered" },
      submit: { by: supplier, from: [...supplierTurn, ...claims], to: "submitted", needs: "proof" },
      accept: { by: reviewing, from: ["submitted"], to: "accepted" },
      "not accept": { by: reviewing, from: ["submitted"], to: "not accepted", needs: "reason" },
    },
  }),
} as const satisfies Record<RequestKind, Kind>;

/** Every act of every kind, so that texts and tests can be complete. */
export type Act = { [Name in RequestKind]: keyof (typeof kinds)[Name]["steps"] }[RequestKind];
