/**
 * What people write in a cell for a country, and the code it stands for.
 *
 * A name that could be two countries ("Congo") is left unknown on purpose: a wrong country gives a wrong risk level.
 */
import { countries } from "./countries";

const alpha3 = `
  AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT AU:AUS AW:ABW
  AX:ALA AZ:AZE BA:BIH BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM BM:BMU BN:BRN
  BO:BOL BQ:BES BR:BRA BS:BHS BT:BTN BV:BVT BW:BWA BY:BLR BZ:BLZ CA:CAN CC:CCK CD:COD CF:CAF CG:COG
  CH:CHE CI:CIV CK:COK CL:CHL CM:CMR CN:CHN CO:COL CR:CRI CU:CUB CV:CPV CW:CUW CX:CXR CY:CYP CZ:CZE
  DE:DEU DJ:DJI DK:DNK DM:DMA DO:DOM DZ:DZA EC:ECU EE:EST EG:EGY EH:ESH ER:ERI ES:ESP ET:ETH FI:FIN
  FJ:FJI FK:FLK FM:FSM FO:FRO FR:FRA GA:GAB GB:GBR GD:GRD GE:GEO GF:GUF GG:GGY GH:GHA GI:GIB GL:GRL
  GM:GMB GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS GT:GTM GU:GUM GW:GNB GY:GUY HK:HKG HM:HMD HN:HND HR:HRV
  HT:HTI HU:HUN ID:IDN IE:IRL IL:ISR IM:IMN IN:IND IO:IOT IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM
  JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM KI:KIR KM:COM KN:KNA KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO
  LB:LBN LC:LCA LI:LIE LK:LKA LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE
  MF:MAF MG:MDG MH:MHL MK:MKD ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ MR:MRT MS:MSR MT:MLT MU:MUS
  MV:MDV MW:MWI MX:MEX MY:MYS MZ:MOZ NA:NAM NC:NCL NE:NER NF:NFK NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL
  NR:NRU NU:NIU NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG PH:PHL PK:PAK PL:POL PM:SPM PN:PCN PR:PRI
  PS:PSE PT:PRT PW:PLW PY:PRY QA:QAT RE:REU RO:ROU RS:SRB RU:RUS RW:RWA SA:SAU SB:SLB SC:SYC SD:SDN
  SE:SWE SG:SGP SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD ST:STP SV:SLV
  SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TF:ATF TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS TM:TKM TN:TUN TO:TON
  TR:TUR TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY UZ:UZB VA:VAT VC:VCT VE:VEN
  VG:VGB VI:VIR VN:VNM VU:VUT WF:WLF WS:WSM XK:XKX YE:YEM YT:MYT ZA:ZAF ZM:ZMB ZW:ZWE
`;

/** Other ways the same country is written, beside its codes and both names. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  AE: ["UAE", "U.A.E.", "Emirates", "Dubai", "Abu Dhabi", "Emiratene", "Forente arabiske emirater"],
  AT: ["Österreich"],
  BA: ["Bosnia", "Bosnia and Herzegovina", "Bosnia og Hercegovina"],
  BE: ["België", "Belgique", "Belgien"],
  BG: ["Balgariya"],
  BN: ["Brunei Darussalam"],
  BO: ["Bolivia, Plurinational State of", "Plurinational State of Bolivia"],
  BR: ["Brasilien"],
  BY: ["Hviterussland", "Byelorussia"],
  CA: ["Kanada"],
  CD: [
    "Congo, Democratic Republic",
    "Democratic Republic of the Congo",
    "D.R. Congo",
    "DRC",
    "Congo Kinshasa",
    "Kongo Kinshasa",
    "DR Kongo",
    "Zaire",
  ],
  CG: ["Congo Brazzaville", "Kongo Brazzaville", "Congo Republic"],
  CH: ["Schweiz", "Suisse", "Svizzera", "Swiss"],
  CI: ["Ivory Coast"],
  CN: [
    "P.R. China",
    "PR of China",
    "PRC",
    "China Mainland",
    "Mainland China",
    "People's Republic of China",
    "China, People's Republic of",
    "Folkerepublikken Kina",
    "Fastlands-Kina",
    "中国",
  ],
  CV: ["Cabo Verde"],
  CY: ["Zypern"],
  CZ: ["Czech Republic", "Czech Rep", "Den tsjekkiske republikk", "Česko", "Česká republika", "Tjeckien"],
  DE: ["Deutschland", "Federal Republic of Germany", "BRD", "GER", "Allemagne"],
  DK: ["Denmark, Kingdom of", "DEN", "Dänemark"],
  EE: ["Eesti", "Estonie"],
  ES: ["España", "Espana", "Spanien"],
  FI: ["Suomi"],
  FK: ["Falkland Islands (Malvinas)"],
  FM: ["Micronesia, Federated States of", "Federated States of Micronesia"],
  FO: ["Føroyar", "Faeroe Islands"],
  FR: ["République française", "Frankreich", "Frankrig"],
  GB: [
    "UK",
    "U.K.",
    "Great Britain",
    "Britain",
    "England",
    "Scotland",
    "Wales",
    "Northern Ireland",
    "Skottland",
    "Nord-Irland",
    "Det forente kongerike",
    "United Kingdom of Great Britain and Northern Ireland",
    "Großbritannien",
    "Storbritannien",
  ],
  GE: ["Sakartvelo"],
  GL: ["Kalaallit Nunaat"],
  GR: ["Hellas", "Hellenic Republic", "EL", "Griechenland"],
  HK: ["Hong Kong SAR", "Hong Kong, China", "Hongkong SAR", "Hong Kong SAR China", "H.K."],
  HR: ["Hrvatska"],
  HU: ["Magyarország"],
  IE: ["Eire", "Éire", "Republic of Ireland", "Republikken Irland"],
  IM: ["Isle of Man"],
  IN: ["Bharat", "Indien"],
  IR: ["Iran, Islamic Republic of", "Islamic Republic of Iran"],
  IS: ["Ísland"],
  IT: ["Italien"],
  JP: ["Nippon", "日本"],
  KP: ["Korea, Democratic People's Republic of", "Democratic People's Republic of Korea", "DPRK"],
  KR: [
    "Korea",
    "Republic of Korea",
    "Korea, Republic of",
    "Korea, South",
    "S. Korea",
    "R.O.K.",
    "Republikken Korea",
    "Korea Sør",
  ],
  LA: ["Lao People's Democratic Republic", "Lao PDR", "Lao"],
  LI: ["Lichtenstein"],
  LT: ["Lietuva"],
  LU: ["Luxembourg", "Lëtzebuerg"],
  LV: ["Latvija"],
  MD: ["Moldova, Republic of", "Republic of Moldova"],
  MK: ["Macedonia", "Makedonia", "Republic of North Macedonia", "FYROM"],
  MM: ["Burma"],
  MO: ["Macau", "Macao SAR", "Macao, China", "Macau SAR"],
  MX: ["México", "Meksiko"],
  NL: ["Holland", "The Netherlands", "Kingdom of the Netherlands", "Niederlande", "Pays-Bas"],
  NO: ["Noreg", "Norwegen", "Kingdom of Norway", "Norvège", "Norga"],
  NZ: ["Ny-Zealand", "Aotearoa"],
  PH: ["Filippinerna", "Pilipinas"],
  PL: ["Polska"],
  PS: ["Palestine, State of", "State of Palestine", "Palestinian Territories", "De palestinske områdene"],
  PT: ["República Portuguesa"],
  RE: ["Reunion"],
  RO: ["România", "Rumania"],
  RS: ["Srbija"],
  RU: ["Russian Federation", "Den russiske føderasjon"],
  SA: ["KSA", "Kingdom of Saudi Arabia"],
  SE: ["Sverige", "SWE", "Schweden"],
  SH: ["Saint Helena"],
  SI: ["Slovenija"],
  SK: ["Slovensko", "Slovak Republic", "Den slovakiske republikk"],
  SY: ["Syrian Arab Republic"],
  SZ: ["Swaziland"],
  TH: ["Thai"],
  TL: ["East Timor"],
  TN: ["Tunisie"],
  TR: ["Turkey", "Turkiye", "Republic of Türkiye", "Türkei"],
  TW: [
    "Taiwan ROC",
    "Taiwan R.O.C.",
    "Taiwan, Province of China",
    "Taiwan, China",
    "Chinese Taipei",
    "Republic of China",
    "Republic of China (Taiwan)",
    "ROC",
    "台灣",
  ],
  TZ: ["Tanzania, United Republic of", "United Republic of Tanzania"],
  UA: ["Ukraina"],
  US: [
    "U.S.",
    "U.S.A.",
    "United States of America",
    "The United States",
    "America",
    "Amerika",
    "De forente stater",
    "Amerikas forente stater",
    "Sambandsstatene",
  ],
  VA: ["Holy See", "Vatican", "Vatikanet"],
  VE: ["Venezuela, Bolivarian Republic of"],
  VG: ["Virgin Islands, British", "BVI"],
  VI: ["Virgin Islands, U.S."],
  VN: ["Viet Nam", "S.R. Vietnam", "Socialist Republic of Vietnam"],
  XK: ["Republic of Kosovo"],
  ZA: ["RSA", "Republic of South Africa"],
};

const lettersNfdLeavesAlone: Readonly<Record<string, string>> = {
  æ: "ae",
  ø: "o",
  ß: "ss",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};

/** Case, accents, dots, spaces, "the", "and" and "Saint" taken away: what is left decides. */
function folded(text: string): string {
  const words = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[æøßđðłþı]/g, (letter) => lettersNfdLeavesAlone[letter] ?? letter)
    .replace(/['’`´.]/g, "")
    .replace(/[^\p{Letter}]+/gu, " ")
    .trim()
    .split(" ");
  if (words.length === 1) return words[0] ?? "";
  const kept = words.filter((word) => !["the", "and", "og"].includes(word));
  return kept.map((word) => (word === "saint" ? "st" : word)).join("");
}

const codes = new Map<string, string>();
for (const [code, en, nb] of countries) {
  for (const text of [code, en, nb, ...(aliases[code] ?? [])]) codes.set(folded(text), code);
}
for (const pair of alpha3.trim().split(/\s+/)) {
  const [code, three] = pair.split(":") as [string, string];
  codes.set(folded(three), code);
}

/**
 * The country a text means: a code of two or three letters, a name in Norwegian or English, or a common alias; also
 * "NO - Norge" and "Kina (CN)", when all parts that mean a country mean the same one. Null when it is none we know.
 */
export function countryOf(text: string): string | null {
  // "Not available" is no Namibia.
  if (/^\s*n\/a\s*$/i.test(text)) return null;
  const whole = codes.get(folded(text));
  if (whole || text.length > 100) return whole ?? null;
  const parts = text
    .split(/[()/,;:–-]/)
    .map(folded)
    .filter(Boolean);
  if (parts.length < 2) return null;
  const [meant, ...others] = new Set(parts.map((part) => codes.get(part)));
  return meant && others.length === 0 ? meant : null;
}
