/**
 * The demo's suppliers. Countries and numbers are those of a published due-diligence report of a Norwegian electronics
 * company (52 A- and B-suppliers, 21 C-suppliers, 73 in all); every name, number and address is invented.
 */
import type { Criticality, SupplierRole } from "db/schema/words";

/** How far a supplier has come with what it was asked for. */
type Stage =
  | "signed"
  | "signed late"
  | "reserved"
  | "earlier"
  | "paper"
  | "opened"
  | "waiting"
  | "more time"
  | "already done"
  | "not relevant"
  | "sent"
  | "overdue"
  | "not delivered"
  | "declined"
  | "exempted"
  | "not invited"
  | "to be clicked";

export type DemoSupplier = {
  name: string;
  country: string;
  criticality: Criticality;
  category: string;
  role: SupplierRole;
  stage: Stage;
  contact: string;
  /** Where the goods are made, when facts are in and it is not at home only. */
  sites?: string[];
};

const rows: [string, string, Criticality, string, SupplierRole, Stage, string, string[]?][] = [
  ["Åsane Kretskort AS", "NO", "A", "Elektronikk og kretskort", "producer", "signed", "Ola Åsane"],
  ["Fjellregn Plast AS", "NO", "A", "Plastdeler", "producer", "signed", "Marit Fjellregn"],
  ["Sandefjord Kabelfabrikk AS", "NO", "A", "Kabler", "producer", "to be clicked", "Hilde Brunvoll"],
  ["Nordlys Mekaniske AS", "NO", "A", "Metalldeler", "producer", "signed", "Terje Nordlys"],
  ["Tveit Emballasje AS", "NO", "B", "Emballasje", "producer", "signed", "Anne Tveit"],
  ["Lillestrøm Komponent AS", "NO", "A", "Elektroniske komponenter", "reseller", "signed", "Geir Halden", ["NO", "CN"]],
  ["Vestbygd Lakk og Overflate AS", "NO", "B", "Metalldeler", "service", "earlier", "Knut Vestbygd"],
  ["Brattli Dreieverksted AS", "NO", "B", "Metalldeler", "producer", "paper", "Solveig Brattli"],
  ["Hammerfest Sensor AS", "NO", "A", "Elektroniske komponenter", "producer", "signed", "Ailo Hætta"],
  ["Drammen Batteriteknikk AS", "NO", "A", "Batterier", "reseller", "opened", "Per Skoger"],
  ["Innlandet Treindustri AS", "NO", "B", "Kabinetter i MDF", "producer", "signed", "Randi Moelv"],
  ["Kongsvinger Stansing AS", "NO", "B", "Metalldeler", "producer", "signed late", "Bjørn Kongsli"],
  ["Ørsta Lysarmatur AS", "NO", "B", "Belysning", "producer", "waiting", "Ingvild Ørstavik"],
  ["Mjøsa Etikett AS", "NO", "B", "Emballasje", "producer", "reserved", "Stein Gjøvik"],
  ["Stavern Display AS", "NO", "A", "Elektroniske produkter", "reseller", "sent", "Lise Stavern"],
  ["Trondheim Testlab AS", "NO", "B", "Elektroniske produkter", "service", "exempted", "Eirik Nidar"],
  ["Haugaland Formverktøy AS", "NO", "B", "Plastdeler", "producer", "signed", "Torunn Haugen"],
  ["Lofoten Antenne AS", "NO", "A", "Elektroniske komponenter", "producer", "signed", "Jens Vågan"],
  ["Voss Skrue og Bolt AS", "NO", "B", "Metalldeler", "reseller", "not delivered", "Arne Vossestrand"],
  ["Sørlandet Magnet AS", "NO", "A", "Elektroniske komponenter", "reseller", "more time", "Gro Mandal"],
  ["Hallingdal Papp AS", "NO", "B", "Emballasje", "producer", "earlier", "Olav Hol"],
  ["Molde Presisjon AS", "NO", "A", "Metalldeler", "producer", "signed", "Kari Molden"],
  ["Østfold Kjemi AS", "NO", "B", "Kjemiske produkter", "reseller", "overdue", "Roy Sarpen"],
  ["Telemark Transformator AS", "NO", "A", "Elektroniske komponenter", "producer", "signed", "Unni Skien"],
  ["Finnmark Målerteknikk AS", "NO", "B", "Elektroniske produkter", "producer", "not invited", "Nils Tana"],
  ["Ryfylke Gummi AS", "NO", "B", "Plastdeler", "producer", "already done", "Svein Ryfylke"],
  ["Oppland Montasje AS", "NO", "A", "Elektronikk og kretskort", "service", "signed", "Berit Lom"],
  ["Shenzhen Brightfield PCB Co., Ltd.", "CN", "A", "Elektronikk og kretskort", "producer", "signed", "Li Na"],
  ["Dongguan Evergold Plastics Co., Ltd.", "CN", "A", "Plastdeler", "producer", "opened", "Zhang Wei"],
  ["Suzhou Clearwave Connectors Co., Ltd.", "CN", "A", "Elektroniske komponenter", "producer", "signed", "Chen Jie"],
  ["Ningbo Northstar Metalworks Co., Ltd.", "CN", "B", "Metalldeler", "producer", "overdue", "Wang Fang"],
  ["Guangzhou Lumina Display Co., Ltd.", "CN", "A", "Elektroniske produkter", "producer", "waiting", "Liu Yang"],
  ["Xiamen Seabright Batteries Co., Ltd.", "CN", "A", "Batterier", "producer", "sent", "Huang Min"],
  ["Hangzhou Greenpack Co., Ltd.", "CN", "B", "Emballasje", "producer", "declined", "Zhao Lei"],
  [
    "Kowloon Component Trading Ltd.",
    "HK",
    "A",
    "Elektroniske komponenter",
    "reseller",
    "signed",
    "Chan Ka Yan",
    ["HK", "CN"],
  ],
  ["Victoria Harbour Electronics Ltd.", "HK", "B", "Elektroniske komponenter", "reseller", "sent", "Wong Siu Ming"],
  ["Cedar Ridge Semiconductors Inc.", "US", "A", "Elektroniske komponenter", "producer", "signed", "Emily Carter"],
  ["Lakeshore Test Instruments Inc.", "US", "B", "Elektroniske produkter", "producer", "not invited", "James Miller"],
  ["Thameside Cable Assemblies Ltd", "GB", "B", "Kabler", "producer", "signed", "Oliver Hughes"],
  ["Pennine Precision Ltd", "GB", "B", "Metalldeler", "producer", "opened", "Sarah Whitaker"],
  ["Southern Cross Sensors Pty Ltd", "AU", "B", "Elektroniske komponenter", "producer", "earlier", "Mia Thompson"],
  ["Coral Coast Lighting Pty Ltd", "AU", "B", "Belysning", "producer", "sent", "Jack Wilson"],
  ["Øresund Elektronik A/S", "DK", "A", "Elektronikk og kretskort", "producer", "signed", "Mette Kjær"],
  ["Mälardalen Kontakt AB", "SE", "A", "Elektroniske komponenter", "reseller", "signed", "Lars Ekström"],
  ["Donauland Elektronik GmbH", "AT", "B", "Elektronikk og kretskort", "producer", "paper", "Johanna Huber"],
  ["Bohemia Kabely s.r.o.", "CZ", "B", "Kabler", "producer", "signed", "Tomáš Dvořák"],
  ["Rhône Composants SAS", "FR", "B", "Elektroniske komponenter", "producer", "more time", "Claire Moreau"],
  ["Shannon Microdevices Ltd", "IE", "A", "Elektroniske komponenter", "producer", "signed", "Aoife Byrne"],
  ["Carmel Radio Systems Ltd", "IL", "A", "Elektroniske komponenter", "producer", "opened", "Noa Levi"],
  ["Hanbit Memory Co., Ltd.", "KR", "A", "Elektroniske komponenter", "producer", "not relevant", "Kim Ji-woo"],
  ["Polder Power Supplies B.V.", "NL", "B", "Elektroniske produkter", "producer", "not delivered", "Sanne de Vries"],
  ["Hsinchu Silicon Works Co., Ltd.", "TW", "A", "Elektroniske komponenter", "producer", "signed", "Lin Yu-ting"],

  ["Bygdøy Renhold AS", "NO", "C", "Vedlikehold", "service", "signed", "Line Bygdøy"],
  ["Fjordtransport Skandinavia AS", "NO", "C", "Frakt", "service", "signed", "Rune Fjord"],
  ["Kvadrat Kontorrekvisita AS", "NO", "C", "Kontorrekvisita", "reseller", "sent", "Tone Kvamme"],
  ["Arbeidstøygrossisten AS", "NO", "C", "Arbeidstøy og tekstil", "reseller", "opened", "Morten Lie"],
  ["Skyvakt Drift AS", "NO", "C", "IT", "service", "signed", "Silje Skaar"],
  ["Nettstua Hosting AS", "NO", "C", "Drift av servere", "service", "not invited", "Even Nettum"],
  ["Kaffekompaniet Oslo AS", "NO", "C", "Kaffe", "reseller", "not invited", "Ida Kaffe"],
  ["Verktøyhuset Nord AS", "NO", "C", "Produksjonsutstyr", "reseller", "earlier", "Trond Vik"],
  ["Elsikker Installasjon AS", "NO", "C", "Vedlikehold", "service", "signed", "Jorunn El"],
  ["Grønn Gjenvinning AS", "NO", "C", "Vedlikehold", "service", "sent", "Vidar Grønn"],
  ["Trykkeriet på Hjørnet AS", "NO", "C", "Papirprodukter", "producer", "signed", "Astrid Hjort"],
  ["Møbelverkstedet Vest AS", "NO", "C", "Møbler", "producer", "not invited", "Harald Vest"],
  ["Profilklær Norge AS", "NO", "C", "Arbeidstøy og tekstil", "reseller", "overdue", "Nina Profil"],
  ["Måleteknisk Kalibrering AS", "NO", "C", "Vedlikehold", "service", "signed", "Odd Måle"],
  ["Lagerhyller Direkte AS", "NO", "C", "Produksjonsutstyr", "reseller", "not invited", "Ellen Lager"],
  ["Baltic Freight Express AB", "SE", "C", "Frakt", "service", "sent", "Karin Lund"],
  ["Jylland Automation ApS", "DK", "C", "Produksjonsutstyr", "producer", "signed", "Søren Holm"],
  ["Rheinland Lötsysteme GmbH", "DE", "C", "Produksjonsutstyr", "producer", "earlier", "Stefan Braun"],
  ["Yiwu Giftware Trading Co., Ltd.", "CN", "C", "Profilartikler", "reseller", "not invited", "Xu Hong"],
  ["Gdańsk Wire Harness Sp. z o.o.", "PL", "C", "Kabler", "producer", "exempted", "Agnieszka Nowak"],
  ["Pune Software Services Pvt Ltd", "IN", "C", "IT", "service", "not invited", "Priya Sharma"],
];

export const demoSuppliers: readonly DemoSupplier[] = rows.map(
  ([name, country, criticality, category, role, stage, contact, sites]) => ({
    name,
    country,
    criticality,
    category,
    role,
    stage,
    contact,
    sites,
  }),
);
