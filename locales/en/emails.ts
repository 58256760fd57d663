import type nb from "../nb/emails";
import type { TranslationOf } from "../translation";

/** E-mails. One section for each; what they share comes first. */
export default {
  layout: {
    portal: "Aktsom",
    hello: "Hello {{name}},",
    helloNobody: "Hello,",
    english:
      "This e-mail is in Norwegian. In the portal you can switch to English at any time, and later e-mails will follow.",
    copyAddress: "Button not working? Copy this address into your browser:",
    writes: "{{name}} writes:",
    regards: "Kind regards",
    telephone: "Telephone {{phone}}",
    sentFor: "Sent on behalf of {{buyer}} by the supplier portal at {{host}}.",
    sentFrom: "Sent by the supplier portal at {{host}}.",
  },
  tasks: {
    deadline: "Due {{deadline}}",
    wasDue: "Was due {{deadline}}",
    concerning: "Concerns {{concerning}}",
    answeredOn: "Last answered on {{date}}. You can use what you answered then again.",
    newVersion: "A new version. You have signed version {{version}}, and the portal shows what has changed.",
    minutes_one: "about {{count}} minute",
    minutes_other: "about {{count}} minutes",
    together_one: "In all it takes about {{count}} minute. You need no account.",
    together_other: "In all it takes about {{count}} minutes. You need no account.",
    noAccount: "You need no account.",
    open: "Open my tasks",
    calendarFile: "deadlines.ics",
    calendarEntry: "Due at {{buyer}}: {{task}}",
  },
  why: {
    "transparency act":
      "{{buyer}} buys goods or services from you and must, under the Norwegian Transparency Act, find out how people are treated in its supply chain. We therefore ask {{supplier}} for the following:",
    "procurement law":
      "{{buyer}} buys goods or services from you and is required by the Norwegian Public Procurement Act to have procedures that promote respect for fundamental human rights. We therefore ask {{supplier}} for the following:",
    "own policy":
      "{{buyer}} buys goods or services from you and requires, under its own policy, that suppliers take responsibility for people and the environment. We therefore ask {{supplier}} for the following:",
  },
  use: {
    "transparency act": "{{buyer}} reads your answers and uses them in its yearly account without naming persons.",
    "procurement law": "{{buyer}} reads your answers and uses them to follow up the contract.",
    "own policy": "{{buyer}} reads your answers and uses them to follow up its suppliers.",
  },
  genuine: {
    heading: "Not sure this e-mail is genuine?",
    callNumber: "Call {{person}} on {{phone}}; the number is on {{website}}.",
    callFromWebsite: "Call {{buyer}} on a number you find on {{website}}.",
    callKnown: "Call {{buyer}} on a number you already have.",
    address: "The button leads to {{host}}. We never ask for passwords or payment.",
    reply: "If you reply to this e-mail, your reply goes to {{owner}}.",
  },
  invitation: {
    subject: "{{buyer}} asks {{supplier}} to respond by {{deadline}}",
    heading: "{{buyer}} asks {{supplier}} to respond",
    preview_one: "One task, about {{minutes}} min",
    preview_other: "{{count}} tasks, about {{minutes}} min",
    notMe:
      "Not the right person? Open the tasks and choose “I am not the right person”, and they move on to the person you name.",
  },
  reminder: {
    subject: "Reminder: {{buyer}} asks {{supplier}} to respond by {{deadline}}",
    subjectOverdue: "Reminder: {{buyer}} is waiting for a response from {{supplier}}",
    heading: "What remains for {{supplier}}",
    preview_one: "One task remains",
    preview_other: "{{count}} tasks remain",
    due: "{{buyer}} has asked you for the following, and we would like to remind you of the deadline:",
    overdue:
      "The deadline has passed for some of what {{buyer}} has asked you for. It is not too late to respond, and what you have started is saved:",
    moreTime: "Need longer? Open the task and ask for an extension, or pause the reminders.",
    test: "Test: {{subject}}",
    alsoFor: "This is also waiting for {{name}} on behalf of {{supplier}}:",
    openFor: "Open the tasks of {{supplier}}",
    crossed: "If you have just responded, please disregard this reminder.",
  },
  renewal: {
    subject: "{{buyer}} asks {{supplier}} to update its answers by {{deadline}}",
    heading: "Time to update your answers to {{buyer}}",
    why: "Some of what {{supplier}} has told {{buyer}} now needs to be confirmed or answered again. If nothing has changed, it takes little time. This is waiting for you:",
  },
  late: {
    subject_one: "{{supplier}} has not responded, and the deadline has passed",
    subject_other: "{{count}} suppliers have not responded, and the deadline has passed",
    body: "We have sent reminders, but the deadline is well past and responses are still missing. A phone call often helps more than another e-mail.",
    more_one: "and {{count}} more request.",
    more_other: "and {{count}} more requests.",
    open: "See everyone who is overdue",
    quiet: "You are told once about each request.",
  },
  handOver: {
    subject: "{{by}} asks you to sign for {{supplier}}",
    heading: "{{by}} asks you to sign for {{supplier}}",
    why: "{{by}} has handed this over to you, because it must be signed by someone who can bind {{supplier}}.",
  },
  signToo: {
    subject: "{{by}} has signed for {{supplier}} and asks you to sign as well",
    heading: "{{by}} asks you to sign together",
    why: "{{by}}, {{title}}, has signed. {{supplier}} is bound when two sign together, so this is signed once you have signed as well.",
  },
  colleague: {
    subject: "{{by}} asks for your help with answers to {{buyer}}",
    heading: "{{by}} asks for your help with answers to {{buyer}}",
    why: "{{buyer}} has asked {{supplier}} for answers, and {{by}} has shared this with you:",
    sections: "Your part:",
    yourPart: "You see only what was shared with you. {{by}} submits it when everything is ready.",
  },
  partDone: {
    subject: "{{by}} has finished a part of the answers to {{buyer}}",
    body: "{{by}} has answered the part you shared for {{supplier}}, and says it is done.",
    sections: "The part:",
    next: "Check the answers and submit when everything is ready.",
    open: "See the answers",
  },
  newLink: {
    subject: "New link to your tasks from {{buyer}}",
    heading: "Here is a new link",
    tasks: "You asked for a new link. This remains for {{supplier}}:",
    nothing:
      "You asked for a new link. Everything {{buyer}} has asked {{supplier}} for is done, but you can see the answers.",
    minutes: "The link works for 15 minutes.",
    see: "See the answers",
  },
  takenOver: {
    subject: "{{previous}} has named you as the right person at {{supplier}}",
    heading: "{{previous}} has named you as the right person",
    why: "{{previous}} has told us that you answer {{buyer}} for {{supplier}}.",
  },
  handedOn: {
    subject: {
      "taken over": "{{named}} has taken over the tasks from {{buyer}}",
      asked: "{{buyer}} is considering whether {{named}} can take over",
      refused: "{{buyer}} still asks you to respond",
    },
    heading: "Thank you for telling us",
    outcome: {
      "taken over":
        "{{named}} has received a link and answers for {{supplier}} from now on. What you have started is saved. You will get no more e-mails about these tasks.",
      asked:
        "You named {{named}} as the right person at {{supplier}}. We do not know the domain of that address, so {{buyer}} has to agree first. Until then the tasks stay with you.",
      refused:
        "You named {{named}} as the right person at {{supplier}}. {{buyer}} has said no, and the tasks stay with you. Reply to this e-mail if that is wrong.",
    },
  },
  reservationAccepted: {
    subject: "{{buyer}} has accepted the reservations on “{{task}}”",
    body: "{{buyer}} has accepted the reservations {{supplier}} made when signing “{{task}}”. The signature stands with the reservations, and you need not do anything more.",
  },
  assessmentAccepted: {
    subject: "{{buyer}} has accepted “{{task}}”",
    body: "{{buyer}} has reviewed the answers from {{supplier}} to “{{task}}” and accepted them. There is nothing more for you to do now.",
    withGaps:
      "{{buyer}} has reviewed the answers from {{supplier}} to “{{task}}” and accepted them. Some things can be better, and {{buyer}} will contact you about them.",
    result: "Result",
    scoreIs: "{{score}} of 100: {{band}}",
  },
  planAgreed: {
    subject: "{{buyer}} agrees with the improvement plan",
    body: "{{buyer}} agrees with what {{supplier}} will do. Let us know as the actions are carried out.",
    actions: "Agreed:",
    action: "{{title}} Due: {{date}}",
    open: "See the plan",
  },
  ownCodeCompared: {
    open: "Read and sign the addendum",
    addendum: {
      subject: "{{buyer}} has compared your code: an addendum waits for your signature",
      body_one:
        "{{buyer}} has read {{supplier}}'s own code against “{{task}}”. One clause is missing or only partly covered. It is in an addendum, which we ask you to read and sign.",
      body_other:
        "{{buyer}} has read {{supplier}}'s own code against “{{task}}”. {{count}} clauses are missing or only partly covered. They are in an addendum, which we ask you to read and sign.",
    },
    accepted: {
      subject: "{{buyer}} has accepted your code of conduct",
      body: "{{buyer}} has read {{supplier}}'s own code against “{{task}}” and found that it covers everything. There is nothing more for you to do.",
    },
  },
  message: {
    subject: "{{by}} of {{buyer}} has written about “{{task}}”",
    body: "{{by}} has written to {{supplier}} about “{{task}}”.",
    open: "Read and answer",
    about: "About the question:",
  },
  returned: {
    subject: "{{buyer}} asks you to look at “{{task}}” again",
    body: "{{buyer}} has returned “{{task}}” to {{supplier}} for completion. What you wrote is kept. Please put it right and submit it again.",
    someQuestions:
      "{{buyer}} has reviewed “{{task}}” and asks {{supplier}} to answer some of the questions again. The other answers stay as they are.",
    questions: "Questions to answer again:",
    someActions:
      "{{buyer}} has looked at “{{task}}” and asks {{supplier}} to work more on some of the actions. The others are fine.",
    actions: "Actions to look at again:",
  },
  certificatesEnd: {
    subject_one: "{{supplier}}: {{name}} is due for renewal",
    subject_other: "{{supplier}}: {{count}} certificates are due for renewal",
    body: "{{buyer}} has received these certificates from {{supplier}}. Please upload a new one when you have it.",
    endsOn: "valid until {{date}}",
    open: "Upload a new one",
    renewing: "Is renewal under way? Say so on the certificate's page, and we will not remind you of it again.",
  },
  certificateNotAccepted: {
    subject: "{{buyer}} cannot accept the certificate “{{name}}”",
    body: "{{buyer}} has read the certificate “{{name}}” from {{supplier}} and cannot accept it as it is. Please upload another when you have it.",
    open: "Upload another",
  },
  claimAnswered: {
    reason: "Reason:",
    "not relevant": {
      granted: {
        subject: "{{buyer}} agrees: “{{task}}” is not relevant",
        body: "{{buyer}} has confirmed that “{{task}}” is not relevant for {{supplier}}. There is nothing more for you to do.",
      },
      refused: {
        subject: "{{buyer}} still asks for a response: “{{task}}”",
        body: "You answered that “{{task}}” is not relevant for {{supplier}}. {{buyer}} finds that it is, and asks you to respond by {{deadline}}.",
      },
    },
    "already done": {
      granted: {
        subject: "{{buyer}} has accepted your evidence: “{{task}}”",
        body: "{{buyer}} has accepted the evidence that {{supplier}} has already completed “{{task}}”. There is nothing more for you to do.",
      },
      refused: {
        subject: "{{buyer}} still asks for a response: “{{task}}”",
        body: "You answered that {{supplier}} has already completed “{{task}}”. {{buyer}} cannot accept the evidence as it is, and asks you to respond by {{deadline}}.",
      },
    },
    dispute: {
      granted: {
        subject: "{{buyer}} agrees: this is not a gap",
        body: "{{buyer}} has looked at what {{supplier}} wrote about “{{task}}” and agrees that it is not a gap.",
      },
      refused: {
        subject: "{{buyer}} still finds that this is a gap",
        body: "{{buyer}} has looked at what {{supplier}} wrote about “{{task}}” and still finds that it must be put right. The deadline has moved by the time the answer took, to {{deadline}}.",
      },
    },
    "more time": {
      granted: {
        subject: "New deadline from {{buyer}}: {{deadline}}",
        body: "{{buyer}} has given {{supplier}} more time for “{{task}}”. The new deadline is {{deadline}}.",
      },
      refused: {
        subject: "The deadline at {{buyer}} is still {{deadline}}",
        body: "{{buyer}} cannot give {{supplier}} more time for “{{task}}”. The deadline is still {{deadline}}.",
      },
    },
  },
  code: {
    subject: {
      sign: "{{code}} is your code for signing",
      submit: "{{code}} is your code for submitting",
    },
    heading: {
      sign: "Your code for signing",
      submit: "Your code for submitting",
    },
    why: {
      sign: "Enter the code to confirm that it is you who sign for {{supplier}}. The code covers only this:",
      submit: "Enter the code to confirm that it is you who submit for {{supplier}}. The code covers only this:",
    },
    lasts_one: "The code works for {{count}} minute.",
    lasts_other: "The code works for {{count}} minutes.",
    notYou: "Did you not ask for the code? Do not give it to anyone. Reply to this e-mail and we will look into it.",
  },
  receipt: {
    subject_one: "Receipt: {{supplier}} has signed “{{document}}”",
    subject_other: "Receipt: {{supplier}} has signed {{count}} documents",
    subjectReservation_one: "Receipt: {{supplier}} has signed “{{document}}” with reservations",
    subjectReservation_other: "Receipt: {{supplier}} has signed {{count}} documents with reservations",
    subjectInPart_one: "Receipt: you have signed “{{document}}” for {{supplier}}",
    subjectInPart_other: "Receipt: you have signed {{count}} documents for {{supplier}}",
    headingInPart: "Thank you, your signature has been registered",
    waits: "This is signed once {{name}} has signed as well. She or he has been sent a link.",
    heading: "Thank you, the signature is registered",
    to: "This has been signed for {{supplier}} and sent to {{buyer}}:",
    document: "{{title}}, version {{version}}",
    signer: "Signed by",
    signerWithTitle: "{{name}}, {{title}}",
    time: "Time",
    reservation: "Reservations",
    seal: "Seal",
    sealHelp:
      "The seal is a fingerprint of the document and the signature. If anything is changed, it no longer matches.",
    open: "See the receipt",
    keep: "The documents as they were signed, in Norwegian and English, are there too. If it is a while since you were in, you will be asked to sign in.",
  },
  signIn: {
    subject: "Your sign-in link",
    heading: "Sign in to the supplier portal",
    headingAt: "Sign in to the supplier portal of {{buyer}}",
    why: "Someone, probably you, has asked to sign in with this e-mail address. The link works for 15 minutes.",
    open: "Sign in",
    notYou: "Was it not you? Then you can delete this e-mail. Nobody gets in without the link.",
  },
  memberInvitation: {
    subject: "You have been given access to the supplier portal of {{buyer}}",
    heading: "Welcome to the supplier portal of {{buyer}}",
    why: "{{by}} has given you access as {{roles}}.",
    how: "You need no password. The link works for seven days; after that, ask for a new one on the sign-in page.",
    open: "Sign in",
    roles: {
      buyer: "buyer",
      coordinator: "quality coordinator",
      manager: "manager",
      administrator: "administrator",
      reader: "reader",
    },
  },
  contactProposed: {
    subject: "{{supplier}} names a new contact",
    heading: "{{supplier}} names a new contact",
    why: "{{by}} says that {{name}} is the right person at {{supplier}}. The address {{email}} does not belong to a domain we know for this supplier, so we will not write to it until you have agreed.",
    open: "See the proposal",
  },
  suspicion: {
    zeroTolerance: {
      subject: "Possible breach of zero tolerance at {{supplier}}",
      body: "{{supplier}} has submitted “{{task}}”. The answers point to something serious.",
    },
    breach: {
      subject: "Possible breach of contract at {{supplier}}",
      body: "{{supplier}} has submitted “{{task}}”. The answers may be a breach of contract.",
    },
    noAnswer: "Not answered",
    decide: "Nothing is settled before a coordinator has confirmed it. Contact the supplier.",
    open: "Decide",
  },
  decided: {
    subject: {
      approved: "{{buyer}} has approved {{supplier}} as a supplier",
      "approved with conditions": "{{buyer}} has approved {{supplier}} with conditions",
      "not approved": "{{buyer}} has not approved {{supplier}} as a supplier",
      suspended: "{{buyer}} suspends {{supplier}}",
      inactive: "{{buyer}} ends its trade with {{supplier}}",
    },
    body: {
      approved: "{{buyer}} has looked at what {{supplier}} has submitted and approved you as a supplier.",
      "approved with conditions":
        "{{buyer}} has looked at what {{supplier}} has submitted and approved you as a supplier. Something must be in place by a date.",
      "not approved":
        "{{buyer}} has looked at what {{supplier}} has submitted and cannot approve you as a supplier now. You are the first to know.",
      suspended: "{{buyer}} places no further orders with {{supplier}} for the time being. You are the first to know.",
      inactive: "{{buyer}} places no further orders with {{supplier}}.",
    },
    reason: "Reason:",
    forPeople: "What it means for the people affected:",
    conditions: "This must be in place",
    condition: "{{what}}, by {{date}}",
    review: "We look at this again by {{date}}.",
    answer: "If you think something is wrong, or want to comment, you can answer in the portal.",
    open: "Read and answer",
  },
  decisionProposed: {
    subject: {
      approved: "Approve {{supplier}}? {{by}} proposes it",
      "approved with conditions": "Approve {{supplier}} with conditions? {{by}} proposes it",
      "not approved": "{{by}} proposes not to approve {{supplier}}",
      suspended: "{{by}} proposes to suspend {{supplier}}",
      inactive: "{{by}} proposes to leave {{supplier}}",
    },
    body: "{{by}} has proposed what becomes of {{supplier}}. Somebody else than the proposer decides.",
    open: "See the proposal",
  },
  supplierSaid: {
    dispute: {
      subject: "{{supplier}} disputes a gap",
      body: "{{by}} writes that {{supplier}} does not agree with a gap in “{{task}}”. Answer within ten working days; until then the deadline stands still.",
    },
    decision: {
      subject: "{{supplier}} has answered the decision",
      body: "{{by}} has answered for {{supplier}} on the decision you have made.",
    },
    reason: "Reason:",
    open: "See the request",
    openDecision: "See the decision",
    coordinator: "A quality coordinator has to decide on the answer.",
    declined: {
      subject: "{{supplier}} declines to sign “{{task}}”",
      body: "{{by}} has answered that {{supplier}} cannot sign “{{task}}”.",
    },
    "more time": {
      subject: "{{supplier}} asks for an extension until {{until}}",
      body: "{{by}} asks for an extension until {{until}} for “{{task}}”. The deadline is now {{deadline}}.",
    },
    "not relevant": {
      subject: "{{supplier}} answers that “{{task}}” is not relevant",
      body: "{{by}} has answered that “{{task}}” is not relevant for {{supplier}}.",
    },
    "already done": {
      subject: "{{supplier}} answers that “{{task}}” is already done",
      body: "{{by}} has answered that {{supplier}} has already completed “{{task}}”, and attached evidence.",
    },
    reservation: {
      subject: "{{supplier}} has signed “{{task}}” with reservations",
      body: "{{by}} has signed “{{task}}” for {{supplier}}, with reservations.",
    },
    message: {
      subject: "{{supplier}} has written about “{{task}}”",
      body: "{{by}} of {{supplier}} has written to you about “{{task}}”.",
    },
    addendum: {
      subject: "{{supplier}} has signed the addendum to “{{task}}”",
      body: "{{by}} has signed the addendum to {{supplier}}'s own code. The matter is settled.",
    },
    certificate: {
      subject: "{{supplier}} has uploaded “{{task}}”",
      body: "{{by}} has uploaded “{{task}}” for {{supplier}}.",
    },
    submitted: {
      subject: "{{supplier}} has submitted “{{task}}”",
      body: "{{by}} has submitted “{{task}}” for {{supplier}}.",
    },
    "action done": {
      subject: "{{supplier}} has carried out an action",
      body: "{{by}} reports that {{supplier}} has carried out an action in “{{task}}”.",
    },
    "own code": {
      subject: "{{supplier}} refers to its own code",
      body: "{{by}} has answered that {{supplier}} follows its own code instead of “{{task}}”.",
    },
  },
} as const satisfies TranslationOf<typeof nb>;
