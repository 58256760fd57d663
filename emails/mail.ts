/**
 * Mails: which there are, and what each must be told.
 *
 * Whoever queues a mail gives what only they know (`Queued`). The rest is read when the mail is sent: names as they are
 * that day, the tasks that are still open, and a link or a code, of which the database holds no more than the hash.
 */
import type { Both } from "db/schema/columns";
import type { DecisionOutcome, LegalBasis, MemberRole } from "db/schema/words";

type Kind = {
  /** Whom it is written to. "anyone" is an address that may belong to several companies, or to a member. */
  reader: "supplier" | "member" | "anyone";
  /** The tasks it lists: those still open, and no mail at all when none is; or those it was queued for, whatever became of them. */
  tasks?: "open" | "any";
  /** The kind of link made for it. */
  link?: "invitation" | "colleague" | "sign in";
  /** Somebody sits waiting for it: goes first, and is of no use to anybody an hour later. */
  isUrgent?: true;
};

export const mailKinds = {
  /** The first mail: who asks, why, and for what. */
  invitation: { reader: "supplier", tasks: "open", link: "invitation" },
  /** Everything that is still open, in one mail. */
  reminder: { reader: "supplier", tasks: "open", link: "invitation" },
  /** What was answered before is asked again: its time is up, or there is a new version. With everything else that is open. */
  renewal: { reader: "supplier", tasks: "open", link: "invitation" },
  /** To the signatory, from a colleague who may not sign. */
  "hand-over": { reader: "supplier", tasks: "open", link: "invitation" },
  /** To one who must sign as well, from the colleague who signed first. */
  "sign-too": { reader: "supplier", tasks: "open", link: "invitation" },
  /** To somebody who is to help with answers. */
  colleague: { reader: "supplier", tasks: "open", link: "colleague" },
  /** To whoever asked for that help: the part is done. */
  "part-done": { reader: "supplier", tasks: "any", link: "invitation" },
  /** The old link no longer worked. With nothing left to do, it signs in. */
  "new-link": { reader: "supplier", tasks: "any", link: "invitation", isUrgent: true },
  /** To the person named by one who was not the right one. */
  "taken-over": { reader: "supplier", tasks: "open", link: "invitation" },
  /** To the one who said "I am not the right person". */
  "handed-on": { reader: "supplier" },
  /** What became of "not relevant", "already done" or a longer deadline. */
  "claim-answered": { reader: "supplier", tasks: "any", link: "invitation" },
  /** To whoever signed with reservations: they are accepted. */
  "reservation-accepted": { reader: "supplier", tasks: "any" },
  /** What was submitted is accepted, with its result. */
  "assessment-accepted": { reader: "supplier", tasks: "any" },
  /** Every action of an improvement plan is agreed to: what is due when. */
  "plan-agreed": { reader: "supplier", tasks: "any", link: "invitation" },
  /** Whether the buyer goes on trading with the supplier, why, and what is missing. */
  decided: { reader: "supplier", link: "invitation" },
  /** Certificates that end soon, or have ended. */
  "certificates-end": { reader: "supplier", link: "invitation" },
  /** A certificate was not accepted, and why. */
  "certificate-not-accepted": { reader: "supplier", tasks: "any", link: "invitation" },
  /** The supplier's own code has been compared with ours: the addendum waits, or nothing was lacking. */
  "own-code-compared": { reader: "supplier", tasks: "any", link: "invitation" },
  /** The buyer has written about a task, which its link leads to. */
  message: { reader: "supplier", tasks: "any", link: "invitation" },
  /** What was sent in cannot be right: please look at it again, and why. */
  returned: { reader: "supplier", tasks: "open", link: "invitation" },
  /** Six digits that confirm who signs. */
  code: { reader: "supplier", isUrgent: true },
  /** What was signed, when, by whom. */
  receipt: { reader: "supplier" },
  "sign-in": { reader: "anyone", link: "sign in", isUrgent: true },
  "member-invitation": { reader: "member", link: "sign in" },
  /** To the owner: somebody outside the company's known domains was named. */
  "contact-proposed": { reader: "member" },
  /** To the coordinator and the owner: an answer that cannot wait, zero tolerance or a possible breach of contract. */
  suspicion: { reader: "member", tasks: "any" },
  /** To who may decide: a colleague has proposed what becomes of a supplier. */
  "decision-proposed": { reader: "member" },
  /** To the owner: the supplier did what a person must answer. */
  "supplier-said": { reader: "member", tasks: "any" },
  /** To the owner, and later the coordinator: what suppliers are late with in spite of reminders. */
  late: { reader: "member", tasks: "open" },
  /** To an administrator: a reminder as its reader would get it, but for the link. */
  "reminder-test": { reader: "member", tasks: "open" },
} as const satisfies Record<string, Kind>;

export type Template = keyof typeof mailKinds;
export const templates = Object.keys(mailKinds) as Template[];

type Person = { name: string; email: string };
/** Of what has a day of its own, its name in a calendar and how often it has changed. */
type Dated = { id: string; version: number };

/** What whoever queues a mail must say. Words of a person are shown as text, whatever they contain. */
export type Queued = {
  invitation: { words?: string };
  reminder: { words?: string };
  renewal: Record<never, never>;
  "hand-over": { by: string; words?: string };
  "sign-too": { by: string; title: string };
  /** @param sections of an assessment, where not the whole of it is shared */
  colleague: { by: string; words?: string; sections?: Both[] };
  "part-done": { by: string; sections: Both[] };
  "new-link": Record<never, never>;
  "taken-over": { previous: string };
  /** "asked": the buyer says yes first; "refused": the buyer said no. */
  "handed-on": { named: string; outcome: "taken over" | "asked" | "refused" };
  "claim-answered": {
    claim: "not relevant" | "already done" | "more time" | "dispute";
    outcome: "granted" | "refused";
    answer?: string;
    /** The new deadline of more time granted, YYYY-MM-DD. */
    until?: string;
  };
  "reservation-accepted": { words?: string };
  /** @param score 0–100, where there is one */
  "assessment-accepted": { hasGaps: boolean; score?: number; band?: Both; words?: string };
  /** @param actions the gaps and the days their actions are due, YYYY-MM-DD */
  "plan-agreed": { actions: (Dated & { title: Both; due: string })[] };
  /** @param conditions what is missing, and the days it must be there, YYYY-MM-DD, like `reviewBy` */
  decided: {
    outcome: DecisionOutcome;
    reason: string;
    forPeople?: string;
    conditions: { what: string; due: string }[];
    reviewBy: string;
  };
  /** @param certificates the last day of each, YYYY-MM-DD */
  "certificates-end": { certificates: (Dated & { name: Both; endsOn: string })[] };
  "certificate-not-accepted": { name: Both; reason: string };
  /** @param clauses of the addendum; none where the own code is accepted as it is */
  "own-code-compared": { clauses: number; words?: string };
  /** @param about the question of an assessment it is about */
  message: { by: string; words: string; about?: Both };
  /** @param questions those to be answered again, or the actions to be written anew, in the reader's language; none where all of it is */
  returned: { reason: string; questions?: string[]; actions?: string[] };
  code: { codeId: string; act: "sign" | "submit"; documents: Both[] };
  receipt: {
    documents: { title: Both; version: number }[];
    /** In the order they signed. */
    signers: { name: string; title: string }[];
    /** ISO 8601, UTC. */
    signedAt: string;
    /** SHA-256 in hex. */
    seal: string;
    reservation?: string;
    /** Who must sign as well before it counts. */
    waitsFor?: string;
    /** Where the receipt is, from the slash on: "/my/signatures/…". */
    path: string;
  };
  "sign-in": Record<never, never>;
  "member-invitation": { by: string; roles: MemberRole[] };
  "contact-proposed": { by: Person; proposed: Person; reason?: string; path: string };
  suspicion: { found: { title: Both; answer: Both | null; isZeroTolerance: boolean }[]; path: string };
  "decision-proposed": { by: string; outcome: DecisionOutcome; path: string };
  "supplier-said": {
    said:
      | "declined"
      | "more time"
      | "not relevant"
      | "already done"
      | "reservation"
      | "own code"
      | "addendum"
      | "submitted"
      | "action done"
      | "certificate"
      | "decision"
      | "dispute"
      | "message";
    by: Person;
    reason?: string;
    /** The deadline asked for, YYYY-MM-DD. */
    until?: string;
    /** The question of an assessment a message is about. */
    about?: Both;
    path: string;
  };
  late: Record<never, never>;
  "reminder-test": Record<never, never>;
};

/** One request, in the reader's language. */
export type Task = {
  name: string;
  concerning: string;
  /** YYYY-MM-DD */
  deadline: string;
  minutes: number;
  isOverdue: boolean;
  /** Where a document is to be signed anew: the version signed before. */
  signedVersion?: number;
  /** Where something is asked again: the day it was last accepted, YYYY-MM-DD. */
  answeredOn?: string;
  /** Whose it is, for a member. */
  supplier?: string;
};

/** What waits for somebody else at the same address, or for another company she answers for. */
export type AlsoFor = { supplier: string; to: string; tasks: Task[]; link: string };

export type Buyer = {
  name: string;
  legalBasis: LegalBasis;
  timeZone: string;
  contactName?: string;
  contactPhone?: string;
  website?: string;
};

/** Who writes to whom: the same for every mail. */
type Letterhead = {
  /** Where the portal is: "https://portal.example.no". */
  portalUrl: string;
  to?: string;
  /** In whose name it goes out. */
  owner?: { name: string; title?: string; phone?: string };
  /** Written in Norwegian to Denmark or Sweden: an English line on top says where English is. */
  hasEnglishLine: boolean;
};

type Concerns = {
  supplier: { buyer: Buyer; supplier: string };
  member: { buyer: Buyer; supplier?: string };
  anyone: { buyer?: Buyer; supplier?: string };
};

/** What is made or read at the moment of sending. */
type Made = { tasks: Task[]; link: string; code: string; minutes: number; also: AlsoFor[]; path: string };

type MadeFor<Of extends Kind, Name extends Template> = (Of extends { tasks: string } ? Pick<Made, "tasks"> : unknown) &
  (Of extends { link: string } ? Pick<Made, "link"> : unknown) &
  (Name extends "code" ? Pick<Made, "code" | "minutes"> : unknown) &
  (Name extends "reminder" | "renewal" ? Partial<Pick<Made, "also">> : unknown) &
  (Name extends "late" ? Pick<Made, "path"> : unknown) &
  (Name extends "reminder-test" ? Pick<Made, "link"> : unknown);

/** Everything a template is given. */
export type MailData<Name extends Template> = Queued[Name] &
  Letterhead &
  Concerns[(typeof mailKinds)[Name]["reader"]] &
  MadeFor<(typeof mailKinds)[Name], Name>;

export type Rendered = { subject: string; html: string; text: string };
