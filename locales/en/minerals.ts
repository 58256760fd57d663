import type nb from "../nb/minerals";
import type { TranslationOf } from "../translation";

/** Declarations on minerals (CMRT and EMRT). */
export default {
  file: {
    notFound: "There is no file “{{name}}”.",
    empty: "The file is empty. Choose the workbook again.",
    tooLarge:
      "The file is too large. It may have {{megabytes}} MB. Remove pictures and extra sheets, and save it again.",
    notAWorkbook: "The file is not an Excel workbook. Upload the CMRT or EMRT as .xlsx.",
    oldWorkbook:
      "The file is in the old Excel format (.xls). Open it in Excel, save it as an Excel workbook (.xlsx) and upload that.",
    encrypted: "The file is protected by a password. Remove the password, save it and upload it again.",
    damaged: "The file is damaged. Open it in Excel, save it again as .xlsx and upload that.",
    unpacksTooLarge:
      "The file becomes too large when unpacked. Copy the answers to a new blank template and upload that.",
    tooManyRows:
      "A list has more rows than the template has room for ({{max}}). Delete the rows that do not belong there, and save it again.",
    tookTooLong:
      "The file took more than {{seconds}} seconds to read. Copy the answers to a new blank template and upload that.",
    macros: "The file contains macros. Save it as an Excel workbook without macros (.xlsx) and upload that.",
    externalLinks:
      "The file takes values from other files. Choose Data and Edit Links in Excel, break the links, save and upload it again.",
    notATemplate: "We do not recognise the workbook as a CMRT or EMRT. Use RMI's official template.",
    otherTemplate: "This is a {{template}}. A CMRT or EMRT is needed here.",
    noVersion:
      "We cannot find the template's version (cell J3 of the sheet Declaration). Use an original template from RMI.",
    sheetMissing:
      "The sheet “{{sheet}}” is missing or was renamed. Give it its name back, or copy the answers to an original template.",
    columnsMoved:
      "Columns were moved (cell {{cell}}). Copy the answers to an original template, where the columns are in place.",
    rowsMoved:
      "Rows were moved: cell {{cell}} says “{{label}}” where the answer for {{mineral}} should be. Copy the answers to an original template.",
    unknownMineral:
      "Cell {{cell}} says “{{text}}”, which is no mineral the template knows. Choose from the list in the cell.",
    mineralsDisagree:
      "The minerals chosen do not match the rows: cell {{cell}} says “{{label}}”, but the choice gives “{{mineral}}”. Open the file in Excel, check that each answer is beside the right mineral, and save it again.",
    answersLeft:
      "There are {{count}} minerals chosen, but cell {{cell}} further down holds an answer. If a mineral was taken out after you answered, the answers have shifted. Check that each is beside the right mineral, and save the file again.",
    otherLayout: "The template that was uploaded is a {{template}} {{version}} and does not fit this declaration.",
  },
  /** What is wrong with a reference list. */
  list: {
    noSmelters: "The file has no list of smelters. Use an official blank template from RMI, or a CSV file.",
    noColumns: "The file must have columns for number (CID), metal and name.",
    badCid: "Row {{row}}: “{{value}}” is not a CID number.",
    badMetal: "Row {{row}}: We do not know the metal “{{value}}”.",
    badStatus: "Row {{row}}: We do not know the status “{{value}}”.",
    badDate: "Row {{row}}: “{{value}}” is not a date.",
    twoMetals: "Row {{row}}: {{value}} is already there under another metal.",
  },
  mineral: {
    Tantalum: "tantalum",
    Tin: "tin",
    Gold: "gold",
    Tungsten: "tungsten",
    Cobalt: "cobalt",
    Copper: "copper",
    Graphite: "graphite",
    Lithium: "lithium",
    Mica: "mica",
    Nickel: "nickel",
  },
  company: {
    name: "company name",
    scope: "scope of the declaration",
    scopeDescription: "description of the scope",
    uniqueId: "the company's ID",
    uniqueIdAuthority: "who issues the ID",
    address: "address",
    contactName: "contact person",
    contactEmail: "the contact's e-mail address",
    contactPhone: "the contact's telephone",
    authorizerName: "authorizer",
    authorizerTitle: "the authorizer's title",
    authorizerEmail: "the authorizer's e-mail address",
    authorizerPhone: "the authorizer's telephone",
    effectiveDate: "date of the declaration",
  },
  /** What the template's own check (the sheet Checker) counts as not filled in. */
  open: {
    company: "Fill in {{field}}",
    minerals: "Choose the minerals the declaration is about",
    policyAddress: "Give the web address of the policy (comment to question B)",
    products: "Fill in the product list",
    notListed: "Give name and country of every smelter not listed",
    question: "Answer question {{question}}",
    questionFor: "Answer question {{question}} for {{mineral}}",
    smelters: "Name the smelters of {{mineral}}",
  },
  severity: {
    block: "must be corrected",
    high: "high",
    medium: "medium",
    low: "low",
    unchecked: "not checked",
  },
  /** What a reviewer should look at. Read by supplier and buyer alike. */
  flags: {
    "RF-01": {
      older:
        "{{template}} {{version}} is too old. Only the company and its smelters were read. Use a newer version of the template.",
      superseded: "{{template}} {{version}} has been replaced by a newer version. Use the newest next time.",
      untried:
        "{{template}} {{version}} is newer than the versions we have tried. Check that everything was read correctly.",
    },
    "RF-02": { old: "The declaration is dated {{date}} and is older than {{months}} months." },
    "RF-03": {
      future: "The declaration is dated {{date}}, which is in the future.",
      unreadable: "The date “{{date}}” cannot be read. Write it as 15-Nov-2026, for example.",
    },
    "RF-04": {
      empty: "Required details are missing: {{fields}}.",
      noAddress: "The e-mail address has no @: {{fields}}.",
      notAvailable: "There is said to be no e-mail address: {{fields}}. The template's own check does not accept that.",
    },
    "RF-05": { same: "“Same” is given instead of a name: {{fields}}." },
    "RF-06": { noProducts: "The declaration is about a list of products, but the list is empty." },
    "RF-07": {
      companyOnly: "The request is about certain products, but the declaration is about the whole company.",
      missing: "Products the request is about are not in the list: {{products}}.",
    },
    "RF-08": {
      noDescription: "The scope is user defined, but not described.",
      notSaid: "The declaration is about the whole company, but does not say what that covers.",
    },
    "RF-09": {
      notAllowed: "Answers the template does not have: {{answers}}.",
      tooLong: "Text of more than {{max}} characters may be cut when others read the file.",
    },
    "RF-10": { notEnglish: "The template asks for comments in English." },
    "RF-11": { answered: "The answer for {{mineral}} is no, but later questions are answered too." },
    "RF-12": { open: "{{Mineral}} is in the products, but these questions are not answered: {{questions}}." },
    "RF-13": { none: "{{Mineral}} is in the products, but no smelter is named." },
    "RF-14": {
      denied:
        "The answer is that {{mineral}} is not in the products, but smelters of {{mineral}} are named ({{count}}).",
      notChosen: "The declaration is not about {{mineral}}, but smelters of {{mineral}} are named ({{count}}).",
    },
    "RF-15": {
      mined: "All {{mineral}} is said to be recycled, but smelters name mines or say that it is not.",
    },
    "RF-16": { recycled: "All smelters of {{mineral}} use recycled material only, but the answer says otherwise." },
    "RF-17": {
      both: "All {{mineral}} is said to be recycled, but also to come from covered countries or high-risk areas. Which is right?",
    },
    "RF-18": {
      partly:
        "All smelters of {{mineral}} are said to be identified, but not all suppliers have answered ({{answered}}).",
    },
    "RF-19": {
      unsure:
        "The answer is that {{mineral}} does not come from exposed countries, but not all suppliers or smelters are known.",
    },
    "RF-20": {
      unidentified:
        "All smelters of {{mineral}} are said to be identified, but the list has smelters not yet identified.",
    },
    "RF-21": {
      covered:
        "{{Mineral}} comes from the covered countries. Then the question about high-risk areas must be answered yes too.",
    },
    "RF-22": { uncommented: "The answer is that {{mineral}} comes from exposed areas. Explain it in the comment." },
    "RF-23": { unexplained: "Products like these usually contain {{mineral}}. Explain why yours do not." },
    "RF-30": {
      covered: "{{Mineral}} comes from DR Congo or its neighbours. Look at the smelters' status.",
      only: "{{Mineral}} comes from exposed countries only ({{answer}}). Look at the smelters' status.",
    },
    "RF-31": {
      highRisk: "{{Mineral}} comes from conflict-affected or high-risk areas.",
      unknown: "It is not known where {{mineral}} comes from, or whether it is recycled.",
    },
    "RF-32": { few: "Few suppliers, or none, have answered for {{mineral}} ({{answered}})." },
    "RF-33": { partly: "Not all suppliers have answered for {{mineral}} ({{answered}})." },
    "RF-34": {
      notIdentified: "Not all smelters of {{mineral}} are identified.",
      notReported: "Not all information received on smelters of {{mineral}} is included.",
    },
    "RF-35": {
      noPolicy: "The company has no policy for responsible sourcing of minerals.",
      noDiligence: "The company does no due diligence on minerals.",
    },
    "RF-36": {
      notPublic: "The policy on minerals is not public.",
      noAddress: "The policy is said to be public, but its web address is missing.",
      notAnAddress: "What is given as the policy's web address does not look like one.",
    },
    "RF-37": {
      notRequired: "The company does not require its suppliers to use smelters validated by a third party.",
      noReview: "The company does not review what its suppliers say.",
      noCorrection: "The company does not follow up its suppliers with corrective action.",
    },
    "RF-38": {
      noSurvey: "The company does not ask its suppliers about conflict minerals.",
      notDescribed: "The company asks its suppliers in another format, but does not describe it.",
    },
    "RF-50": {
      unknown: "Smelters with a number that is not in the reference list: {{smelters}}.",
      noCid: "Smelters without a number, under a name that is not in the reference list: {{smelters}}.",
      noMetal: "Smelters of {{mineral}} were not checked, as the reference list has none.",
      noList: "The numbers were not checked, as there is no reference list.",
    },
    "RF-51": {
      dropped: "Smelters that were taken out of the reference list: {{smelters}}.",
      noList: "Whether smelters were taken out of the list was not checked, as there is no reference list.",
      noEarlier: "Whether smelters were taken out of the list was not checked, as we have only one edition of it.",
    },
    "RF-52": {
      otherMetal: "Smelters that belong to another metal by the reference list: {{smelters}}.",
      noList: "Whether smelters and metals belong together was not checked, as there is no reference list.",
    },
    "RF-53": {
      unlike: "Name or country does not match the number: {{smelters}}.",
      noList: "Names and countries were not checked against the numbers, as there is no reference list.",
    },
    "RF-54": { unnamed: "A smelter not listed needs both name and country: {{smelters}}." },
    "RF-55": {
      listed: "Smelters given as “not listed” are in the list: {{smelters}}. Choose them from it.",
      noList: "Whether smelters “not listed” are in the list after all was not checked, as there is no reference list.",
    },
    "RF-56": {
      some: "Some smelters of {{mineral}} are not yet identified.",
      alone: "None of the smelters of {{mineral}} is identified.",
    },
    "RF-57": {
      outside: "Smelters that are neither conformant nor active: {{smelters}}.",
      outsideThen: "Smelters that were neither conformant nor active when the declaration was made: {{smelters}}.",
      noList: "The smelters' status was not checked, as there is no reference list.",
      noStatus: "The smelters' status was not checked, as the reference list does not tell it.",
    },
    "RF-58": {
      due: "Conformance has expired or expires soon: {{smelters}}.",
      noList: "When conformance expires was not checked, as there is no reference list.",
      noStatus: "When conformance expires was not checked, as the reference list does not tell it.",
    },
    "RF-59": {
      country: "Smelters in countries under sanctions or of particularly high risk: {{smelters}}.",
      watched: "Smelters the buyer watches in particular: {{smelters}}.",
    },
    "RF-60": {
      idle: "Conformant smelters that are not operating: {{smelters}}.",
      noList: "Whether the smelters operate was not checked, as there is no reference list.",
      noStatus: "Whether the smelters operate was not checked, as the reference list does not tell it.",
    },
    "RF-61": {
      covered:
        "The answer is that {{mineral}} does not come from exposed countries, but mines in DR Congo or its neighbours are named: {{smelters}}.",
    },
    "RF-62": { twice: "The same smelter is named more than once: {{smelters}}." },
    "RF-63": {
      whole: "Nearly all of the world's smelters of {{mineral}} are named. Were they found in your own supply chain?",
      identical: "The list is the same as another supplier's: {{suppliers}}.",
      changed: "None of the smelters is the same as in the declaration before. Explain why.",
      noList: "Whether the list was copied was not checked, as there is no reference list.",
    },
    "RF-64": { mixed: "The sheet of smelters is from version {{listVersion}}, the rest from {{version}}." },
  },
  /** The questions, short and in our own words. {{what}} is the metal or the mineral. */
  what: { CMRT: "the metal", EMRT: "the mineral" },
  questions: {
    used: "Is {{what}} intentionally added to, or used in, your products or their production?",
    remains: "Does any of {{what}} remain in the finished product?",
    covered: "Does any of {{what}} reach the smelters from DR Congo or its neighbours?",
    highRisk: "Does any of {{what}} reach the smelters from conflict-affected or high-risk areas?",
    recycled: "Does all of {{what}} come from recycled material or scrap?",
    answered: "How many of the suppliers concerned have answered you?",
    identified: "Have you found all the smelters in your supply chain?",
    reported: "Is everything you were told about smelters included in this declaration?",
  },
  questionHelp: {
    covered:
      "The neighbours are Angola, Burundi, the Central African Republic, the Republic of the Congo, Rwanda, South Sudan, Tanzania, Uganda and Zambia. Give your source in the comment when the answer is yes.",
    highRisk: "Often called CAHRAs. Give your source in the comment when the answer is yes.",
  },
  letters: {
    A: "Does the company have a policy for responsible sourcing of minerals?",
    B: "Is the policy public on your website?",
    C: "Do you require your suppliers to use smelters validated by an independent third party?",
    D: "Do you do due diligence on where the minerals come from?",
    E: "Do you survey your suppliers about conflict minerals?",
    F: "Do you review your suppliers' answers against what you expect?",
    G: "Do you follow up with corrective action when answers fall short?",
    H: "Must the company file a yearly report on conflict minerals?",
  },
  letterHelp: {
    B: "Give the web address in the comment when the answer is yes.",
    E: "Describe the format in the comment if you use another.",
  },
  options: {
    yes: "Yes",
    no: "No",
    unknown: "Unknown",
    all: "All (100%)",
    over90: "More than 90%",
    over75: "More than 75%",
    over50: "More than 50%",
    half: "50% or fewer",
    none: "None",
    notSurveyed: "We did not survey our suppliers",
    notDeclaring: "Not included in the declaration",
    notApplicable: "Not applicable to this declaration",
    drc: "DR Congo only",
    india: "India or Madagascar only",
    standard: "Yes, following IPC-1755 (such as CMRT or EMRT)",
    otherFormat: "Yes, in another format",
    whenMore: "Yes, when more processors are validated",
    sec: "Yes, with the SEC",
    eu: "Yes, with the EU",
    both: "Yes, with both the SEC and the EU",
  },
  scope: {
    A: "The whole company",
    B: "Certain products (list them under Products)",
    C: "Something else (describe it below)",
  },
  smelterKind: {
    listed: "In the reference list",
    "not listed": "Not in the list",
    "not yet identified": "Not yet identified",
  },
  fileSays: "The file says “{{text}}”, which is not one of the answers.",
  fileSaysDate: "The file says “{{text}}”.",
  otherAsked: "This is a {{template}}, but a {{wanted}} is asked for. Upload a {{wanted}}.",
  requirement: {
    CMRT: "Conflict minerals declaration (CMRT)",
    EMRT: "Declaration on cobalt, mica and other minerals (EMRT)",
  },
  fileName: "{{template}} {{version}} {{company}}.xlsx",
  /** The portal's message in the thread, followed by the questions. */
  asked_one: "The check of the declaration has a question. Please answer here, or correct it if it is returned:",
  asked_other:
    "The check of the declaration has {{count}} questions. Please answer here, or correct it if it is returned:",
  theme: "Conflict minerals",
  action: { smelters: "Follow up or replace the smelters within {{days}} days." },
  /** “A, B, C and 12 more” */
  andMore: "{{some}} and {{more}} more",
} as const satisfies TranslationOf<typeof nb>;
